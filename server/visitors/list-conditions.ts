import type { VisitorSegment, VisitorsQuery } from '../contracts/visitors.ts';
import type { Filter, IndexName, ListStore, Sort, SortKeys } from './list-store.ts';
import { queryWords } from './search-words.ts';

/** One thing that is asked of visitors. */
export interface Condition {
  filter: Filter;
  /** Where those who meet it are found by themselves; absent where nothing but a look tells. */
  index?: IndexName;
  /** Who meets it, where that is known from asking for it. */
  found?: readonly SortKeys[];
  /** The sort at whose very end those who meet it are: who was not here lately scores little. */
  opposes?: Sort;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const beginsWith = (word: string): Condition => ({
  index: 'words',
  filter: { words: { $regex: `^${escapePattern(word)}` } },
});

/** Whoever was last seen by some time was first seen by then, where the list by that may begin. */
const seenWithin = ({ from, to }: VisitorsQuery): Condition => ({
  index: 'last_seen',
  ...(to && !from ? { opposes: 'intent' } : {}),
  filter: {
    last_seen: {
      ...(from ? { $gte: new Date(from) } : {}),
      ...(to ? { $lte: new Date(to) } : {}),
    },
    ...(to ? { first_seen: { $lte: new Date(to) } } : {}),
  },
});

const isIdentified = (wanted: boolean): Condition =>
  wanted
    ? { index: 'email', filter: { email: { $gt: '' } } }
    : { filter: { email: { $not: { $gt: '' } } } };

/** Both named, so that the index is entered where its sessions are. */
const ANY_LIFECYCLE = { $in: ['lead', 'customer'] as const };

const SEGMENTS: Readonly<Record<VisitorSegment, Filter>> = {
  leads: { lifecycle: 'lead' },
  customers: { lifecycle: 'customer' },
  new: { lifecycle: ANY_LIFECYCLE, sessions: { $lte: 1 } },
  returning: { lifecycle: ANY_LIFECYCLE, sessions: { $gt: 1 } },
};

/**
 * What a query asks for (contract §4); all of it must be met.
 * @param online who is on the site
 */
export async function conditionsOf(
  query: VisitorsQuery,
  store: Pick<ListStore, 'listedAs'>,
  site: string,
  online: () => Promise<readonly string[]>,
): Promise<Condition[]> {
  const { q, min_intent, company, industry, country, identified, segment, from, to } = query;
  const conditions: Condition[] = queryWords(q ?? '').map(beginsWith);
  if (min_intent !== undefined)
    conditions.push({ index: 'intent', filter: { intent: { $gte: min_intent } } });
  if (company)
    conditions.push({ index: 'company', filter: { 'company.domain': company.toLowerCase() } });
  if (industry) conditions.push({ index: 'industry', filter: { 'company.industry': industry } });
  if (country) conditions.push({ index: 'country', filter: { country: country.toUpperCase() } });
  if (identified !== undefined) conditions.push(isIdentified(identified));
  if (segment) conditions.push({ index: 'segment', filter: SEGMENTS[segment] });
  if (query.online !== undefined) {
    const found = await store.listedAs(await online());
    const keys = found.map(({ visitor_id }) => `${site}:${visitor_id}`);
    conditions.push(
      query.online
        ? { index: '_id', found, filter: { _id: { $in: keys } } }
        : { filter: { _id: { $nin: keys } } },
    );
  }
  if (from || to) conditions.push(seenWithin(query));
  return conditions;
}
