import { z } from 'zod';
import { enrichmentField, fieldSource } from './enrichment.ts';
import { enterpriseRow, scoreRow } from './intent.ts';
import { listQuery } from './lists.ts';

const confidence = z.enum(['high', 'medium', 'low']);
const flag = z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1');

/** The company of a visitor, with where it came from. */
export const visitorCompany = z.object({
  domain: z.string(),
  name: z.string().optional(),
  industry: z.string().optional(),
  size: z.string().optional(),
  revenue: z.string().optional(),
  location: z.string().optional(),
  confidence,
  /** `offline`, `email`, or a provider's name. */
  source: z.string(),
  at: z.string(),
});
export type VisitorCompany = z.infer<typeof visitorCompany>;

/** Who the visitor said to be. */
export const visitorIdentity = z.object({
  email: z.string().optional(),
  name: z.string().optional(),
  status: z.enum(['verified', 'unverified']),
});

/** A row of the visitors list. */
export const visitorRow = z.object({
  id: z.string(),
  version: z.string(),
  identity: visitorIdentity.optional(),
  company: visitorCompany.optional(),
  location: z
    .object({
      city: z.string().optional(),
      region: z.string().optional(),
      country: z.string().optional(),
    })
    .optional(),
  network_type: z.string().optional(),
  intent: z.number().int(),
  enterprise_score: z.number().int().optional(),
  online: z.boolean(),
  bot: z.boolean(),
  /** One of the team's own, by the site's exclusions: in no list and no count, and alerts nobody. */
  excluded: z.boolean().optional(),
  first_seen: z.string(),
  last_seen: z.string(),
  last_page: z.object({ url: z.string(), title: z.string().optional() }).optional(),
  page_views: z.number().int(),
  messages: z.number().int(),
  sessions: z.number().int(),
});
export type VisitorRow = z.infer<typeof visitorRow>;

/** A row of `GET /api/alerts`: who crossed the site's threshold. */
export const alertRow = visitorRow.extend({
  alerted_at: z.string(),
  /** false: one of more than 60 an hour, which show in the dashboard only. */
  sent: z.boolean(),
});
export type AlertRow = z.infer<typeof alertRow>;

/** Ready-made parts of the visitors: by whether they bought, and by whether they came back. */
export const visitorSegment = z.enum(['leads', 'customers', 'new', 'returning']);
export type VisitorSegment = z.infer<typeof visitorSegment>;

/** Query of `GET /api/visitors`. */
export const visitorsQuery = listQuery.extend({
  sort: z.enum(['last_seen', 'intent', 'first_seen']).default('last_seen'),
  q: z.string().trim().max(100).optional(),
  min_intent: z.coerce.number().int().min(0).max(100).optional(),
  company: z.string().max(253).optional(),
  industry: z.string().max(80).optional(),
  country: z.string().length(2).optional(),
  identified: flag.optional(),
  online: flag.optional(),
  segment: visitorSegment.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export type VisitorsQuery = z.infer<typeof visitorsQuery>;

/** One browsing session in a profile. */
export const visitorSession = z.object({
  id: z.string(),
  started_at: z.string(),
  ended_at: z.string(),
  page_views: z.number().int(),
  events: z.number().int(),
  entry_url: z.string().optional(),
  /** Host of the first page view's referrer, `direct` when empty. */
  source: z.string(),
});

/** A visit that came by the link of a campaign or an ad network. */
export const visitorTouch = z.object({
  at: z.string(),
  url: z.string(),
  referrer: z.string().optional(),
  /** `utm_*` and click ids such as `gclid`, by the parameter's name. */
  campaign: z.record(z.string(), z.string()),
});
export type VisitorTouch = z.infer<typeof visitorTouch>;

/** `GET /api/visitors/:id` */
export const visitorProfile = visitorRow.extend({
  score_breakdown: z.array(scoreRow),
  enterprise_breakdown: z.array(enterpriseRow),
  network: z
    .object({
      type: z.string(),
      asn: z.number().optional(),
      org: z.string().optional(),
      data_version: z.string(),
    })
    .optional(),
  traits: z.record(z.string(), z.unknown()),
  recent_sessions: z.array(visitorSession),
  first_referrer: z.string().optional(),
  /** The first and the latest visit by a campaign's link; of a person, of all its visitors. */
  first_touch: visitorTouch.optional(),
  last_touch: visitorTouch.optional(),
  user_agent: z
    .object({
      browser: z.string().optional(),
      os: z.string().optional(),
      device: z.string().optional(),
    })
    .optional(),
  conversations: z.array(z.string()),
  lifecycle: z.enum(['lead', 'customer']),
  person: z
    .object({
      /** Of a verified person, `p_…`, and the visitors that are it. */
      id: z.string().optional(),
      visitors: z.array(z.string()).optional(),
      /** Found by the identified e-mail. */
      name: z.string().optional(),
      title: z.string().optional(),
      linkedin_url: z.string().optional(),
    })
    .optional(),
  /** Where each field is from; what a browser or a person said themselves is not in it. */
  sources: z.partialRecord(enrichmentField, fieldSource),
});
export type VisitorProfile = z.infer<typeof visitorProfile>;

/** One event in the timeline: `GET /api/visitors/:id/events` (newest first, `cursor`). */
export const timelineEvent = z.object({
  event_id: z.string(),
  event: z.string(),
  timestamp: z.string(),
  received_at: z.string(),
  session_id: z.string().optional(),
  url: z.string().optional(),
  title: z.string().optional(),
  referrer: z.string().optional(),
  page_view_id: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  source: z.string(),
});
export type TimelineEvent = z.infer<typeof timelineEvent>;
