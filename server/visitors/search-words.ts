import { LRUCache } from 'lru-cache';
import { cutText } from '../text/cut-text.ts';
import { decodePercent } from '../text/decode-percent.ts';
import { foldCase } from '../text/fold-case.ts';

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;
const MAX_WORD = 40;
const MAX_WORDS = 80;

/** Paths of a site come again and again; names and addresses are not remembered. */
const knownPaths = new LRUCache<string, string[]>({ max: 5_000 });

const wordsOfPath = (path: string): string[] => {
  const known = knownPaths.get(path);
  if (known) return known;
  const words = wordsOf(decodePercent(path));
  knownPaths.set(path, words);
  return words;
};

/** The words of a text as they are searched. */
export const wordsOf = (text: string): string[] =>
  foldCase(text)
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .map((word) => cutText(word, MAX_WORD));

/**
 * What a visitor is found by: the words of name, e-mail, company and paths, and an e-mail or
 * domain whole, so that `jane@acme` finds Jane.
 */
export function searchWords(texts: readonly (string | null | undefined)[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    if (!text) continue;
    for (const word of text.startsWith('/') ? wordsOfPath(text) : wordsOf(text)) words.add(word);
    if (/[@.]/.test(text) && !/\s/.test(text)) words.add(cutText(foldCase(text), MAX_WORD));
  }
  return [...words].slice(0, MAX_WORDS).sort();
}

/**
 * The beginnings of words that a query asks for; all of them must be found. A path may be pasted
 * as browsers copy it, with escapes.
 */
export function queryWords(q: string): string[] {
  return decodePercent(q)
    .split(/\s+/)
    .flatMap((part) =>
      /^[^\s@]+@[^\s@]*$/.test(part) ? [cutText(foldCase(part), MAX_WORD)] : wordsOf(part),
    )
    .slice(0, 8);
}
