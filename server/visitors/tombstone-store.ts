import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Schema, type Connection, type mongo } from 'mongoose';
import { splitKey } from './projection-deps.ts';

interface Tombstone {
  _id: string;
  at: Date;
  /** When everything is deleted once more; null when that is done. */
  again_at: Date | null;
  /** Sealed for the second deletion only, and then gone. */
  key: string | null;
}

const schema = new Schema(
  { _id: String, at: Date, again_at: Date, key: String },
  { versionKey: false },
);
schema.index({ again_at: 1 }, { partialFilterExpression: { again_at: { $type: 'date' } } });

/** How old ingest's own knowledge may be (design: 5 s). */
const CACHE_MS = 5_000;

/**
 * What remains of erased visitors: a keyed hash, which ingest, projector, deliverer and rebuild
 * obey. It begins with the site, as every `_id` does.
 */
export function tombstoneStore(connection: Connection, hashKey: Buffer) {
  const { collection } = connection.model('Tombstone', schema, 'tombstones');
  const tombstones = collection as unknown as mongo.Collection<Tombstone>;
  const known = new LRUCache<string, boolean>({ max: 50_000, ttl: CACHE_MS });

  const idOf = (key: string): string => {
    const { site, visitor } = splitKey(key);
    return `${site}:${createHmac('sha256', hashKey).update(visitor).digest('base64url')}`;
  };

  const among = async (keys: readonly string[]): Promise<Set<string>> => {
    const byId = new Map(keys.map((key) => [idOf(key), key]));
    const found = await tombstones
      .find({ _id: { $in: [...byId.keys()] } }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.flatMap(({ _id }) => byId.get(_id) ?? []));
  };

  return {
    /** Which of these visitors (`site:visitor`) were erased; asks the database. */
    among,

    /** The same of one visitor, at most 5 s old: ingest's question. */
    async recently(key: string): Promise<boolean> {
      const cached = known.get(key);
      if (cached !== undefined) return cached;
      const erased = (await among([key])).has(key);
      known.set(key, erased);
      return erased;
    },

    /** Durable before anything is deleted. */
    async write(key: string, now: Date, againAt: Date): Promise<void> {
      await tombstones.updateOne(
        { _id: idOf(key) },
        { $set: { at: now, again_at: againAt, key } },
        { upsert: true },
      );
      known.set(key, true);
    },

    /** Visitors whose second deletion is due. */
    async due(now: Date): Promise<string[]> {
      const found = await tombstones
        .find({ again_at: { $lte: now } })
        .limit(100)
        .toArray();
      return found.flatMap(({ key }) => key ?? []);
    },

    /** The second deletion is done: only the hash stays. */
    async settle(key: string): Promise<void> {
      await tombstones.updateOne({ _id: idOf(key) }, { $set: { again_at: null, key: null } });
    },
  };
}
export type TombstoneStore = ReturnType<typeof tombstoneStore>;
