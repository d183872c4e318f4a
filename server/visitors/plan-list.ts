import type { Condition } from './list-conditions.ts';
import {
  placesIn,
  type Filter,
  type IndexName,
  type ListStore,
  type Lookup,
  type Place,
  type Sort,
} from './list-store.ts';

/** Of several conditions, which has the fewest visitors is looked for up to here. */
const COMPARED = 150_000;
/** Sorting one takes as long as walking past so many keys of an index. */
const SORTED = 4;
/** So many are sorted while somebody waits. */
const SORTED_AT_ONCE = 10_000;
/** So few are sorted, all of them, sooner than it is found out whether a walk would be better. */
const FEW = 1_000;
/** Looking into a document takes as long as so many keys of an index. */
const DOCUMENT = 8;
/** What the sorts' own keys tell (visitor-store.ts). */
const IN_KEYS: ReadonlySet<IndexName | undefined> = new Set([
  'country',
  'industry',
  'company',
  'email',
  'segment',
  undefined,
]);
/** What the keys of one sort tell besides. */
const IN_KEYS_OF: Readonly<Record<Sort, readonly IndexName[]>> = {
  last_seen: ['last_seen', 'intent'],
  intent: ['last_seen', 'intent'],
  first_seen: [],
};

/** How a page is read, and how many visitors there are, counted to one beyond the limit. */
export interface ListPlan {
  page: Lookup;
  /** Sorting them takes long, and the order may be a minute old. */
  isLong?: true;
  /** The places of all of them, where they are few. */
  places?: Promise<readonly Place[]>;
  /** Still being counted where the plan does not depend on it. */
  total: Promise<number>;
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
        size:
          condition.found?.length ??
          (await store.about(lookupOf(condition, [condition]), COMPARED)),
      })),
  );
  return sized.toSorted((a, b) => a.size - b.size)[0];
}

/**
 * Chooses between the two ways to read a page, each of which is slow where the other is fast: along
 * the sort's index, looking at each visitor until enough meet the conditions (one of `size / total`
 * does); or all who meet the narrowest condition, sorted.
 * @param rows how far into the list the page reaches
 * @param limit how far visitors are counted
 */
export async function planList(
  store: ListStore,
  conditions: readonly Condition[],
  { sort, rows, limit }: { sort: Sort; rows: number; limit: number },
): Promise<ListPlan> {
  const all: Lookup = {
    index: sort,
    filter: conditions.length > 0 ? { $and: conditions.map(({ filter }) => filter) } : {},
  };
  const [only] = conditions;
  const found =
    conditions.length === 1 && only?.index !== undefined
      ? { condition: only, size: undefined }
      : await narrowest(store, conditions);
  if (!found) return { page: all, total: store.count(all, limit) };
  const narrow = lookupOf(found.condition, conditions);
  const { index, found: known } = found.condition;
  // The sort's own index begins with whoever meets it.
  if (index === sort) return { page: narrow, total: store.count(narrow, limit) };
  if (known && known.length <= FEW) {
    const isOnly = conditions.length === 1;
    const places = isOnly
      ? Promise.resolve(placesIn(known, sort))
      : store.places(narrow, sort, { skip: 0, limit: FEW });
    const page: Lookup = isOnly ? { index: '_id', filter: {} } : narrow;
    return { page, places, total: places.then(({ length }) => length) };
  }
  const counting = store.count(narrow, limit);
  // Who waits for it is told; whatever else fails before may not leave this one unheard.
  counting.catch(() => undefined);
  const total = store.counted(narrow, limit) ?? (await counting);
  const everyone = await store.size();
  // At the end of the sort: a walk would go past everyone else.
  if (found.condition.opposes === sort) {
    const about = await store.about(narrow, COMPARED);
    if (about < Math.min(COMPARED, everyone / SORTED))
      return { page: narrow, total: counting, ...(about > SORTED_AT_ONCE ? { isLong: true } : {}) };
  }
  // Counted to the limit says nothing of how many more there are.
  const size = found.size ?? (total < limit ? total : Number.POSITIVE_INFINITY);
  const isTold = ({ index: one }: Condition): boolean =>
    IN_KEYS.has(one) || (one !== undefined && IN_KEYS_OF[sort].includes(one));
  const walk = ((rows * everyone) / total) * (conditions.every(isTold) ? 1 : DOCUMENT);
  const inKeys = conditions.length === 1 && ['last_seen', 'intent'].includes(index ?? '');
  return { page: walk < size * (inKeys ? 1 : DOCUMENT) ? all : narrow, total: counting };
}
