import { z } from 'zod';
import type { Page } from '../contracts/lists.ts';
import type { VisitorRow, VisitorsQuery } from '../contracts/visitors.ts';
import { ApiError } from '../errors.ts';
import { COUNT_UP_TO, EXACT_TO, skipOf } from '../http/page-of.ts';
import { conditionsOf } from './list-conditions.ts';
import {
  listStore,
  partOf,
  placeOf,
  type ListedVisitor,
  type ListStore,
  type Part,
  type Place,
  type Sort,
} from './list-store.ts';
import { planList, type ListPlan } from './plan-list.ts';
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

interface PageRead {
  docs: ListedVisitor[];
  /** The place of the last one. */
  last: Place | undefined;
  more: boolean;
}

/** Reads a page at once where it lies along the sort's index; else finds its places first. */
async function readPage(
  store: ListStore,
  { page, isLong, places: all }: ListPlan,
  { sort, limit, ...part }: Part & { sort: Sort },
): Promise<PageRead> {
  // One more than is shown tells whether there is more.
  const wanted = { ...part, limit: limit + 1 };
  if (page.index === sort) {
    const found = await store.along(page, sort, wanted);
    const docs = found.slice(0, limit);
    const last = docs.at(-1);
    return { docs, last: last && placeOf(last, sort), more: found.length > limit };
  }
  const read = isLong ? store.placesOfLong : store.places;
  const places = all ? (partOf(await all, wanted) ?? []) : await read(page, sort, wanted);
  const shown = places.slice(0, limit);
  const ids = shown.map(({ id }) => id);
  return {
    docs: await store.rows(ids, page.filter),
    last: shown.at(-1),
    more: places.length > limit,
  };
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
  const rows = skip + limit + 1;
  const plan = await planList(store, conditions, { sort, rows, limit: COUNT_UP_TO });
  const [counted, { docs, last, more }] = await Promise.all([
    plan.total,
    readPage(store, plan, { sort, after, skip, limit }),
  ]);
  const present = await deps.among(
    site,
    docs.flatMap((doc) => [doc.visitor_id, ...doc.members]),
  );
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
    next_cursor: more && last ? encodeCursor(last, sort) : null,
  };
}
