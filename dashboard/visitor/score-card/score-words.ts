import type { ScoreRow } from '../../../server/contracts/intent.ts';
import { plural } from '../../format/count.ts';

/** The three parts of a score (contract §7). */
export type ScorePart = 'pages' | 'engagement' | 'company';

const PAGES: Readonly<Record<string, string>> = {
  pricing: 'pricing',
  demo: 'the demo page',
  contact: 'the contact page',
  signup: 'the sign-up page',
  compare: 'a comparison',
  security: 'security',
  customers: 'customer stories',
  product: 'the product',
  docs: 'the documentation',
  content: 'articles',
  careers: 'open positions',
};

const SIGNALS: Readonly<Record<string, (count: number) => string>> = {
  widget_opened: () => 'Opened the chat',
  messages: (n) => `Sent ${plural(n, 'message')}`,
  action_clicked: (n) =>
    n > 1 ? `Clicked ${n} actions in the chat` : 'Clicked an action in the chat',
  asks: () => 'Asked about buying, pricing or a demo',
  identify: () => 'Said who they are',
  goal_achieved: (n) => (n > 1 ? `Reached ${n} goals` : 'Reached a goal'),
  company: () => 'Works at a company that fits',
};

/** Which part of the score a row belongs to. */
export const partOf = ({ signal }: Pick<ScoreRow, 'signal'>): ScorePart => {
  if (signal === 'company') return 'company';
  return signal.startsWith('page:') ? 'pages' : 'engagement';
};

/** Why a row has its points, as one would say it: "Read pricing, 3 times". */
export function whyWords({ signal, count }: Pick<ScoreRow, 'signal' | 'count'>): string {
  if (signal.startsWith('page:')) {
    const kind = signal.slice('page:'.length);
    const page = PAGES[kind] ?? kind;
    return count > 1 ? `Read ${page}, ${count} times` : `Read ${page}`;
  }
  return SIGNALS[signal]?.(count) ?? signal.replaceAll('_', ' ');
}
