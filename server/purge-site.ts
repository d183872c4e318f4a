import type { Connection } from 'mongoose';

/** Documents deleted at once: a short write, and then others have their turn. */
const AT_ONCE = 1_000;

/**
 * Deletes everything of a site, in every collection, in bounded batches: every `_id` begins with
 * its site. May be repeated.
 */
export async function purgeSite(connection: Connection, site: string): Promise<void> {
  const ofSite = { $gte: `${site}:`, $lt: `${site};` };
  for (const { collection } of Object.values(connection.models)) {
    for (;;) {
      const found = await collection
        .find({ _id: ofSite as never }, { projection: { _id: 1 } })
        .limit(AT_ONCE)
        .toArray();
      if (found.length === 0) break;
      await collection.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
    }
  }
}
