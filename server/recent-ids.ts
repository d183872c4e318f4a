import type { mongo } from 'mongoose';

/** A document that is nothing but its id and when it came. */
export interface DatedId {
  _id: string;
  at: Date;
}

/** How old a copy may be (design: 5 s), and from when on it is read anew meanwhile. */
const COPY_MS = 5_000;
const REFRESH_MS = 2_000;
/** Writes end in another order than they begin: what was written a little earlier is read again. */
const OVERLAP_MS = 60_000;

/**
 * The ids of a small collection that only grows, from a copy at most 5 s old: for questions that
 * every event asks, on whatever process. Needs an index by `at`, which is the database's clock.
 */
export function recentIds<T extends DatedId>(of: mongo.Collection<T>) {
  const collection = of as unknown as mongo.Collection<DatedId>;
  const copy = new Set<string>();
  let readAt = Number.NEGATIVE_INFINITY;
  let latest = new Date(0);
  let reading: Promise<void> | undefined;

  const readNew = async (): Promise<void> => {
    const began = performance.now();
    const since = new Date(latest.getTime() - OVERLAP_MS);
    const found = collection.find({ at: { $gte: since } }, { projection: { at: 1 } });
    for await (const { _id, at } of found) {
      copy.add(_id);
      if (at > latest) latest = at;
    }
    readAt = began;
  };
  const refresh = (): Promise<void> =>
    (reading ??= readNew().finally(() => {
      reading = undefined;
    }));

  return {
    /** Reads what is new. */
    refresh: readNew,
    /** As of at most 5 s ago; waits only where the copy is older than that. */
    async has(id: () => string): Promise<boolean> {
      const age = performance.now() - readAt;
      if (age > REFRESH_MS) {
        const fresh = refresh();
        if (age > COPY_MS) await fresh;
        else fresh.catch(() => undefined);
      }
      return copy.size > 0 && copy.has(id());
    },
    /** Those there are now, as far as was read. */
    known: copy as ReadonlySet<string>,
    add: (id: string): void => void copy.add(id),
    remove: (id: string): void => void copy.delete(id),
  };
}
