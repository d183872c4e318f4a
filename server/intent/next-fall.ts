import { enterpriseScore } from './enterprise-score.ts';
import { combine, measure, roundScore, sum, type ScoreInput } from './measure.ts';
import type { IntentRules } from './rules.ts';

const FIRST_STEP_MS = 3_600_000;

const startOfNextYear = (now: number): number => Date.UTC(new Date(now).getUTCFullYear() + 1, 0, 1);

/** When the company's age next changes what it counts: a New Year at most, and only the next. */
function nextBirthday({ company, networkIsOwn }: ScoreInput, rules: IntentRules, now: number) {
  if (company?.founded === undefined) return undefined;
  const newYear = startOfNextYear(now);
  const enterpriseAt = (at: number) => enterpriseScore(company, networkIsOwn, rules, at);
  return enterpriseAt(now) === enterpriseAt(newYear) ? undefined : newYear;
}

/**
 * When the rounded score next falls if nothing happens, ms; undefined for a score of 0.
 * Each part has one half-life, so its sum is one exponential and the score only falls: the moment
 * is found by bisection to the millisecond. The one thing that can raise it, the company growing
 * a year older, answers with that New Year where it comes first.
 */
export function nextFall(input: ScoreInput, rules: IntentRules, now: number): number | undefined {
  const { intent, enterprise, pages, engagement } = measure(input, rules, now);
  if (intent <= 0) return undefined;
  const pageSum = sum(pages);
  const engagementSum = sum(engagement);
  const { halfLives } = rules;
  const hasFallenAfter = (age: number): boolean => {
    const { P, G, C } = combine(
      pageSum * 2 ** (-age / halfLives.pages),
      engagementSum * 2 ** (-age / halfLives.engagement),
      enterprise,
      rules,
    );
    return roundScore(P + G + C) < intent;
  };
  let still = 0;
  let fallen = FIRST_STEP_MS;
  while (!hasFallenAfter(fallen)) [still, fallen] = [fallen, fallen * 2];
  while (fallen - still > 1) {
    const middle = Math.floor((still + fallen) / 2);
    if (hasFallenAfter(middle)) fallen = middle;
    else still = middle;
  }
  return Math.min(now + fallen, nextBirthday(input, rules, now) ?? Number.POSITIVE_INFINITY);
}
