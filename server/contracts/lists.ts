import { z } from 'zod';

/** How every list is asked for (contract §4). */
export const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(512).optional(),
});

/** How a list is described whose pages need no cursor: it is short. */
export const pageQuery = listQuery.omit({ cursor: true });

/** How every list is answered. `total` is exact to 10,000, above that 10000 with `total_relation: 'gte'`. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    total: z.number().int(),
    total_relation: z.enum(['eq', 'gte']).default('eq'),
    page: z.number().int(),
    pages: z.number().int(),
    next_cursor: z.string().nullable(),
  });

/** A page of a list. */
export interface Page<T> {
  data: T[];
  total: number;
  total_relation?: 'eq' | 'gte';
  page: number;
  pages: number;
  next_cursor: string | null;
}
