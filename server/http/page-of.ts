import type { Page } from '../contracts/lists.ts';
import { ApiError } from '../errors.ts';

/** What a list is asked for, as far as any list is. */
interface Asked {
  page: number;
  limit: number;
}

/** Totals are exact up to here, and pages go no further (contract §4). */
export const EXACT_TO = 10_000;

/** How many rows to count at most. */
export const COUNT_UP_TO = EXACT_TO + 1;

/**
 * The rows to leave out for a page.
 * @throws ApiError `use_cursor`
 */
export function skipOf({ page, limit }: Asked): number {
  if (page * limit > EXACT_TO) throw new ApiError('use_cursor');
  return (page - 1) * limit;
}

/**
 * A page from up to one row more than fit on it, which tells whether there is more. An empty list
 * has one page.
 * @param counted counted up to `COUNT_UP_TO`
 */
export function pageOf<Row, T>(
  { page, limit }: Asked,
  counted: number,
  rows: readonly Row[],
  toItem: (row: Row) => T,
  cursorOf?: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  const total = Math.min(counted, EXACT_TO);
  return {
    data: shown.map(toItem),
    total,
    total_relation: counted > EXACT_TO ? 'gte' : 'eq',
    page,
    pages: Math.max(1, Math.ceil(total / limit)),
    next_cursor: more && cursorOf ? cursorOf(last) : null,
  };
}

/** One page of a list that is small enough to be read whole: sites, members, keys. */
export function pageOfAll<T>(rows: readonly T[], asked: Asked): Page<T> {
  const start = (asked.page - 1) * asked.limit;
  return pageOf(asked, rows.length, rows.slice(start, start + asked.limit), (row) => row);
}
