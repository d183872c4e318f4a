import type { z } from 'zod';
import type { listQuery, Page } from '../contracts/lists.ts';

/** One page of a list that is small enough to be read whole: sites, members, keys. */
export function pageOf<T>(rows: readonly T[], { page, limit }: z.infer<typeof listQuery>): Page<T> {
  const start = (page - 1) * limit;
  return {
    data: rows.slice(start, start + limit),
    total: rows.length,
    page,
    pages: Math.ceil(rows.length / limit),
    next_cursor: null,
  };
}
