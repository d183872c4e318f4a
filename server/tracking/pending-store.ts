import { collectionOf, UNFLUSHED } from '../database.ts';
import { Schema, type Connection } from 'mongoose';

/** A batch whose events are (or may be) on disk and not yet folded into its visitors. */
export interface PendingBatch {
  _id: string;
  /** The process that will fold it. */
  writer: string;
  /** By the database's clock; past the lease, anybody may take it over. */
  at: Date;
  /** `site:visitor` keys. */
  visitors: string[];
}

const schema = new Schema(
  {
    _id: String,
    writer: { type: String, required: true },
    at: { type: Date, required: true },
    visitors: [String],
  },
  { versionKey: false },
);
schema.index({ at: 1 });

/** By the database's clock, as `$$NOW` is, without a pipeline, which costs the engine twice as much. */
export const AT_NOW = { $currentDate: { at: true } } as const;

/** What makes a batch's document its writer's, whether it is gone, another's or one's own. */
export const announcement = (batch: string, writer: string, visitors: readonly string[]) => ({
  filter: { _id: batch },
  update: { $set: { writer, visitors: [...visitors] }, ...AT_NOW },
  upsert: true,
});

/**
 * The collection `pending_batches` of the projection protocol. Times are the database's own,
 * and deleting always names `{_id, writer}`.
 */
export function pendingStore(connection: Connection) {
  const pending = collectionOf<PendingBatch>(connection, 'PendingBatch', schema, 'pending_batches');

  const upsert = async (batch: string, writer: string, visitors: readonly string[]) => {
    const { filter, update, ...options } = announcement(batch, writer, visitors);
    await pending.updateOne(filter, update, { ...options, writeConcern: UNFLUSHED });
  };

  return {
    /** Step 1. Waits for no flush of its own: the events' flush is of the same log, later. */
    announce: (batch: string, writer: string, visitors: readonly string[]) =>
      upsert(batch, writer, visitors),

    /** Steps 1 and 3: makes the document one's own, whether it is gone, another's or one's own. */
    takeBack: (batch: string, writer: string, visitors: readonly string[]) =>
      upsert(batch, writer, visitors),

    /** Whether a batch is still this writer's, after its insert; renews its lease where it is. */
    async confirm(batch: string, writer: string): Promise<boolean> {
      const { matchedCount } = await pending.updateOne({ _id: batch, writer }, AT_NOW, {
        writeConcern: UNFLUSHED,
      });
      return matchedCount === 1;
    },

    /** Which of these batches are still this writer's. */
    async stillOwned(batches: readonly string[], writer: string): Promise<Set<string>> {
      const found = await pending
        .find(
          { _id: { $in: [...batches] }, writer },
          // Unless it is said, a cursor brings 101 and asks once more.
          { projection: { _id: 1 }, batchSize: batches.length + 1 },
        )
        .toArray();
      return new Set(found.map(({ _id }) => _id));
    },

    /** The ids of all pending batches. */
    async all(): Promise<Set<string>> {
      const found = await pending.find({}, { projection: { _id: 1 } }).toArray();
      return new Set(found.map(({ _id }) => _id));
    },

    /** The batch is folded. Says nothing to a document that is another's by now. */
    async settle(batches: readonly string[], writer: string): Promise<void> {
      await pending.deleteMany({ _id: { $in: [...batches] }, writer }, { writeConcern: UNFLUSHED });
    },

    /** Keeps the lease of batches that wait for their turn. */
    async renew(batches: readonly string[], writer: string): Promise<void> {
      if (batches.length === 0) return;
      await pending.updateMany({ _id: { $in: [...batches] }, writer }, AT_NOW, {
        writeConcern: UNFLUSHED,
      });
    },

    /** Step 4: takes over one batch past its lease, by the database's clock. */
    async takeOver(writer: string, leaseMs: number): Promise<PendingBatch | undefined> {
      const taken = await pending.findOneAndUpdate(
        { $expr: { $lte: ['$at', { $subtract: ['$$NOW', leaseMs] }] } },
        { $set: { writer }, ...AT_NOW },
        {
          returnDocument: 'after',
          sort: { at: 1 },
          writeConcern: UNFLUSHED,
        },
      );
      return taken ?? undefined;
    },

    /**
     * When the oldest batch was begun, ms, by its id, which is a UUIDv7: a renewed lease, or a
     * recovery that fails again and again, makes it no younger. Undefined where none is pending.
     */
    async oldestAt(): Promise<number | undefined> {
      const oldest = await pending.findOne({}, { projection: { _id: 1 }, sort: { _id: 1 } });
      return oldest ? Number.parseInt(oldest._id.replace('-', '').slice(0, 12), 16) : undefined;
    },

    async count(): Promise<number> {
      return pending.countDocuments();
    },
  };
}
export type PendingStore = ReturnType<typeof pendingStore>;
