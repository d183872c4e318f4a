import type { Connection, mongo } from 'mongoose';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import type { CountedEvent } from './counted-event.ts';

const COUNTED = {
  _id: 0,
  visitor_id: 1,
  event_id: 1,
  event: 1,
  timestamp: 1,
  source: 1,
  session_id: 1,
  url: 1,
  referrer: 1,
  seq: 1,
  bot: 1,
  excluded: 1,
  'network.country': 1,
  'properties.first': 1,
  batch: 1,
} as const;

/** Read in small portions, so that a recount holds nobody else up. */
const PORTION = 500;

/** What analytics reads of `events`; the tracking feature has the schema, and the indexes. */
export function eventReader(connection: Connection) {
  const events = connection.collection('events') as unknown as mongo.Collection<StoredEvent>;
  const pending = connection.collection<{ _id: string }>('pending_batches');
  return {
    /** The batches whose events are on disk and may not have taken effect. */
    async pendingBatches(): Promise<Set<string>> {
      const found = await pending.find({}, { projection: { _id: 1 } }).toArray();
      return new Set(found.map(({ _id }) => _id));
    },

    /** Every site that has events: one look at the index each. */
    async *sites(): AsyncIterable<string> {
      let last = '';
      for (;;) {
        const [found] = await events
          .find({ site: { $gt: last } })
          .sort({ site: 1, timestamp: 1 })
          .project<{ site: string }>({ _id: 0, site: 1 })
          .limit(1)
          .toArray();
        if (!found) return;
        yield (last = found.site);
      }
    },

    forSite: ({ site }: { site: string }) => ({
      /** What is counted of the events in [from, to), in the order of time. */
      between(from: number, to: number): AsyncIterable<CountedEvent> {
        return events
          .find({ site, timestamp: { $gte: new Date(from), $lt: new Date(to) } })
          .sort({ timestamp: 1 })
          .project<CountedEvent>(COUNTED)
          .batchSize(PORTION);
      },

      /** When the first event at or after a moment happened, ms; one look at the index. */
      async nextMoment(from: number): Promise<number | undefined> {
        const [found] = await events
          .find({ site, timestamp: { $gte: new Date(from) } })
          .sort({ timestamp: 1 })
          .project<{ timestamp: Date }>({ _id: 0, timestamp: 1 })
          .limit(1)
          .toArray();
        return found?.timestamp.getTime();
      },

      /** When a visitor's events happened; read from the index alone. */
      async *momentsOf(visitor: string): AsyncIterable<number> {
        const found = events
          .find({ site, visitor_id: visitor })
          .project<{ timestamp: Date }>({ _id: 0, timestamp: 1 })
          .batchSize(PORTION);
        for await (const { timestamp } of found) yield timestamp.getTime();
      },
    }),
  };
}
export type EventReader = ReturnType<typeof eventReader>;
