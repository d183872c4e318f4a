import type { Clock, OutboxItem } from '../ports.ts';
import { browserOf, recentPages } from './delivery-facts.ts';
import { derive } from './derive.ts';
import type { Scored, Scoring } from './scoring.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import type { VisitorStore } from './visitor-store.ts';

type Data = Record<string, unknown>;

/** What a payload is made of. */
interface Told {
  item: OutboxItem;
  doc: VisitorDoc;
  dashboardUrl: string;
  /** The latest first. */
  pages: readonly string[];
  /** As of now, where there is anything to score. */
  scored: Scored | undefined;
}
type Maker = (told: Told) => Data;

/** Pages that an alert names. */
const SHOWN_PAGES = 5;

const companyOf = ({ company }: VisitorDoc): Data | null =>
  company && {
    name: company.name ?? null,
    domain: company.domain,
    industry: company.industry ?? null,
    size: company.size ?? null,
  };

const idsOf = ({ item, doc }: Told): Data => ({
  // A person has no browser of its own: the visitor is the one with the highest score.
  visitor_id: doc.kind === 'person' ? (doc.members[0] ?? doc.visitor_id) : item.visitor_id,
  ...(doc.kind === 'person' ? { person_id: doc.visitor_id } : {}),
});

const whoIs = (told: Told): Data => ({
  ...idsOf(told),
  name: told.doc.name,
  email: told.doc.email,
  identity: told.doc.identity,
});

/**
 * The score with its rows: that of the crossing, unless what was found since then has raised it. It
 * is not lowered by what has decayed since.
 */
const scoreOf = ({ item, doc, scored }: Told): Data => {
  const { intent_score: then, score_breakdown: rows } = item.facts;
  if (scored && (typeof then !== 'number' || scored.intent > then))
    return { intent_score: scored.intent, score_breakdown: scored.breakdown };
  return { intent_score: then ?? doc.intent, score_breakdown: rows ?? [] };
};

const engagementOf = ({ item, doc, dashboardUrl, pages }: Told): Data => ({
  enterprise_score: doc.enterprise_score,
  company: companyOf(doc),
  engagement: {
    pages_viewed: doc.page_views,
    messages_sent: doc.messages,
    current_url: item.facts['current_url'] ?? doc.page_url,
    recent_pages: pages.slice(0, SHOWN_PAGES).map((url) => ({ url })),
  },
  dashboard_url: dashboardUrl,
});

const lead: Maker = (told) => ({
  ...whoIs(told),
  ...scoreOf(told),
  ...engagementOf(told),
});

const ownEvent: Maker = (told) => ({
  ...whoIs(told),
  company: companyOf(told.doc),
  ...told.item.facts,
  dashboard_url: told.dashboardUrl,
});

const enriched: Maker = (told) => {
  const { company, enterprise_score } = told.doc;
  return {
    ...idsOf(told),
    company: company && {
      ...companyOf(told.doc),
      revenue: company.revenue ?? null,
      location: company.location ?? null,
    },
    enterprise_score,
    enrichment_source: company?.source ?? null,
  };
};

const MAKERS: Readonly<Partial<Record<OutboxItem['event'], Maker>>> = {
  high_intent_visitor: lead,
  enterprise_alert: lead,
  visitor_enriched: enriched,
};

/**
 * The `data` of a webhook (contract §8), from the visitor as it is now and the facts of then.
 * @returns undefined where the visitor is gone: nothing is sent any more
 */
export async function payloadOf(
  deps: {
    visitors: VisitorStore;
    scoringFor(site: string): Promise<Scoring | undefined>;
    publicUrl: string;
    clock: Clock;
  },
  item: OutboxItem,
): Promise<Data | undefined> {
  const { visitors } = deps;
  const doc = await visitors.get(`${item.site}:${item.visitor_id}`);
  if (!doc) return undefined;
  const browser = await browserOf(visitors, doc);
  const scoring = await deps.scoringFor(item.site);
  const make = MAKERS[item.event] ?? ownEvent;
  return make({
    item,
    doc,
    dashboardUrl: `${deps.publicUrl}/dashboard/visitors/${item.visitor_id}?site=${item.site}`,
    pages: recentPages(browser),
    scored:
      browser.state && scoring
        ? derive(browser.state, scoring, deps.clock(), null).scored
        : undefined,
  });
}
