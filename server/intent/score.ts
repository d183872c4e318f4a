import type { ScoreRow } from '../contracts/intent.ts';
import { measure, sum, type Measured, type ScoreInput, type SignalPoints } from './measure.ts';
import { roundToSum } from './round-to-sum.ts';
import type { IntentRules } from './rules.ts';

export type { ScoreInput } from './measure.ts';

/** A score with its three parts, exact, and its explanation. */
export interface Score {
  /** 0–100, rounded. */
  intent: number;
  P: number;
  G: number;
  C: number;
  /** Strongest first; points sum exactly to `intent`. */
  breakdown: ScoreRow[];
}

interface ExactRow extends SignalPoints {
  cap: number;
}

/** Rows scaled so that they sum to what their part counts after floor and cap. */
function scaled(rows: readonly SignalPoints[], counts: number, cap: number): ExactRow[] {
  const all = sum(rows);
  const scale = all > 0 ? counts / all : 0;
  return rows.map((row) => ({ ...row, points: row.points * scale, cap }));
}

/**
 * The intent score of contract §7 with its explanation. Pure; bots score 0.
 * @param now ms; every signal is decayed to it
 */
export function score(input: ScoreInput, rules: IntentRules, now: number): Score {
  const measured = measure(input, rules, now);
  const { intent, P, G, C } = measured;
  return {
    intent,
    P,
    G,
    C,
    // Most scores are stored and sorted by, and few are read.
    get breakdown() {
      return explain(measured, rules);
    },
  };
}

function rounded(rows: readonly ExactRow[], total: number): ScoreRow[] {
  const points = roundToSum(
    rows.map((row) => row.points),
    total,
  );
  return rows.map(({ signal, count, cap, at }, index) => ({
    signal,
    count,
    points: points[index] ?? 0,
    cap,
    at: new Date(at).toISOString(),
  }));
}

function explain({ intent, P, G, C, pages, engagement }: Measured, rules: IntentRules): ScoreRow[] {
  const at = Math.max(...[...pages, ...engagement].map((row) => row.at));
  const parts = [
    scaled(pages, P, rules.caps.pages),
    scaled(engagement, G, rules.caps.engagement),
    C > 0 ? [{ signal: 'company', count: 1, points: C, cap: rules.caps.company, at }] : [],
  ];
  // Part by part, so that no part's rows are more than its cap.
  const points = roundToSum([P, G, C], intent);
  return parts
    .flatMap((rows, part) => rounded(rows, points[part] ?? 0))
    .toSorted((a, b) => b.points - a.points);
}
