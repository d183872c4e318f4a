import type { Connection, mongo } from 'mongoose';

/** Documents deleted at once: a short write, and then others have their turn. */
const AT_ONCE = 1_000;
/** Whose names do not begin with the site: a key is found by itself alone. */
const BY_FIELD: ReadonlySet<string> = new Set(['api_keys']);
/** The site itself goes last, when all of this is done. */
const KEPT: ReadonlySet<string> = new Set(['sites']);

/**
 * Deletes everything of a site, in every collection, in bounded batches: every `_id` is its site's
 * or begins with it. May be repeated.
 */
export async function purgeSite(connection: Connection, site: string): Promise<void> {
  const named = { $or: [{ _id: site }, { _id: { $gte: `${site}:`, $lt: `${site};` } }] };
  for (const { collection } of Object.values(connection.models)) {
    if (KEPT.has(collection.name)) continue;
    const ofSite = BY_FIELD.has(collection.name) ? { site } : named;
    for (;;) {
      const found = await collection
        .find(ofSite as mongo.Filter<mongo.Document>, { projection: { _id: 1 } })
        .limit(AT_ONCE)
        .toArray();
      if (found.length === 0) break;
      await collection.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
    }
  }
}
