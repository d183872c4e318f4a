import type { Network } from '../../contracts/network.ts';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import type { VisitorRow } from '../../contracts/visitors.ts';
import { connectDatabase, createIndexes } from '../../database.ts';
import { testDatabase } from '../../engine/testing/test-database.ts';
import type { Site } from '../../ports.ts';
import { testSite } from '../../testing/test-pipeline.ts';
import { eventKey, eventStore } from '../../tracking/event-store.ts';
import { orderStore } from '../../tracking/order-store.ts';
import { visitorStore } from '../../visitors/visitor-store.ts';
import { createAnalytics } from '../create-analytics.ts';
import type { How, WrittenVisitor } from '../record-round.ts';
import { tallyOf, type RollupDoc } from '../rollups/rollup-doc.ts';
import type { Counter, Dimension, Tally } from '../rollups/tally.ts';

/** What a test says of an event; the rest is as usual. */
export type Given = Partial<Omit<StoredEvent, 'timestamp' | 'network'>> & {
  at: number;
  country?: string;
};

let made = 0;

/** An event as ingest would store it, of one millisecond's delay unless `received_at` is given. */
export function eventOf(site: string, given: Given): StoredEvent {
  const { at, country, ...rest } = given;
  made += 1;
  const event_id = rest.event_id ?? `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  const visitor_id = rest.visitor_id ?? 'v_visitor0000000000000';
  const network: Network = { type: 'isp', data_version: '2026-11-01', country: country ?? 'DE' };
  return {
    _id: eventKey(site, visitor_id, event_id),
    site,
    visitor_id,
    event_id,
    event: 'page_view',
    timestamp: new Date(at),
    received_at: new Date(at + 1),
    source: 'browser',
    network,
    batch: 'b',
    ...rest,
  };
}

/** The first page view of each session so far, as the visitors' documents have it. */
export function createSessions() {
  const entries = new Map<string, Map<string, StoredEvent>>();
  return (events: readonly StoredEvent[]): WrittenVisitor[] => {
    for (const event of events) {
      if (event.event !== 'page_view' || event.session_id === undefined) continue;
      const key = `${event.site}:${event.visitor_id}`;
      const sessions = entries.get(key) ?? new Map<string, StoredEvent>();
      entries.set(key, sessions);
      const known = sessions.get(event.session_id);
      const order = ({ timestamp, seq, event_id }: StoredEvent) =>
        `${timestamp.toISOString()} ${String(seq ?? 0).padStart(9, '0')} ${event_id}`;
      if (!known || order(event) < order(known)) sessions.set(event.session_id, event);
    }
    return [...new Set(events.map((event) => `${event.site}:${event.visitor_id}`))].map((key) => ({
      _id: key,
      site: key.slice(0, key.indexOf(':')),
      domain: null,
      prior_domain: null,
      entries: [...(entries.get(key)?.values() ?? [])].map(({ event_id }) => event_id),
    }));
  };
}

/** A tally as plain data, to be compared. */
export const plain = (tally: Tally) => ({
  counts: Object.fromEntries(
    Object.entries(tally.counts).filter(([, count]) => count > 0),
  ) as Partial<Record<Counter, number>>,
  names: Object.fromEntries(
    Object.entries(tally.names).map(([dimension, { by, other }]) => [
      dimension,
      {
        by: Object.fromEntries([...by].toSorted(([a], [b]) => (a < b ? -1 : 1))),
        other,
      },
    ]),
  ) as Record<Dimension, { by: Record<string, number>; other: number }>,
  visitors: tally.visitors.count(),
  sessions: tally.sessions.count(),
});
export type Plain = ReturnType<typeof plain>;

/** The real stores on a real engine, sites and a clock that a test sets. */
export async function analyticsWorld(options: { maxLookedAt?: number } = {}) {
  const db = await testDatabase();
  let now = Date.parse('2026-11-20T12:00:00Z');
  const sites = new Map<string, Site>();
  const connections = [db.connection];

  const analyticsOn = (connection = db.connection) =>
    createAnalytics({
      connection,
      sites: { find: async (id) => sites.get(id) },
      visitorsOf: async () => ({
        data: [] as VisitorRow[],
        total: 0,
        page: 1,
        pages: 1,
        next_cursor: null,
      }),
      clock: () => now,
      ...options,
    });
  const analytics = analyticsOn();
  const events = eventStore(db.connection);
  const visitors = visitorStore(db.connection);
  const orders = orderStore(db.connection);
  await createIndexes(db.connection);

  const rollups = async (unit: 'hours' | 'days', site: string): Promise<Map<string, Plain>> => {
    const { timezone } = sites.get(site)?.config ?? { timezone: 'UTC' };
    const found = await db.connection
      .collection<RollupDoc>(`rollup_${unit}`)
      .find({ site, zone: timezone }, { promoteBuffers: true })
      .sort({ _id: 1 })
      .toArray();
    return new Map(
      found
        .map((doc): [string, Plain] => [
          unit === 'hours' ? doc.at.toISOString() : doc.day,
          plain(tallyOf([doc])),
        ])
        .filter(([, { counts }]) => Object.keys(counts).length > 0),
    );
  };

  return {
    db,
    analytics,
    events,
    visitors,
    orders,
    sites,
    /** Another server process on the same database. */
    async otherProcess() {
      const connection = await connectDatabase(db.uri);
      connections.push(connection);
      return analyticsOn(connection);
    },
    addSite: (id: string, timezone: string, changes: Partial<Site> = {}): Site => {
      const site = testSite(id, changes);
      const placed = { ...site, config: { ...site.config, timezone } };
      sites.set(id, placed);
      return placed;
    },
    now: () => now,
    setNow: (to: number): void => {
      now = to;
    },
    /** Events are on disk, and the projector's hook is told. */
    async arrive(
      batch: readonly StoredEvent[],
      written: readonly WrittenVisitor[] = [],
      how: How = 'applied',
    ): Promise<void> {
      const duplicates = await events.insert(batch.map((event) => ({ ...event })));
      await analytics.record(
        batch.filter((_, index) => !duplicates.has(index)),
        written,
        how,
      );
    },
    /** Lets time pass until everything is closed, recounting as it goes. */
    async settle(until: number): Promise<void> {
      for (const at of [now, until, until + 60_000, until + 120_000]) {
        now = at;
        for (let turns = 0; turns < 4; turns += 1) {
          await analytics.job();
          now += 5_000;
        }
      }
    },
    hours: (site: string) => rollups('hours', site),
    days: (site: string) => rollups('days', site),
    async stop(): Promise<void> {
      for (const connection of connections.slice(1)) await connection.close();
      await db.stop();
    },
  };
}
export type AnalyticsWorld = Awaited<ReturnType<typeof analyticsWorld>>;
