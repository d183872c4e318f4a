import type {
  AnalyticsBucket,
  AnalyticsTotals,
  Overview,
  OverviewQuery,
} from '../../contracts/analytics.ts';
import { ApiError } from '../../errors.ts';
import type { Clock, Site } from '../../ports.ts';
import type { VisitorReader } from '../companies/visitor-reader-store.ts';
import { tallyOf, type RollupDoc } from '../rollups/rollup-doc.ts';
import { topOf, type Names, type Tally } from '../rollups/tally.ts';
import { STANDARD_ERROR } from '../sketch/sketch.ts';
import { HOUR_MS, type Zone } from '../time/zone.ts';
import type { Zones } from '../time/zones.ts';
import type { OrderReader, Sale } from './order-reader-store.ts';
import { daysOf, previousOf, rangeOf, type Range } from './range.ts';
import { readRollups, type ReadDeps } from './read-rollups.ts';
import { byCurrency, revenueOf } from './revenue.ts';

const SHOWN_NAMES = 20;
/** Days that are shown by hour unless asked otherwise, and at most. */
const HOURLY_MS = 50 * HOUR_MS;
const MAX_HOURLY_MS = (14 * 24 + 1) * HOUR_MS;
const COUNTED_VISITORS = 10_000;

export interface OverviewDeps extends ReadDeps {
  orders: OrderReader;
  visitors: VisitorReader;
  zones: Zones;
  clock: Clock;
}

type Interval = 'hour' | 'day';

const intervalOf = (asked: Interval | undefined, { from, to }: Range): Interval => {
  if (asked === 'hour' && to - from > MAX_HOURLY_MS)
    throw new ApiError('invalid', { message: 'interval: by hour for at most 14 days' });
  return asked ?? (to - from <= HOURLY_MS ? 'hour' : 'day');
};

const totalsOf = ({ counts, visitors, sessions }: Tally): AnalyticsTotals => {
  const { bots: _bots, excluded: _excluded, ...counted } = counts;
  return { visitors: visitors.count(), sessions: sessions.count(), ...counted };
};

const shown = <T extends 'page_views' | 'sessions'>(names: Names, as: T) => {
  const rows = topOf(names, SHOWN_NAMES);
  const sum = [...names.by.values()].reduce((total, count) => total + count, names.other);
  return {
    rows: rows.map(
      ([name, count]) => ({ name, [as]: count }) as { name: string } & Record<T, number>,
    ),
    other: sum - rows.reduce((total, [, count]) => total + count, 0),
  };
};

/** The name of the hour or day that a moment lies in. */
const bucketOf = (at: number, zone: Zone, interval: Interval): string =>
  interval === 'day' ? zone.dayOf(at) : new Date(zone.hourOf(at)).toISOString();

/** Groups things by the hour or day that they lie in. */
function grouped<T>(things: readonly T[], bucket: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(bucket(thing));
    if (group) group.push(thing);
    else groups.set(bucket(thing), [thing]);
  }
  return groups;
}

function seriesOf(
  rollups: readonly RollupDoc[],
  sales: readonly Sale[],
  { zone, range, interval }: { zone: Zone; range: Range; interval: Interval },
): AnalyticsBucket[] {
  const docs = grouped(rollups, ({ at }) => bucketOf(at.getTime(), zone, interval));
  const sold = grouped(sales, ({ when }) => when);
  const beginnings =
    interval === 'day'
      ? daysOf(range, zone).map((day) => Math.max(range.from, zone.startOf(day)))
      : zone.hours(range.from, range.to);
  return beginnings.map((at) => {
    const name = bucketOf(at, zone, interval);
    const tally = tallyOf(docs.get(name) ?? [], 'totals');
    const revenue = byCurrency(sold.get(name) ?? []);
    const { page_views, events, messages, conversations, goals } = tally.counts;
    return {
      at: new Date(at).toISOString(),
      day: zone.dayOf(at),
      visitors: tally.visitors.count(),
      sessions: tally.sessions.count(),
      page_views,
      events,
      messages,
      conversations,
      goals,
      orders: [...revenue.values()].reduce((sum, { orders }) => sum + orders, 0),
      revenue: Object.fromEntries([...revenue].map(([currency, { amount }]) => [currency, amount])),
    };
  });
}

const iso = (at: number): string => new Date(at).toISOString();

/**
 * `GET /analytics/overview`: everything from rollups, but for revenue (from orders) and scores.
 * @throws ApiError `invalid`
 */
export async function readOverview(
  deps: OverviewDeps,
  site: Site,
  query: OverviewQuery,
): Promise<Overview> {
  const now = deps.clock();
  const zone = deps.zones(site.config.timezone);
  const range = rangeOf(query, zone, now);
  const interval = intervalOf(query.interval, range);
  const previous = previousOf(range, zone);
  const orders = deps.orders.forSite({ site: site.id });
  // What takes longest is asked for first.
  const [sales, salesBefore, rollups, rollupsBefore, strong] = await Promise.all([
    orders.sales(range, zone, interval),
    orders.total(previous),
    readRollups(deps, site.id, zone, range, { by: interval, what: 'all', now }),
    readRollups(deps, site.id, zone, previous, { by: 'day', what: 'totals', now }),
    deps.visitors.forSite({ site: site.id }).countStrong(site.alertThreshold, COUNTED_VISITORS),
  ]);
  const total = tallyOf(rollups);
  const exact = total.visitors.exact && total.sessions.exact;
  return {
    range: { from: iso(range.from), to: iso(range.to), timezone: zone.name, interval },
    totals: totalsOf(total),
    previous: {
      from: iso(previous.from),
      to: iso(previous.to),
      totals: totalsOf(tallyOf(rollupsBefore, 'totals')),
    },
    uniques: { exact, error: exact ? 0 : STANDARD_ERROR },
    series: seriesOf(rollups, sales, { zone, range, interval }),
    pages: shown(total.names.pages, 'page_views'),
    entries: shown(total.names.entries, 'sessions'),
    sources: shown(total.names.sources, 'sessions'),
    referrers: shown(total.names.referrers, 'sessions'),
    countries: shown(total.names.countries, 'sessions'),
    revenue: revenueOf(sales, salesBefore),
    high_intent: { visitors: strong, threshold: site.alertThreshold },
    kept_apart: { bots: total.counts.bots, excluded: total.counts.excluded },
  };
}
