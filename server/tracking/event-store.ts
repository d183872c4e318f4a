import { Schema, type Connection, type mongo } from 'mongoose';
import { collectionOf } from '../database.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { DUPLICATE_KEY } from '../database-errors.ts';

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    visitor_id: { type: String, required: true },
    event_id: { type: String, required: true },
    event: { type: String, required: true },
    timestamp: { type: Date, required: true },
    received_at: { type: Date, required: true },
    batch: { type: String, required: true },
  },
  { versionKey: false, strict: false },
);
const BY_VISITOR = { site: 1, visitor_id: 1, timestamp: -1, event_id: -1 } as const;
schema.index(BY_VISITOR);
schema.index({ site: 1, timestamp: 1 });
// Samples: ids begin with random hexadecimal digits, so these hold an eighth and a 64th of the visitors.
schema.index(
  { site: 1, timestamp: 1, visitor_id: 1 },
  { name: 'eighth_of_visitors', partialFilterExpression: { visitor_id: { $lt: 'v_2' } } },
);
schema.index(
  { site: 1, timestamp: 1, visitor_id: 1 },
  { name: 'sixty_fourth_of_visitors', partialFilterExpression: { visitor_id: { $lt: 'v_04' } } },
);

/** `_id` of an event: it holds the shard key, so that uniqueness needs no index of its own. */
export const eventKey = (site: string, visitor: string, eventId: string): string =>
  `${site}:${visitor}:${eventId}`;

/** A visitor may have tens of thousands of events, and others want to write meanwhile. */
const DELETED_AT_ONCE = 1_000;

interface WriteErrors {
  writeErrors?: readonly { code: number; index: number }[] | { code: number; index: number };
}

/** The positions of duplicates in a failed `insertMany`, or undefined where something else failed. */
function duplicatesIn(error: unknown): Set<number> | undefined {
  const found = (error as WriteErrors | null)?.writeErrors;
  if (found === undefined) return undefined;
  const errors = Array.isArray(found) ? found : [found as { code: number; index: number }];
  if (errors.length === 0 || errors.some(({ code }) => code !== DUPLICATE_KEY)) return undefined;
  return new Set(errors.map(({ index }) => index));
}

/** The collection `events`. Only ingest and the projector hold it; routes get `forSite`. */
export function eventStore(connection: Connection) {
  const events = collectionOf<StoredEvent>(connection, 'Event', schema, 'events');

  const deleteInBatches = async (filter: mongo.Filter<StoredEvent>): Promise<void> => {
    for (;;) {
      const found = await events
        .find(filter, { projection: { _id: 1 } })
        .limit(DELETED_AT_ONCE)
        .toArray();
      if (found.length === 0) return;
      await events.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
      if (found.length < DELETED_AT_ONCE) return;
    }
  };

  return {
    /**
     * Writes events durably (journaled, majority where there is one).
     * @returns positions of those that were there already
     */
    async insert(batch: readonly StoredEvent[]): Promise<Set<number>> {
      try {
        await events.insertMany(batch as StoredEvent[], { ordered: false });
        return new Set();
      } catch (error) {
        const duplicates = duplicatesIn(error);
        if (!duplicates) throw error;
        return duplicates;
      }
    },

    /** Streams a visitor's events received after `after`, in no particular order: the fold needs none. */
    ofVisitor(site: string, visitor: string, after?: Date): AsyncIterable<StoredEvent> {
      const received = after ? { received_at: { $gt: after } } : {};
      return events.find({ site, visitor_id: visitor, ...received }, { batchSize: 1000 });
    },

    /** Deletes a visitor's events received up to then: retention has them in the visitor's base. */
    async deleteThrough(site: string, visitor: string, through: Date): Promise<void> {
      await deleteInBatches({ site, visitor_id: visitor, received_at: { $lte: through } });
    },

    /** A visitor's events of one batch. */
    async ofBatch(site: string, visitor: string, batch: string): Promise<StoredEvent[]> {
      return events.find({ site, visitor_id: visitor, batch }).toArray();
    },

    /** Whether anything of this visitor is on disk. */
    async knows(site: string, visitor: string): Promise<boolean> {
      return (await events.countDocuments({ site, visitor_id: visitor }, { limit: 1 })) > 0;
    },

    /** Every visitor (`site:visitor`) of every site: one look at the index each, however many events. */
    async *visitors(): AsyncIterable<string> {
      const first = (filter: mongo.Filter<StoredEvent>) =>
        events
          .find(filter, { projection: { _id: 0, site: 1, visitor_id: 1 } })
          .sort(BY_VISITOR)
          .hint(BY_VISITOR)
          .limit(1)
          .next();
      let last = await first({});
      while (last) {
        const { site, visitor_id } = last;
        yield `${site}:${visitor_id}`;
        last =
          (await first({ site, visitor_id: { $gt: visitor_id } })) ??
          (await first({ site: { $gt: site } }));
      }
    },

    /** Every purchase of every site; reads the whole collection. */
    purchases(): AsyncIterable<StoredEvent> {
      return events.find({ event: 'purchase' }, { batchSize: 500 });
    },

    /** Deletes everything a visitor did. */
    async erase(site: string, visitor: string): Promise<void> {
      await deleteInBatches({ site, visitor_id: visitor });
    },

    /** What a tenant may read. */
    forSite({ site }: { site: string }) {
      return {
        /** Visitors' timeline, newest first; strictly before a place (timestamp, event_id). */
        async timeline(
          visitors: readonly string[],
          {
            limit,
            skip = 0,
            before,
          }: { limit: number; skip?: number; before?: { at: Date; id: string } | undefined },
        ): Promise<StoredEvent[]> {
          const past = before
            ? {
                $or: [
                  { timestamp: { $lt: before.at } },
                  { timestamp: before.at, event_id: { $lt: before.id } },
                ],
              }
            : {};
          return events
            .find({
              site,
              visitor_id: { $in: [...visitors] },
              source: { $ne: 'internal' },
              ...past,
            })
            .sort({ timestamp: -1, event_id: -1 })
            .skip(skip)
            .limit(limit)
            .toArray();
        },

        /** How many events these visitors have on disk, counted to `limit`. */
        count: (visitors: readonly string[], limit: number): Promise<number> =>
          events.countDocuments(
            { site, visitor_id: { $in: [...visitors] }, source: { $ne: 'internal' } },
            { limit },
          ),
      };
    },
  };
}
export type EventStore = ReturnType<typeof eventStore>;
