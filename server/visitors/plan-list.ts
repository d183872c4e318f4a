import type { Condition } from './list-conditions.ts';
import type { Filter, ListStore, Lookup, Sort } from './list-store.ts';

/** Of several conditions, which has the fewest visitors is looked for up to here. */
const COMPARED = 50_000;

/** How a page is read, and how many visitors there are, counted to one beyond the limit. */
export interface ListPlan {
  page: Lookup;
  total: number;
}

/**
 * The conditions beside the one that is looked up. `$nor` keeps the database from looking up one of
 * these instead: both may be beginnings of words, in one index.
 */
const lookupOf = (first: Condition, all: readonly Condition[]): Lookup => ({
  index: first.index ?? 'last_seen',
  filter: {
    $and: [
      first.filter,
      ...all
        .filter((other) => other !== first)
        .map(({ filter }): Filter => ({ $nor: [{ $nor: [filter] }] })),
    ],
  },
});

/** The condition that the fewest visitors meet; undefined where every one has to be looked at. */
async function narrowest(
  store: ListStore,
  conditions: readonly Condition[],
): Promise<{ condition: Condition; size: number } | undefined> {
  const sized = await Promise.all(
    conditions
      .filter(({ index }) => index !== undefined)
      .map(async (condition) => ({
        condition,
        size: await store.count(lookupOf(condition, [condition]), COMPARED),
      })),
  );
  return sized.toSorted((a, b) => a.size - b.size)[0];
}

/**
 * Chooses between the two ways to read a page, each of which is slow where the other is fast: along
 * the sort's index, looking at each visitor until enough meet the conditions; or all who meet the
 * narrowest condition, sorted. Along the index one of `size / total` meets them, so that with a
 * page of `rows` the two are even where `narrow = rows × size / total`.
 * @param rows how far into the list the page reaches
 * @param limit how far visitors are counted
 */
export async function planList(
  store: ListStore,
  conditions: readonly Condition[],
  { sort, rows, limit }: { sort: Sort; rows: number; limit: number },
): Promise<ListPlan> {
  const all = (index: Sort): Lookup => ({
    index,
    filter: conditions.length > 0 ? { $and: conditions.map(({ filter }) => filter) } : {},
  });
  const [only] = conditions;
  if (!only) return { page: all(sort), total: await store.count(all('first_seen'), limit) };
  if (conditions.length === 1 && only.index === undefined)
    return { page: all(sort), total: await store.count(all(sort), limit) };
  const found =
    conditions.length === 1
      ? { condition: only, size: Number.NaN }
      : await narrowest(store, conditions);
  if (!found) return { page: all(sort), total: await store.count(all(sort), limit) };
  const narrow = lookupOf(found.condition, conditions);
  const total = await store.count(narrow, limit);
  // The sort's own index begins with whoever meets it.
  if (conditions.length === 1 && found.condition.index === sort) return { page: narrow, total };
  const size = conditions.length === 1 ? total : found.size;
  const alongTheSort = total > 0 && (rows * (await store.size())) / total < size;
  return { page: alongTheSort ? all(sort) : narrow, total };
}
