import type { mongo } from 'mongoose';
import type { Page } from '../contracts/lists.ts';
import type { VisitorRow, VisitorsQuery } from '../contracts/visitors.ts';
import { ApiError } from '../errors.ts';
import { rowOf } from './row-of.ts';
import { queryWords } from './search-words.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import type { VisitorStore } from './visitor-store.ts';

/** Totals are exact up to here, and pages go no further (contract §4). */
const COUNTED = 10_000;

type Filter = mongo.Filter<VisitorDoc>;

const SORT_FIELD = { last_seen: 'last_seen', intent: 'intent', first_seen: 'first_seen' } as const;

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const filterOf = (
  site: string,
  query: VisitorsQuery,
  online: readonly string[] | undefined,
): Filter => {
  const conditions: Filter[] = [];
  if (query.q) {
    for (const word of queryWords(query.q))
      conditions.push({ words: { $regex: `^${escapePattern(word)}` } });
  }
  if (query.min_intent !== undefined) conditions.push({ intent: { $gte: query.min_intent } });
  if (query.company) conditions.push({ 'company.domain': query.company.toLowerCase() });
  if (query.industry) conditions.push({ 'company.industry': query.industry });
  if (query.country) conditions.push({ country: query.country.toUpperCase() });
  if (query.identified !== undefined)
    conditions.push({ email: query.identified ? { $ne: null } : null });
  if (online)
    conditions.push({
      $or: [{ visitor_id: { $in: [...online] } }, { members: { $in: [...online] } }],
    });
  if (query.from) conditions.push({ last_seen: { $gte: new Date(query.from) } });
  if (query.to) conditions.push({ last_seen: { $lte: new Date(query.to) } });
  return { site, listed: true, ...(conditions.length > 0 ? { $and: conditions } : {}) };
};

const encodeCursor = (doc: VisitorDoc, sort: keyof typeof SORT_FIELD): string => {
  const value = doc[SORT_FIELD[sort]];
  const at = value instanceof Date ? value.getTime() : value;
  return Buffer.from(JSON.stringify([sort, at, doc.visitor_id])).toString('base64url');
};

const decodeCursor = (cursor: string, sort: keyof typeof SORT_FIELD): Filter => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new ApiError('bad_cursor');
  }
  const [of, at, id] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  if (of !== sort || typeof at !== 'number' || typeof id !== 'string')
    throw new ApiError('bad_cursor');
  const value = sort === 'intent' ? at : new Date(at);
  const field = SORT_FIELD[sort];
  return {
    $or: [{ [field]: { $lt: value } }, { [field]: value, visitor_id: { $lt: id } }],
  } as Filter;
};

export interface ListDeps {
  visitors: VisitorStore;
  /** Who is online on the site. */
  online(site: string): Promise<string[]>;
  /** Those of these who are. */
  among(site: string, visitors: readonly string[]): Promise<Set<string>>;
}

/**
 * A page of the visitors list, in the sort and filters of contract §4.
 * @throws ApiError `use_cursor`, `bad_cursor`
 */
export async function listVisitors(
  deps: ListDeps,
  site: string,
  query: VisitorsQuery,
): Promise<Page<VisitorRow>> {
  const { page, limit, sort, cursor } = query;
  if (!cursor && page * limit > COUNTED) throw new ApiError('use_cursor');
  const online = query.online ? await deps.online(site) : undefined;
  const filter = filterOf(site, query, online);
  const past = cursor ? { $and: [filter, decodeCursor(cursor, sort)] } : filter;
  const [docs, total] = await Promise.all([
    deps.visitors.collection
      .find(past, { projection: { state: 0, words: 0, unsettled: 0 } })
      .sort({ [SORT_FIELD[sort]]: -1, visitor_id: -1 })
      .skip(cursor ? 0 : (page - 1) * limit)
      .limit(limit + 1)
      .toArray(),
    deps.visitors.collection.countDocuments(filter, { limit: COUNTED + 1 }),
  ]);
  const shown = docs.slice(0, limit);
  const present = await deps.among(
    site,
    shown.flatMap((doc) => [doc.visitor_id, ...doc.members]),
  );
  const last = shown.at(-1);
  return {
    data: shown.map((doc) =>
      rowOf(
        doc,
        [doc.visitor_id, ...doc.members].some((id) => present.has(id)),
      ),
    ),
    total: Math.min(total, COUNTED),
    total_relation: total > COUNTED ? 'gte' : 'eq',
    page,
    pages: Math.max(1, Math.ceil(Math.min(total, COUNTED) / limit)),
    next_cursor: docs.length > limit && last ? encodeCursor(last, sort) : null,
  };
}
