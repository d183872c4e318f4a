import { z } from 'zod';

/** One row of the explanation; the points of all rows sum exactly to the score. */
export const scoreRow = z.object({
  /** `page:pricing`, `widget_opened`, `messages`, `company`, … */
  signal: z.string(),
  count: z.number().int(),
  points: z.number().int(),
  /** The part's cap: 40 (pages), 35 (engagement) or 25 (company). */
  cap: z.number().int(),
  /** When the strongest of these happened, ISO 8601 UTC. */
  at: z.string(),
});
export type ScoreRow = z.infer<typeof scoreRow>;
