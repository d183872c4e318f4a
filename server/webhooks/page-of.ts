import type { Page } from '../contracts/lists.ts';
import { ApiError } from '../errors.ts';

/** Past this many rows a total is no more exact, and only a cursor goes further (contract §4). */
const EXACT_TO = 10_000;

/** How many rows to count at most. */
export const COUNT_UP_TO = EXACT_TO + 1;

/**
 * The rows to leave out for a page.
 * @throws ApiError `use_cursor`
 */
export function skipOf({ page, limit }: { page: number; limit: number }): number {
  if (page * limit > EXACT_TO) throw new ApiError('use_cursor');
  return (page - 1) * limit;
}

/**
 * A page from up to one row more than fit on it.
 * @param total counted up to `COUNT_UP_TO`
 */
export function pageOf<Row, T>(
  { page, limit }: { page: number; limit: number },
  total: number,
  rows: readonly Row[],
  toItem: (row: Row) => T,
  cursorOf?: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    data: shown.map(toItem),
    total: Math.min(total, EXACT_TO),
    total_relation: total > EXACT_TO ? 'gte' : 'eq',
    page,
    pages: Math.ceil(Math.min(total, EXACT_TO) / limit),
    next_cursor: more && cursorOf ? cursorOf(last) : null,
  };
}
