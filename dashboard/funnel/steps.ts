import { strings } from '../strings.ts';

/** One step: a page by its path, or an event by its name. */
export interface Step {
  kind: 'path' | 'event';
  value: string;
}

/** What the server takes (contract §4). */
export const MIN_STEPS = 2;
export const MAX_STEPS = 6;
const PATH = 'path:';
const EVENT = /^[\p{L}\p{N} _.:\-/]{1,128}$/u;

/** What is asked where nobody has asked anything yet. */
export const FIRST_STEPS: readonly Step[] = [
  { kind: 'path', value: '/*' },
  { kind: 'path', value: '/pricing*' },
  { kind: 'event', value: 'widget_opened' },
];

/** A step as it stands in the question and in the address. */
export const textOf = ({ kind, value }: Step): string => (kind === 'path' ? PATH + value : value);

/** The steps of a question; undefined where it has too few or too many. */
export function stepsOf(text: string | null): Step[] | undefined {
  const texts = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  if (texts.length < MIN_STEPS || texts.length > MAX_STEPS) return undefined;
  return texts.map((one) =>
    one.startsWith(PATH)
      ? { kind: 'path', value: one.slice(PATH.length) }
      : { kind: 'event', value: one },
  );
}

/** Why a step cannot be asked; undefined where it can. */
export function problemOf({ kind, value }: Step): string | undefined {
  if (kind === 'path') {
    return /^\/[^,]{0,199}$/.test(value) ? undefined : strings.funnel.badPath;
  }
  return EVENT.test(value) ? undefined : strings.funnel.badEvent;
}
