import type { mongo } from 'mongoose';
import { VISITOR_INDEXES, type VisitorStore } from './visitor-store.ts';
import type { VisitorDoc } from './visitor-doc.ts';

export type Filter = mongo.Filter<VisitorDoc>;
export type IndexName = keyof typeof VISITOR_INDEXES | '_id';
export type Sort = 'last_seen' | 'intent' | 'first_seen';

/** Which visitors, and the index that they are looked up in. */
export interface Lookup {
  index: IndexName;
  filter: Filter;
}

/** A place in a list: what it is sorted by there, and whose it is. */
export interface Place {
  value: Date | number;
  id: string;
}

/** The fields that a row of the list is made of. */
export type ListedVisitor = Pick<VisitorDoc, (typeof SHOWN)[number]>;
const SHOWN = [
  'visitor_id',
  'version',
  'members',
  'bot',
  'excluded',
  'first_seen',
  'last_seen',
  'intent',
  'enterprise_score',
  'company',
  'email',
  'name',
  'identity',
  'city',
  'region',
  'country',
  'network_type',
  'page_url',
  'page_title',
  'page_views',
  'messages',
  'sessions',
] as const satisfies readonly (keyof VisitorDoc)[];
const SHOWN_ONLY = Object.fromEntries(SHOWN.map((field) => [field, 1]));

const SORT_KEYS = {
  _id: 0,
  visitor_id: 1,
  last_seen: 1,
  intent: 1,
  first_seen: 1,
  person: 1,
  listed: 1,
} as const;

const hintOf = (index: IndexName): mongo.Hint =>
  index === '_id' ? { _id: 1 } : VISITOR_INDEXES[index];

/** What comes after a place, as stretches of the sort's index that each begin where they should. */
const stretches = (sort: Sort, after: Place | undefined): Filter[] =>
  after
    ? ([
        { [sort]: after.value, visitor_id: { $lt: after.id } },
        { [sort]: { $lt: after.value } },
      ] as Filter[])
    : [{}];

/** Which part of a list a page is. */
export interface Part {
  after?: Place | undefined;
  skip: number;
  limit: number;
}

/** As far as pages go without a cursor, and one more; past it, each page waits for the sort. */
const ORDERED = 10_001;

/** What every list sorts a visitor by. */
export type SortKeys = Pick<VisitorDoc, 'visitor_id' | Sort>;

/** No question is like it. */
const EVERYONE = 'everyone';

/** Where a visitor is in a list. */
export const placeOf = (doc: SortKeys, sort: Sort): Place => ({
  value: doc[sort],
  id: doc.visitor_id,
});

const isAfter = (place: Place, { value, id }: Place): boolean =>
  place.value < value || (Number(place.value) === Number(value) && place.id < id);

/** The places of some visitors in a list of nobody else. */
export const placesIn = (visitors: readonly SortKeys[], sort: Sort): Place[] =>
  visitors
    .map((one) => placeOf(one, sort))
    .toSorted((a, b) => (isAfter(a, b) ? 1 : isAfter(b, a) ? -1 : 0));

/** A part of all places of a list; undefined where nothing comes after its beginning. */
export const partOf = (
  all: readonly Place[],
  { after, skip, limit }: Part,
): readonly Place[] | undefined => {
  const first = after ? all.findIndex((place) => isAfter(place, after)) : skip;
  return first < 0 ? undefined : all.slice(first, first + limit);
};

/** The visitors list's questions to one site's `visitors`; every one names its index. */
export function listStore(
  { collection: visitors, knownLists }: Pick<VisitorStore, 'collection' | 'knownLists'>,
  site: string,
) {
  const listed = (filter: Filter): Filter => ({ $and: [{ site, listed: true }, filter] });

  const questionOf = ({ index, filter }: Lookup, limit: number): string =>
    JSON.stringify([site, limit, index, filter]);
  const count = async (lookup: Lookup, limit: number): Promise<number> => {
    const { index, filter } = lookup;
    const counted = await visitors.countDocuments(listed(filter), { limit, hint: hintOf(index) });
    knownLists.counts.set(questionOf(lookup, limit), counted);
    return counted;
  };

  /** A part of a list in the order of its sort, with some fields of each visitor. */
  const read = async <T extends mongo.Document>(
    { index, filter }: Lookup,
    sort: Sort,
    { after, skip, limit }: Part,
    projection: mongo.Document,
  ): Promise<T[]> => {
    const found = await Promise.all(
      stretches(sort, after).map((stretch) =>
        visitors
          .find(listed({ $and: [filter, stretch] }))
          .project<T>({ ...projection, _id: 0 })
          .sort({ [sort]: -1, visitor_id: -1 })
          .skip(skip)
          .limit(limit)
          // All of it at once: it is known how much there is.
          .batchSize(limit)
          .hint(hintOf(index))
          .toArray(),
      ),
    );
    return found.flat().slice(0, limit);
  };

  /** The places of a page, which sorting is quick with. */
  const places = async (lookup: Lookup, sort: Sort, part: Part): Promise<Place[]> => {
    const docs = await read<SortKeys>(lookup, sort, part, { visitor_id: 1, [sort]: 1 });
    return docs.map((doc) => placeOf(doc, sort));
  };

  const sortKeysOf = async (ids: readonly string[]) =>
    ids.length === 0
      ? []
      : visitors
          .find({ _id: { $in: ids.map((id) => `${site}:${id}`) } })
          .hint({ _id: 1 })
          .project<SortKeys & Pick<VisitorDoc, 'person' | 'listed'>>(SORT_KEYS)
          .limit(ids.length)
          .batchSize(ids.length)
          .toArray();

  return {
    /**
     * How many there are, counted to `limit`. Where there are so many, the next minute does not
     * count them again: nobody is told of more.
     */
    async count(lookup: Lookup, limit: number): Promise<number> {
      const known = knownLists.counts.get(questionOf(lookup, limit));
      return known === limit ? known : count(lookup, limit);
    },

    /** How many there were when they were last counted to `limit`, if within the last minute. */
    counted: (lookup: Lookup, limit: number): number | undefined =>
      knownLists.counts.get(questionOf(lookup, limit)),

    /** About how many there are, counted to `limit` at most once a minute; to choose a plan by. */
    async about(lookup: Lookup, limit: number): Promise<number> {
      return this.counted(lookup, limit) ?? count(lookup, limit);
    },

    /** About how many visitors there are of all sites together: no more are of this one. */
    async size(): Promise<number> {
      const known = knownLists.counts.get(EVERYONE);
      if (known !== undefined) return known;
      const size = await visitors.estimatedDocumentCount();
      knownLists.counts.set(EVERYONE, size);
      return size;
    },

    /** The rows of a page along the sort's own index, where one that is skipped costs a key. */
    along: (lookup: Lookup, sort: Sort, part: Part): Promise<ListedVisitor[]> =>
      read<ListedVisitor>(lookup, sort, part, SHOWN_ONLY),

    places,

    /**
     * The places of a page of so many visitors that sorting them takes long: for the next minute
     * they are in the same order.
     */
    async placesOfLong(lookup: Lookup, sort: Sort, part: Part): Promise<readonly Place[]> {
      const question = JSON.stringify([site, sort, lookup]);
      let order = knownLists.orders.get(question);
      if (!order) {
        order = await places(lookup, sort, { skip: 0, limit: ORDERED });
        knownLists.orders.set(question, order);
      }
      const found = partOf(order, part);
      const isThere = found?.length === part.limit || (found && order.length < ORDERED);
      return isThere ? found : places(lookup, sort, part);
    },

    /**
     * The rows of some visitors, in their order; one who is gone by now, or is not what was asked
     * for any more, is left out.
     */
    async rows(ids: readonly string[], filter: Filter = {}): Promise<ListedVisitor[]> {
      if (ids.length === 0) return [];
      const docs = await visitors
        .find({ $and: [{ _id: { $in: ids.map((id) => `${site}:${id}`) } }, filter] })
        .hint({ _id: 1 })
        .project<ListedVisitor>(SHOWN_ONLY)
        .toArray();
      const byId = new Map(docs.map((doc) => [doc.visitor_id, doc]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    /** How many have alerted since then, counted to 10,000. */
    countAlerts: (since: Date): Promise<number> =>
      visitors.countDocuments(
        { site, person: null, alerted_at: { $gte: since } },
        { limit: 10_000, hint: VISITOR_INDEXES.alerted_at },
      ),

    /** Who alerted since then and when, newest first; a person's visitors as the person. */
    async alerts(since: Date, skip: number, limit: number): Promise<{ id: string; at: Date }[]> {
      const docs = await visitors
        .find({ site, person: null, alerted_at: { $gte: since } })
        .project<{ visitor_id: string; alerted_at: Date }>({ visitor_id: 1, alerted_at: 1 })
        .sort({ alerted_at: -1 })
        .skip(skip)
        .limit(limit)
        .hint(VISITOR_INDEXES.alerted_at)
        .toArray();
      return docs
        .map(({ visitor_id, alerted_at }) => ({ id: visitor_id, at: alerted_at }))
        .toSorted((a, b) => Number(b.at) - Number(a.at) || (a.id < b.id ? 1 : -1));
    },

    /** Those of these visitors that are listed: themselves, or the persons that they are. */
    async listedAs(ids: readonly string[]): Promise<SortKeys[]> {
      const found = await sortKeysOf(ids);
      const persons = new Set(found.flatMap(({ person }) => person ?? []));
      const joined = persons.size > 0 ? await sortKeysOf([...persons]) : [];
      const listedOnes = [...found, ...joined].filter((one) => one.listed);
      return [...new Map(listedOnes.map((one) => [one.visitor_id, one])).values()];
    },
  };
}
export type ListStore = ReturnType<typeof listStore>;
