import type { ScoreRow } from '../../../server/contracts/intent.ts';
import { strings } from '../../strings.ts';

/** The three parts of a score (contract §7). */
export type ScorePart = 'pages' | 'engagement' | 'company';

const words = strings.visitor.score;

/** Which part of the score a row belongs to. */
export const partOf = ({ signal }: Pick<ScoreRow, 'signal'>): ScorePart => {
  if (signal === 'company') return 'company';
  return signal.startsWith('page:') ? 'pages' : 'engagement';
};

/** Why a row has its points, as one would say it: "Read pricing, 3 times". */
export function whyWords({ signal, count }: Pick<ScoreRow, 'signal' | 'count'>): string {
  if (signal.startsWith('page:')) {
    const kind = signal.slice('page:'.length);
    return words.read(words.pages[kind] ?? kind, count);
  }
  return words.signals[signal]?.(count) ?? signal.replaceAll('_', ' ');
}
