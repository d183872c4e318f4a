import type { ScoringPatch, ScoringRules } from '../../../server/contracts/scoring.ts';
import { formText } from '../../components/shared/form-text.ts';
import { strings } from '../../strings.ts';

const MOST_RANKS = 8;

/** Points by rank from "18, 4, 4"; undefined where that is none. */
export function ranksOf(text: string): number[] | undefined {
  const ranks = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  const isGood = ranks.every((points) => points >= 0 && points <= 100);
  return isGood && ranks.length > 0 && ranks.length <= MOST_RANKS ? ranks : undefined;
}

type Signals = ScoringRules['weights']['signals'];

/**
 * What the form says, apart from page rules, kinds of page and industries.
 * @returns the patch, or what is wrong by the name of the field
 */
export function readScoring(
  data: FormData,
  signals: Signals,
): { patch: ScoringPatch } | { problems: Record<string, string> } {
  const number = (name: string) => Number(formText(data, name));
  const problems: Record<string, string> = {};
  const ranked: Partial<Signals> = {};
  for (const signal of Object.keys(signals) as (keyof Signals)[]) {
    const ranks = ranksOf(formText(data, `s-${signal}`));
    if (ranks) ranked[signal] = ranks;
    else problems[`s-${signal}`] = strings.settings.scoring.badList;
  }
  if (Object.keys(problems).length > 0) return { problems };
  return {
    patch: {
      threshold: number('threshold'),
      rearm_at: number('rearm'),
      use_default_pages: data.has('defaults'),
      caps: {
        pages: number('cap-pages'),
        engagement: number('cap-engagement'),
        company: number('cap-company'),
      },
      half_lives: { pages: number('half-pages'), engagement: number('half-engagement') },
      company_full_at: number('full-at'),
      weights: { signals: ranked },
    },
  };
}
