import type { VisitorsQuery } from '../contracts/visitors.ts';
import type { Filter, IndexName, ListStore, Sort } from './list-store.ts';
import { queryWords } from './search-words.ts';

/** One thing that is asked of visitors. */
export interface Condition {
  filter: Filter;
  /** Where those who meet it are found by themselves; absent where nothing but a look tells. */
  index?: IndexName;
  /** The sort at whose very end those who meet it are: who was not here lately scores little. */
  opposes?: Sort;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const beginsWith = (word: string): Condition => ({
  index: 'words',
  filter: { words: { $regex: `^${escapePattern(word)}` } },
});

const seenWithin = ({ from, to }: VisitorsQuery): Condition => ({
  index: 'last_seen',
  ...(to && !from ? { opposes: 'intent' } : {}),
  filter: {
    last_seen: {
      ...(from ? { $gte: new Date(from) } : {}),
      ...(to ? { $lte: new Date(to) } : {}),
    },
  },
});

const isIdentified = (wanted: boolean): Condition =>
  wanted
    ? { index: 'email', filter: { email: { $gt: '' } } }
    : { filter: { email: { $not: { $gt: '' } } } };

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
  const { q, min_intent, company, industry, country, identified, from, to } = query;
  const conditions: Condition[] = queryWords(q ?? '').map(beginsWith);
  if (min_intent !== undefined)
    conditions.push({ index: 'intent', filter: { intent: { $gte: min_intent } } });
  if (company)
    conditions.push({ index: 'company', filter: { 'company.domain': company.toLowerCase() } });
  if (industry) conditions.push({ index: 'industry', filter: { 'company.industry': industry } });
  if (country) conditions.push({ index: 'country', filter: { country: country.toUpperCase() } });
  if (identified !== undefined) conditions.push(isIdentified(identified));
  if (query.online) {
    const ids = await store.listedAs(await online());
    const keys = ids.map((id) => `${site}:${id}`);
    conditions.push({ index: '_id', filter: { _id: { $in: keys } } });
  }
  if (from || to) conditions.push(seenWithin(query));
  return conditions;
}
