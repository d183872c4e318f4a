import type { ScoringPatch, ScoringRules } from '../contracts/scoring.ts';
import type { SetScoring } from '../ports.ts';
import { OTHER } from './kind-of.ts';
import { defaultPages, type PageRule } from './page-words.ts';
import type { Signal } from '../contracts/intent.ts';
import { defaultRules, type IntentRules } from './rules.ts';

const DAY_MS = 86_400_000;

/** How far below the threshold a visitor is armed again where the site has not said: 70 and 55 of contract §7. */
const REARM_BELOW = defaultRules.threshold - defaultRules.rearmAt;

/** What a visitor's score must fall to for a second alert; always below the threshold. */
export const rearmAtOf = (threshold: number, set: number | undefined): number =>
  Math.max(
    0,
    Math.min(set ?? defaultRules.rearmAt, threshold - (set === undefined ? REARM_BELOW : 1)),
  );

const copyOfSignals = (): ScoringRules['weights']['signals'] =>
  Object.fromEntries(
    Object.entries(defaultRules.weights.signals).map(([signal, points]) => [signal, [...points]]),
  ) as Record<Signal, number[]>;

/** The defaults in the form that a site sets them in. */
export const defaultScoring = (): ScoringRules => ({
  pages: [],
  use_default_pages: true,
  weights: { pages: { ...defaultRules.weights.pages }, signals: copyOfSignals() },
  caps: { ...defaultRules.caps },
  half_lives: {
    pages: defaultRules.halfLives.pages / DAY_MS,
    engagement: defaultRules.halfLives.engagement / DAY_MS,
  },
  company_full_at: defaultRules.companyFullAt,
  threshold: defaultRules.threshold,
  rearm_at: defaultRules.rearmAt,
  target_industries: [],
});

/** The rules of a site, what it has set over the defaults. */
export function scoringOfSite(set: SetScoring, threshold: number): ScoringRules {
  return { ...defaultScoring(), ...set, threshold, rearm_at: rearmAtOf(threshold, set.rearm_at) };
}

/** What a site has set after a patch. */
export function applyPatch(before: SetScoring, { reset, ...patch }: ScoringPatch): SetScoring {
  const set = reset ? {} : before;
  const whole = scoringOfSite(set, defaultRules.threshold);
  const { threshold: _siteHasIt, weights, caps, half_lives, ...flat } = patch;
  const pages = Object.entries({ ...whole.weights.pages, ...weights?.pages });
  return {
    ...set,
    ...(flat as SetScoring),
    ...(weights
      ? {
          weights: {
            pages: Object.fromEntries(
              pages.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
            ),
            signals: {
              ...whole.weights.signals,
              ...weights.signals,
            } as typeof whole.weights.signals,
          },
        }
      : {}),
    ...(caps ? { caps: { ...whole.caps, ...caps } as typeof whole.caps } : {}),
    ...(half_lives
      ? { half_lives: { ...whole.half_lives, ...half_lives } as typeof whole.half_lives }
      : {}),
  };
}

/** One thing that is wrong with rules, and where. */
export interface ScoringProblem {
  path: string;
  message: string;
}

/** What no single field can tell: whether the rules fit together. */
export function problemsOf(rules: ScoringRules): ScoringProblem[] {
  const problems: ScoringProblem[] = [];
  const kinds = new Set([...Object.keys(rules.weights.pages), OTHER]);
  for (const [index, { kind }] of rules.pages.entries()) {
    if (kinds.has(kind)) continue;
    const message = `"${kind}" has no points: add it to weights.pages, or use ${OTHER} for pages that count nothing`;
    problems.push({ path: `pages.${index}.kind`, message });
  }
  const { pages, engagement, company } = rules.caps;
  if (pages + engagement + company > 100) {
    const message = `pages, engagement and company are ${pages + engagement + company} together; a score ends at 100`;
    problems.push({ path: 'caps', message });
  }
  if (rules.threshold > pages + engagement + company) {
    const message = `nobody can reach ${rules.threshold}: the caps end at ${pages + engagement + company}`;
    problems.push({ path: 'threshold', message });
  }
  if (rules.rearm_at >= rules.threshold) {
    problems.push({
      path: 'rearm_at',
      message: `must be below the threshold of ${rules.threshold}`,
    });
  }
  if (Object.keys(rules.weights.pages).length > 60) {
    problems.push({ path: 'weights.pages', message: 'may have at most 60 kinds' });
  }
  return problems;
}

/** The page rules that count, a site's own before the default words. */
export const pageRulesOf = ({
  pages,
  use_default_pages,
}: Pick<ScoringRules, 'pages' | 'use_default_pages'>): readonly PageRule[] =>
  pages.length === 0 && use_default_pages
    ? defaultPages
    : [
        ...pages.map(({ pattern, kind }) => ({ kind, globs: [pattern] })),
        ...(use_default_pages ? defaultPages : []),
      ];

/** The rules that the score is computed with. */
export function intentRulesOf(rules: ScoringRules, version: number): IntentRules {
  return {
    version,
    pages: pageRulesOf(rules),
    weights: rules.weights,
    viewShares: defaultRules.viewShares,
    halfLives: {
      pages: rules.half_lives.pages * DAY_MS,
      engagement: rules.half_lives.engagement * DAY_MS,
    },
    caps: rules.caps,
    companyFullAt: rules.company_full_at,
    threshold: rules.threshold,
    rearmAt: rules.rearm_at,
    targetIndustries: rules.target_industries,
  };
}
