import { z } from 'zod';
import type { Page } from '../contracts/lists.ts';
import type { VisitorRow, VisitorsQuery } from '../contracts/visitors.ts';
import { ApiError } from '../errors.ts';
import { COUNT_UP_TO, EXACT_TO, skipOf } from '../http/page-of.ts';
import { conditionsOf } from './list-conditions.ts';
import { listStore, type Place, type Sort } from './list-store.ts';
import { planList } from './plan-list.ts';
import { rowOf } from './row-of.ts';
import type { VisitorStore } from './visitor-store.ts';

const encodeCursor = ({ value, id }: Place, sort: Sort): string =>
  Buffer.from(JSON.stringify([sort, Number(value), id])).toString('base64url');

const cursorShape = z.tuple([z.string(), z.number(), z.string().max(100)]);

function decodeCursor(cursor: string, sort: Sort): Place {
  try {
    const json: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [of, value, id] = cursorShape.parse(json);
    if (of === sort) return { value: sort === 'intent' ? value : new Date(value), id };
  } catch {
    // Said below: whatever it is, it is none of ours.
  }
  throw new ApiError('bad_cursor');
}

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
  const skip = cursor ? 0 : skipOf(query);
  const after = cursor ? decodeCursor(cursor, sort) : undefined;
  const store = listStore(deps.visitors, site);
  const conditions = await conditionsOf(query, store, site, () => deps.online(site));
  // One more than is shown tells whether there is more.
  const rows = skip + limit + 1;
  const plan = await planList(store, conditions, { sort, rows, limit: COUNT_UP_TO });
  const readPage = async () => {
    const read = plan.isLong ? store.placesOfLong : store.places;
    const places = await read(plan.page, sort, { after, skip, limit: limit + 1 });
    const ids = places.slice(0, limit).map(({ id }) => id);
    return { places, docs: await store.rows(ids, plan.page.filter) };
  };
  const [counted, { places, docs }] = await Promise.all([plan.total, readPage()]);
  const present = await deps.among(
    site,
    docs.flatMap((doc) => [doc.visitor_id, ...doc.members]),
  );
  const last = places[limit - 1];
  const total = Math.min(counted, EXACT_TO);
  return {
    data: docs.map((doc) =>
      rowOf(
        doc,
        [doc.visitor_id, ...doc.members].some((id) => present.has(id)),
      ),
    ),
    total,
    total_relation: counted > EXACT_TO ? 'gte' : 'eq',
    page,
    pages: Math.max(1, Math.ceil(total / limit)),
    next_cursor: places.length > limit && last ? encodeCursor(last, sort) : null,
  };
}
