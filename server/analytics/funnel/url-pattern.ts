import { escapePattern, globTokens, type GlobToken } from '../../glob.ts';

const ASCII = /^[\x21-\x7e]$/;

/** A letter as it may stand in a stored url, where `ü` and `Ü` are different escapes. */
const letterPattern = (letter: string): string => {
  const written = [letter, letter.toLowerCase(), letter.toUpperCase()]
    .flatMap((one) => [one, encodeURI(one)])
    .map(escapePattern);
  const [first = '', ...others] = new Set(written);
  return others.length > 0 ? `(?:${[first, ...others].join('|')})` : first;
};

const textPattern = (text: string): string =>
  Array.from(text.toWellFormed(), (letter) =>
    ASCII.test(letter) && !/[{}"<>`|^\\]/.test(letter)
      ? escapePattern(letter)
      : letterPattern(letter),
  ).join('');

const END = '(?=/?(?:[?#]|$))';
const SEGMENT_ENDS = '(?=[/?#]|$)';

/** Texts that each come somewhere in what is left of their segment. */
const somewhere = (texts: readonly string[], then: string): string =>
  texts
    .map((text, index) => {
      const end = index === texts.length - 1 ? then : '';
      return `(?>[^/?#]*?${textPattern(text)}${end})`;
    })
    .join('');

/** Texts with a `*` between any two, the first of them right here. */
const here = ([head = '', ...others]: readonly string[], then: string): string =>
  textPattern(head) + (others.length > 0 ? somewhere(others, then) : then);

/** What stands between `**` and `/**`: the texts between its `*`, and what it comes after. */
interface Run {
  by: 'start' | 'any' | 'segments';
  texts: string[];
}

const runsOf = (tokens: readonly GlobToken[]): Run[] => {
  const runs: Run[] = [{ by: 'start', texts: [''] }];
  for (const { kind, text } of tokens) {
    const texts = runs.at(-1)?.texts ?? [];
    if (kind === 'any' || kind === 'segments') runs.push({ by: kind, texts: [''] });
    else if (kind === 'star') texts.push('');
    else texts.push((texts.pop() ?? '') + text);
  }
  return runs;
};

/** A run as it is looked for from where the one before ended: segment by segment. */
const LOOK_FOR: Readonly<Record<Run['by'], (texts: readonly string[], then: string) => string>> = {
  start: here,
  segments: (texts, then) => `(?>(?:/[^/?#]*+)*?${here(texts, then)})`,
  any: (texts, then) => `(?>(?:[^/?#]*+/)*?${somewhere(texts, then)})`,
};

/**
 * A regular expression of MongoDB for stored urls whose path a glob matches as a whole, to be used
 * without case. Beside the rule of all globs, a `*` at the very end reaches any depth: `/blog/*` is
 * all of the blog. There is no choice of several.
 *
 * Where a wildcard may end in several places, the first is as good as any: what comes after it has
 * the more room. So it is taken for good (`(?>…)`), and a url is read about once a wildcard.
 */
export function urlPattern(glob: string): string {
  const tokens = globTokens(glob.replace(/(?<=.)\/$/, ''));
  const last = tokens.at(-1);
  if (last?.kind === 'star') last.kind = 'any';
  const runs = runsOf(tokens);
  const pattern = runs.map(({ by, texts }, index) => {
    const next = runs[index + 1];
    return LOOK_FOR[by](texts, next ? (next.by === 'segments' ? SEGMENT_ENDS : '') : END);
  });
  return `^https?://[^/?#]++${pattern.join('')}`;
}
