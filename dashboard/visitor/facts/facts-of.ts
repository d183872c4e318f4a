import type { Confidence } from '../../../server/contracts/network.ts';
import type { VisitorProfile, VisitorTouch } from '../../../server/contracts/visitors.ts';
import { range, revenueRange } from '../../format/company.ts';
import { countryName } from '../../format/place.ts';
import { pagePath, safeHref } from '../../format/page-path.ts';
import { strings } from '../../strings.ts';

/** One thing that is known, and where from. */
export interface Fact {
  label: string;
  value: string;
  href?: string;
  source?: string;
  confidence?: Confidence;
  /** ISO 8601 date or time. */
  at?: string;
}

/** Facts under one heading; `none` says why there are none. */
export interface FactGroup {
  title: string;
  facts: Fact[];
  none?: string;
}

const words = strings.visitor.facts;

const list = (values: Record<string, string | undefined>, from: Partial<Fact> = {}): Fact[] =>
  Object.entries(values).flatMap(([key, value]) =>
    value ? [{ ...from, label: words.labels[key] ?? key, value }] : [],
  );

/** The company, each field with its source, confidence and date. */
export function companyFacts({ company }: VisitorProfile): FactGroup {
  if (!company) return { title: words.company, facts: [], none: words.noCompany };
  const { source, confidence, at, name, domain, industry, size, revenue, location } = company;
  const from = { source: words.sources[source] ?? source, confidence, at };
  const facts = [
    ...list({ name }, from),
    ...list({ domain }, { ...from, href: `https://${domain}` }),
    ...list({ industry, size: range(size), revenue: revenueRange(revenue), location }, from),
  ];
  return { title: words.company, facts };
}

/** Where the visitor is, roughly. */
export function locationFacts({ location, network }: VisitorProfile): FactGroup {
  const from: Partial<Fact> = {
    source: words.sources['db-ip'] ?? '',
    confidence: 'low',
    ...(network ? { at: network.data_version } : {}),
  };
  const country = location?.country && countryName(location.country);
  const { city, region } = location ?? {};
  return {
    title: words.location,
    facts: list({ city, region: region === city ? undefined : region, country }, from),
    none: words.noLocation,
  };
}

/** The network the visitor was last seen on. */
export function networkFacts({ network }: VisitorProfile): FactGroup {
  if (!network) return { title: words.network, facts: [], none: words.noNetwork };
  const from = { source: words.sources['routeviews'] ?? '', at: network.data_version };
  const values = {
    type: words.networkTypes[network.type] ?? network.type,
    org: network.org,
    asn: network.asn === undefined ? undefined : `AS${network.asn}`,
  };
  return { title: words.network, facts: list(values, from) };
}

/** The browser, and where the visitor first came from. */
export function deviceFacts({ user_agent: agent, first_referrer, id }: VisitorProfile): FactGroup {
  const facts = list({ browser: agent?.browser, os: agent?.os, device: agent?.device });
  const href = first_referrer && safeHref(first_referrer);
  const came = list({ referrer: first_referrer }, href ? { href } : {});
  return { title: words.device, facts: [...facts, ...came, ...list({ id })] };
}

/** The ad network whose click id is on the link, where no `utm_source` names it. */
const networkOf = (campaign: VisitorTouch['campaign']): string | undefined =>
  Object.keys(campaign).flatMap((name) => words.adNetworks[name] ?? [])[0];

const touchFact = (label: string, { at, url, campaign }: VisitorTouch): Fact => {
  const { utm_source: from = networkOf(campaign), utm_medium, utm_campaign } = campaign;
  const named = [from, utm_medium, utm_campaign].filter(Boolean);
  const value = (named.length > 0 ? named : Object.values(campaign)).join(' · ');
  return { label, value, source: words.onPage(pagePath(url).replace(/\?.*/, '')), at };
};

/** The campaigns whose links brought the visitor, the first and the latest. */
export function campaignFacts({ first_touch, last_touch }: VisitorProfile): FactGroup {
  const facts: Fact[] = [];
  if (first_touch) facts.push(touchFact(words.firstCampaign, first_touch));
  if (last_touch && last_touch.at !== first_touch?.at)
    facts.push(touchFact(words.lastCampaign, last_touch));
  return { title: words.campaigns, facts };
}

/** What the site told about the visitor. */
export function traitFacts({ traits }: VisitorProfile): FactGroup {
  const facts = Object.entries(traits).map(([label, value]) => ({
    label,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  return { title: words.traits, facts };
}
