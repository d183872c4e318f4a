import type { OutboxItem } from '../ports.ts';
import { browserOf, recentPages } from './delivery-facts.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import type { VisitorStore } from './visitor-store.ts';

type Data = Record<string, unknown>;
type Maker = (
  item: OutboxItem,
  doc: VisitorDoc,
  dashboardUrl: string,
  pages: readonly string[],
) => Data;

/** Pages that an alert names. */
const SHOWN_PAGES = 5;

const companyOf = ({ company }: VisitorDoc): Data | null =>
  company && {
    name: company.name ?? null,
    domain: company.domain,
    industry: company.industry ?? null,
    size: company.size ?? null,
  };

const whoIs = (item: OutboxItem, doc: VisitorDoc): Data => ({
  // A person has no browser of its own: the visitor is the one with the highest score.
  visitor_id: doc.kind === 'person' ? (doc.members[0] ?? doc.visitor_id) : item.visitor_id,
  ...(doc.kind === 'person' ? { person_id: doc.visitor_id } : {}),
  email: doc.email,
  identity: doc.identity,
});

const lead: Maker = (item, doc, dashboardUrl, pages) => ({
  ...whoIs(item, doc),
  intent_score: item.facts['intent_score'] ?? doc.intent,
  score_breakdown: item.facts['score_breakdown'] ?? [],
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

const ownEvent: Maker = (item, doc, dashboardUrl) => ({
  ...whoIs(item, doc),
  ...item.facts,
  dashboard_url: dashboardUrl,
});

const enriched: Maker = (item, doc) => ({
  visitor_id: item.visitor_id,
  company: doc.company && {
    ...companyOf(doc),
    revenue: doc.company.revenue ?? null,
    location: doc.company.location ?? null,
  },
  enterprise_score: doc.enterprise_score,
  enrichment_source: doc.company?.source ?? null,
});

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
  visitors: VisitorStore,
  item: OutboxItem,
  publicUrl: string,
): Promise<Data | undefined> {
  const doc = await visitors.get(`${item.site}:${item.visitor_id}`);
  if (!doc) return undefined;
  const make = MAKERS[item.event] ?? ownEvent;
  const dashboardUrl = `${publicUrl}/dashboard/visitors/${item.visitor_id}?site=${item.site}`;
  return make(item, doc, dashboardUrl, recentPages(await browserOf(visitors, doc)));
}
