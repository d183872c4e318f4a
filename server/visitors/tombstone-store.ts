import { createHmac } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import { recentIds } from '../recent-ids.ts';
import { splitKey } from './projection-deps.ts';

interface Tombstone {
  _id: string;
  at: Date;
  /** When everything is deleted once more; null when that is done. */
  again_at: Date | null;
  /** Sealed for the second deletion only, and then gone. */
  key: string | null;
  /** The persons that the visitor was one of: merged without it, as long as there is a key. */
  persons?: string[];
}

/** A visitor who is to be deleted once more, and the persons it was one of. */
export interface Buried {
  /** `site:visitor` */
  key: string;
  persons: readonly string[];
}

const schema = new Schema(
  { _id: String, at: Date, again_at: Date, key: String, persons: [String] },
  { versionKey: false },
);
schema.index({ at: 1 });
schema.index({ again_at: 1 }, { partialFilterExpression: { again_at: { $gt: new Date(0) } } });

/**
 * What remains of erased visitors: a keyed hash, which ingest, projector, deliverer and rebuild
 * obey. It begins with the site, as every `_id` does.
 */
export function tombstoneStore(connection: Connection, hashKey: Buffer) {
  const tombstones = collectionOf<Tombstone>(connection, 'Tombstone', schema, 'tombstones');
  const recent = recentIds(tombstones);

  const idOf = (key: string): string => {
    const { site, visitor } = splitKey(key);
    return `${site}:${createHmac('sha256', hashKey).update(visitor).digest('base64url')}`;
  };

  return {
    /** Which of these visitors (`site:visitor`) were erased; asks the database for new ones. */
    async among(keys: readonly string[]): Promise<Set<string>> {
      await recent.refresh();
      const { known } = recent;
      return new Set(known.size === 0 ? [] : keys.filter((key) => known.has(idOf(key))));
    },

    /** The same of one visitor from a copy at most 5 s old: ingest's question. */
    recently: (key: string): Promise<boolean> => recent.has(() => idOf(key)),

    /** Durable before anything is deleted. Persons of an earlier write are kept. */
    async write({ key, persons }: Buried, againAt: Date): Promise<void> {
      await tombstones.updateOne(
        { _id: idOf(key) },
        [
          {
            $set: {
              // By the database's clock, so that whoever reads the new ones misses none.
              at: '$$NOW',
              again_at: againAt,
              key: { $literal: key },
              persons: { $setUnion: [{ $ifNull: ['$persons', []] }, { $literal: [...persons] }] },
            },
          },
        ],
        { upsert: true },
      );
      recent.add(idOf(key));
    },

    /** Visitors whose second deletion is due. */
    async due(now: Date): Promise<Buried[]> {
      const found = await tombstones
        .find({ again_at: { $gt: new Date(0), $lte: now } })
        .limit(100)
        .toArray();
      return found.flatMap(({ key, persons = [] }) => (key === null ? [] : { key, persons }));
    },

    /** The second deletion is done: only the hash stays. */
    async settle(key: string): Promise<void> {
      await tombstones.updateOne(
        { _id: idOf(key) },
        { $set: { again_at: null, key: null, persons: [] } },
      );
    },
  };
}
export type TombstoneStore = ReturnType<typeof tombstoneStore>;
