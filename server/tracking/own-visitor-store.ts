import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import { recentIds, type DatedId } from '../recent-ids.ts';

const schema = new Schema({ _id: String, at: Date }, { versionKey: false });
schema.index({ at: 1 });

/**
 * The collection `own_visitors`: browsers of the team's own, which said so (`ignore`) or whose
 * e-mail did. Whatever they do from then on is stamped `excluded`, on every process.
 */
export function ownVisitorStore(connection: Connection) {
  const own = collectionOf<DatedId>(connection, 'OwnVisitor', schema, 'own_visitors');
  const recent = recentIds(own);
  const idOf = (site: string, visitor: string): string => `${site}:${visitor}`;
  return {
    /** As of at most 5 s ago; of this process's own at once. */
    has: (site: string, visitor: string): Promise<boolean> => recent.has(() => idOf(site, visitor)),

    /** From now on. */
    async add(site: string, visitor: string): Promise<void> {
      const _id = idOf(site, visitor);
      if (recent.known.has(_id)) return;
      await own.updateOne({ _id }, [{ $set: { at: { $ifNull: ['$at', '$$NOW'] } } }], {
        upsert: true,
      });
      recent.add(_id);
    },

    /** Part of erasing a visitor. */
    async erase(site: string, visitor: string): Promise<void> {
      await own.deleteOne({ _id: idOf(site, visitor) });
      recent.remove(idOf(site, visitor));
    },
  };
}
export type OwnVisitorStore = ReturnType<typeof ownVisitorStore>;
