/**
 * A piece of a path's pattern. There is one rule for all of them, in page rules, filters and
 * funnels: `star` (`*`) is anything within a segment, `any` (`**`) anything at all, `segments`
 * (`/**` as a whole segment) any number of segments and none, too; `{`, `,` and `}` give a choice
 * where the reader has one.
 */
export interface GlobToken {
  kind: 'text' | 'star' | 'any' | 'segments' | 'choice';
  /** As it stands in the pattern. */
  text: string;
}

const TOKENS = /\/\*\*+(?=\/|$)|\*\*+|\*|[{},]|[^*{},/]+|\//g;

const kindOf = (text: string): GlobToken['kind'] => {
  if (text === '*') return 'star';
  if (text.startsWith('**')) return 'any';
  if (text.startsWith('/*')) return 'segments';
  return /^[{},]$/.test(text) ? 'choice' : 'text';
};

/** Takes a path's pattern apart. */
export const globTokens = (glob: string): GlobToken[] =>
  [...glob.matchAll(TOKENS)].map(([text]) => ({ kind: kindOf(text), text }));

/** A text as a regular expression matches it, in JavaScript and in MongoDB. */
export const escapePattern = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
