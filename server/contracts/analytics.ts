import { z } from 'zod';
import { listQuery } from './lists.ts';
import { visitorRow } from './visitors.ts';

/** A local date (`2026-03-29`, in the site's time zone) or a moment with its offset. */
const moment = z.iso
  .date()
  .or(z.iso.datetime({ offset: true }))
  // A year later its dates have five digits, and do not sort any more.
  .refine((text) => text >= '1970' && text < '9999', 'a year from 1970 to 9998');

/**
 * What range is asked for. A date stands for its whole day in the site's time zone, so `to` is
 * included; a moment is taken to the full hour, and `to` is not. Default: the last 30 days with
 * today. At most 366 days.
 */
export const rangeQuery = z.object({ from: moment.optional(), to: moment.optional() });
export type RangeQuery = z.infer<typeof rangeQuery>;

/** Query of `GET /api/analytics/overview`. By hour up to 14 days; default: by hour up to 2 days. */
export const overviewQuery = rangeQuery.extend({ interval: z.enum(['hour', 'day']).optional() });
export type OverviewQuery = z.infer<typeof overviewQuery>;

/** The range that was answered. `to` is not part of it. */
const answeredRange = z.object({ from: z.string(), to: z.string(), timezone: z.string() });

/** What is counted of a range; bots and excluded visitors are in none of these. */
export const analyticsTotals = z.object({
  /** Different visitors, and different sessions; see `uniques`. */
  visitors: z.number().int(),
  sessions: z.number().int(),
  page_views: z.number().int(),
  /** Events of every kind. */
  events: z.number().int(),
  /** Chat messages of visitors, and conversations that they began. */
  messages: z.number().int(),
  conversations: z.number().int(),
  widget_opened: z.number().int(),
  identifies: z.number().int(),
  goals: z.number().int(),
  /** Purchase events; `revenue` counts an order once, however often it was reported. */
  purchases: z.number().int(),
});
export type AnalyticsTotals = z.infer<typeof analyticsTotals>;

/** The highest of a dimension, highest first, and the sum of all the others. */
const topOf = (count: 'page_views' | 'sessions') =>
  z.object({
    rows: z.array(z.object({ name: z.string(), [count]: z.number().int() })),
    other: z.number().int(),
  });

/** One hour or day of the series. */
export const analyticsBucket = z.object({
  /** When it begins, ISO 8601 UTC. */
  at: z.string(),
  /** Its date in the site's time zone. */
  day: z.string(),
  visitors: z.number().int(),
  sessions: z.number().int(),
  page_views: z.number().int(),
  events: z.number().int(),
  messages: z.number().int(),
  conversations: z.number().int(),
  goals: z.number().int(),
  /** Orders that count, and their amounts by currency. */
  orders: z.number().int(),
  revenue: z.record(z.string(), z.number()),
});
export type AnalyticsBucket = z.infer<typeof analyticsBucket>;

/** `GET /api/analytics/overview` */
export const overview = z.object({
  range: answeredRange.extend({ interval: z.enum(['hour', 'day']) }),
  totals: analyticsTotals,
  /** The same for as long a time right before. */
  previous: answeredRange.omit({ timezone: true }).extend({ totals: analyticsTotals }),
  /**
   * How sure `visitors` and `sessions` are: exact up to 2,048, estimated above. `error` is the
   * relative standard error; 95 of 100 estimates are within twice that.
   */
  uniques: z.object({ exact: z.boolean(), error: z.number() }),
  /** Every hour or day of the range, also those in which nothing happened. */
  series: z.array(analyticsBucket),
  /** By path. The other dimensions count the sessions that began there, or came from there. */
  pages: topOf('page_views'),
  entries: topOf('sessions'),
  /** The `utm_source` of the first page, else the host that linked to it, else `direct`. */
  sources: topOf('sessions'),
  /** The linking hosts alone. */
  referrers: topOf('sessions'),
  /** By ISO 3166 code, or `unknown`. */
  countries: topOf('sessions'),
  /** Of the orders, which count once each: highest amount first. */
  revenue: z.array(
    z.object({
      currency: z.string(),
      amount: z.number(),
      orders: z.number().int(),
      previous_amount: z.number(),
      previous_orders: z.number().int(),
    }),
  ),
  /**
   * Visitors (a verified person is one) whose score is at or above the site's threshold now, in
   * whatever range: scores decay within days. At most 10,000.
   */
  high_intent: z.object({ visitors: z.number().int(), threshold: z.number().int() }),
  /** Events that are in none of the numbers above. */
  kept_apart: z.object({ bots: z.number().int(), excluded: z.number().int() }),
});
export type Overview = z.infer<typeof overview>;

/**
 * Query of `GET /api/analytics/funnel`: 2–6 steps, an event's name or `path:/pricing*` each. In a
 * path `*` is anything within a segment, `**` anything, a `*` at its end all that follows.
 */
export const funnelQuery = rangeQuery.extend({ steps: z.string().min(1).max(1500) });
export type FunnelQuery = z.infer<typeof funnelQuery>;

/** `GET /api/analytics/funnel` */
export const funnel = z.object({
  range: answeredRange,
  steps: z.array(
    z.object({
      step: z.string(),
      /** Visitors who did this step after all the steps before it. */
      visitors: z.number().int(),
      /** Of those who did the first step, 0–1. */
      of_first: z.number(),
      /** Of those who did the step before, 0–1. */
      of_previous: z.number(),
    }),
  ),
  /** How the answer was bounded. `sample`: counted for some visitors and scaled to all of them. */
  bounded: z.object({
    by: z.enum(['none', 'sample']),
    /** Events in the range, as the rollups count them, and how many of them were looked at. */
    events: z.number().int(),
    looked_at: z.number().int(),
    /** The part of the range's events that the sample is, 0–1. */
    share: z.number(),
  }),
});
export type Funnel = z.infer<typeof funnel>;

/** A company: the visitors of one domain as one account. */
export const companyRow = z.object({
  domain: z.string(),
  name: z.string().optional(),
  industry: z.string().optional(),
  size: z.string().optional(),
  revenue: z.string().optional(),
  location: z.string().optional(),
  /** Different people who said who they are. */
  people: z.number().int(),
  /** Browsers. */
  visitors: z.number().int(),
  sessions: z.number().int(),
  page_views: z.number().int(),
  messages: z.number().int(),
  first_seen: z.string(),
  last_seen: z.string(),
  /** The strongest person's score plus half of the next one's, at most 100. */
  intent: z.number().int(),
  enterprise_score: z.number().int().optional(),
});
export type CompanyRow = z.infer<typeof companyRow>;

/** Query of `GET /api/companies`. `q` matches the beginnings of words of name and domain. */
export const companiesQuery = listQuery.extend({
  sort: z.enum(['last_seen', 'intent', 'first_seen']).default('last_seen'),
  q: z.string().trim().max(100).optional(),
});
export type CompaniesQuery = z.infer<typeof companiesQuery>;

/**
 * `GET /api/companies/:domain`; `visitors_list` is a page of them, the strongest first, as
 * `GET /visitors?company=&sort=intent`.
 */
export const companyDetail = companyRow.extend({
  visitors_list: z.object({
    data: z.array(visitorRow),
    total: z.number().int(),
    total_relation: z.enum(['eq', 'gte']).optional(),
    next_cursor: z.string().nullable(),
  }),
});
export type CompanyDetail = z.infer<typeof companyDetail>;
