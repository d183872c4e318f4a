import type { Signal } from '../contracts/intent.ts';
import { defaultPages, type PageKind, type PageRule } from './page-words.ts';

/** A site's scoring rules (contract §7). Plain data: a setting of the site, versioned. */
export interface IntentRules {
  /** A visitor made by older rules is recomputed. */
  version: number;
  /** The first row with a glob that matches the path wins. */
  pages: readonly PageRule[];
  weights: {
    /** Points of the strongest view of a kind; a kind without one counts nothing. */
    pages: Readonly<Record<PageKind, number>>;
    /** Points by rank: the strongest first, each further one with the next number. */
    signals: Readonly<Record<Signal, readonly number[]>>;
  };
  /** What the strongest, second and third view of a kind count. */
  viewShares: readonly number[];
  /** Milliseconds in which a signal's points halve. */
  halfLives: { pages: number; engagement: number };
  /** The most each part can give. */
  caps: { pages: number; engagement: number; company: number };
  /** Points of pages and engagement from which a company counts whole. */
  companyFullAt: number;
  /** Crossing this alerts. */
  threshold: number;
  /** At or below this, a visitor is armed again. */
  rearmAt: number;
  /** Industries that the site sells to; empty means that it has not said. */
  targetIndustries: readonly string[];
}

const DAY_MS = 86_400_000;

/** Share of a weight that each further one of the same signal counts. */
const halving = (points: number): readonly number[] => [points, points / 2, points / 4];

/** The rules of a site that has none of its own: the numbers of contract §7. */
export const defaultRules: IntentRules = {
  version: 1,
  pages: defaultPages,
  weights: {
    pages: {
      pricing: 26,
      demo: 26,
      contact: 20,
      signup: 14,
      compare: 12,
      security: 8,
      customers: 8,
      product: 4,
      docs: 3,
      content: 1,
      careers: -8,
      app: 0,
      account: 0,
      login: 0,
    },
    signals: {
      widget_opened: [8],
      messages: [18, 4, 4, 4],
      action_clicked: halving(8),
      asks: halving(8),
      identify: [10],
      goal_achieved: halving(10),
    },
  },
  viewShares: [1, 1 / 2, 1 / 4],
  halfLives: { pages: 3 * DAY_MS, engagement: 7 * DAY_MS },
  caps: { pages: 40, engagement: 35, company: 25 },
  companyFullAt: 20,
  threshold: 70,
  rearmAt: 55,
  targetIndustries: [],
};

export { kindOf } from './kind-of.ts';
export type { PageKind, PageRule } from './page-words.ts';
