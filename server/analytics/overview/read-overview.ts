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

/** Totals of rollups that were read before: they are kept, and most buckets are one of them. */
const readTotals = new WeakMap<RollupDoc, AnalyticsTotals>();

function shownOf(docs: readonly RollupDoc[]): AnalyticsTotals {
  const [only] = docs.length === 1 ? docs : [];
  const known = only && readTotals.get(only);
  if (known) return known;
  const totals = totalsOf(tallyOf(docs, 'totals'));
  if (only) readTotals.set(only, totals);
  return totals;
}

/** What a range amounts to, as a whole and by hour or day. */
interface Counted {
  total: Tally;
  series: (Omit<AnalyticsBucket, 'orders' | 'revenue'> & { name: string })[];
}

interface Asked {
  zone: Zone;
  range: Range;
  interval: Interval;
}

function countedIn(rollups: readonly RollupDoc[], { zone, range, interval }: Asked): Counted {
  const docs = grouped(rollups, ({ at }) => bucketOf(at.getTime(), zone, interval));
  const beginnings =
    interval === 'day'
      ? daysOf(range, zone).map((day) => Math.max(range.from, zone.startOf(day)))
      : zone.hours(range.from, range.to);
  const series = beginnings.map((at) => {
    const name = bucketOf(at, zone, interval);
    const { visitors, sessions, page_views, events, messages, conversations, goals } = shownOf(
      docs.get(name) ?? [],
    );
    return {
      name,
      at: new Date(at).toISOString(),
      day: zone.dayOf(at),
      visitors,
      sessions,
      page_views,
      events,
      messages,
      conversations,
      goals,
    };
  });
  return { total: tallyOf(rollups), series };
}

function withRevenue(series: Counted['series'], sales: readonly Sale[]): AnalyticsBucket[] {
  const sold = grouped(sales, ({ when }) => when);
  return series.map(({ name, ...counted }) => {
    const revenue = byCurrency(sold.get(name) ?? []);
    return {
      ...counted,
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
  // What takes longest is asked for first; rollups are added up while it is under way.
  const [sales, salesBefore, counted, before, strong] = await Promise.all([
    orders.sales(range, zone, interval),
    orders.total(previous),
    readRollups(deps, site.id, zone, range, { by: interval, what: 'all', now }).then((rollups) =>
      countedIn(rollups, { zone, range, interval }),
    ),
    readRollups(deps, site.id, zone, previous, { by: 'day', what: 'totals', now }).then((rollups) =>
      tallyOf(rollups, 'totals'),
    ),
    deps.visitors.forSite({ site: site.id }).countStrong(site.alertThreshold, COUNTED_VISITORS),
  ]);
  const { total, series } = counted;
  const exact = total.visitors.exact && total.sessions.exact;
  return {
    range: { from: iso(range.from), to: iso(range.to), timezone: zone.name, interval },
    totals: totalsOf(total),
    previous: {
      from: iso(previous.from),
      to: iso(previous.to),
      totals: totalsOf(before),
    },
    uniques: { exact, error: exact ? 0 : STANDARD_ERROR },
    series: withRevenue(series, sales),
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
