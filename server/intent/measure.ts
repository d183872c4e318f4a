import type { IntentState, ViewClaim } from '../contracts/intent.ts';
import { enterpriseScore, type KnownCompany } from './enterprise-score.ts';
import type { IntentRules } from './rules.ts';

/** What a score is made of besides the rules and the time. */
export interface ScoreInput {
  state: IntentState;
  company?: KnownCompany;
  /** The company's own network was seen, not only its e-mail domain. */
  networkIsOwn: boolean;
  bot: boolean;
}

/** One signal with its decayed points, before its part is floored and capped. */
export interface SignalPoints {
  signal: string;
  count: number;
  points: number;
  /** When the strongest happened, ms. */
  at: number;
}

/** A score before it is explained. */
export interface Measured {
  intent: number;
  P: number;
  G: number;
  C: number;
  /** Enterprise score of the company, if there is one. */
  enterprise: number | undefined;
  pages: SignalPoints[];
  engagement: SignalPoints[];
}

const decay = (age: number, halfLife: number): number => 2 ** (-age / halfLife);

export const sum = (rows: readonly { points: number }[]): number =>
  rows.reduce((total, { points }) => total + points, 0);

const clamp = (value: number, cap: number): number => Math.max(0, Math.min(cap, value));

/**
 * A view counts only once: by its strongest claim. Half-lives are one for all kinds, so which
 * that is never changes with time.
 */
function countedViews({ pages }: IntentState, { weights, halfLives }: IntentRules) {
  const best = new Map<string, { kind: string; strength: number }>();
  const strength = (kind: string, { factor, at }: ViewClaim) =>
    Math.log2(Math.abs(weights.pages[kind] ?? 0) * factor) + at / halfLives.pages;
  for (const { kind, claims } of pages)
    for (const claim of claims) {
      const mine = strength(kind, claim);
      const other = best.get(claim.view);
      if (!other || mine > other.strength) best.set(claim.view, { kind, strength: mine });
    }
  return pages.map(({ kind, claims }) => ({
    kind,
    claims: claims.filter(({ view }) => best.get(view)?.kind === kind),
  }));
}

function pagePoints(state: IntentState, rules: IntentRules, now: number): SignalPoints[] {
  const { weights, viewShares, halfLives } = rules;
  return countedViews(state, rules).flatMap(({ kind, claims }) => {
    const strongest = claims[0];
    if (!strongest) return [];
    const shares = claims.map(
      ({ at, factor }, rank) => (viewShares[rank] ?? 0) * factor * decay(now - at, halfLives.pages),
    );
    const points = (weights.pages[kind] ?? 0) * shares.reduce((a, b) => a + b, 0);
    return [{ signal: `page:${kind}`, count: claims.length, points, at: strongest.at }];
  });
}

function engagementPoints(state: IntentState, rules: IntentRules, now: number): SignalPoints[] {
  return state.signals.flatMap(({ signal, marks }) => {
    const byRank = rules.weights.signals[signal];
    const points = marks.reduce(
      (total, { at }, rank) =>
        total + (byRank[rank] ?? 0) * decay(now - at, rules.halfLives.engagement),
      0,
    );
    return marks[0] ? [{ signal, count: marks.length, points, at: marks[0].at }] : [];
  });
}

/**
 * Half a point rounds up, and so does what a few minutes of decay (at most 0.013 points a minute)
 * took of it: the visitor of 74.5 is a 75 when the last page has been read, too.
 */
const ROUNDS_UP_FROM = 0.48;

/** The rounded score of an exact one. */
export const roundScore = (exact: number): number => Math.floor(exact + 1 - ROUNDS_UP_FROM);

/** The parts of a score whose undecayed sums are known; every one falls as both sums fall. */
export function combine(
  pages: number,
  engagement: number,
  enterprise: number | undefined,
  { caps, companyFullAt }: IntentRules,
): { P: number; G: number; C: number } {
  const P = clamp(pages, caps.pages);
  const G = clamp(engagement, caps.engagement);
  const share = Math.min(1, (P + G) / companyFullAt);
  return { P, G, C: ((caps.company * (enterprise ?? 0)) / 100) * share };
}

/** Scores without explaining. */
export function measure(input: ScoreInput, rules: IntentRules, now: number): Measured {
  const { state, company, networkIsOwn, bot } = input;
  const enterprise = company && enterpriseScore(company, networkIsOwn, rules, now);
  const pages = bot ? [] : pagePoints(state, rules, now);
  const engagement = bot ? [] : engagementPoints(state, rules, now);
  const parts = combine(sum(pages), sum(engagement), enterprise, rules);
  const intent = roundScore(parts.P + parts.G + parts.C);
  return { intent, ...parts, enterprise, pages, engagement };
}
