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

/** One input of the enterprise score as the profile explains it. */
export const enterpriseRow = z.object({
  input: z.string(),
  value: z.string().optional(),
  points: z.number(),
  max: z.number(),
});
export type EnterpriseRow = z.infer<typeof enterpriseRow>;

/** The engagement signals: what a visitor does besides reading. */
export type Signal =
  'widget_opened' | 'messages' | 'action_clicked' | 'asks' | 'identify' | 'goal_achieved';

/** A view as one event knows it. */
export interface ViewClaim {
  view: string;
  /** When the view began, ms. */
  at: number;
  /** 0.25, 0.6 or 1. */
  factor: number;
}

/** One engagement signal: the event and its time, ms. */
export interface Mark {
  id: string;
  at: number;
}

/**
 * Everything that a visitor's events say about intent, bounded, whatever order they came in:
 * adding is idempotent, commutative and associative. Plain JSON in canonical order (rows by name,
 * entries strongest first), stored as it is; valid for one version of the rules.
 */
export interface IntentState {
  /** The three strongest views of each kind that counts. */
  pages: readonly { kind: string; claims: readonly ViewClaim[] }[];
  /** The strongest of each engagement signal: as many as have points. */
  signals: readonly { signal: Signal; marks: readonly Mark[] }[];
}
