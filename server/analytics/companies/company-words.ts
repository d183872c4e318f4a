import { cutText } from '../../text/cut-text.ts';
import { foldCase } from '../../text/fold-case.ts';

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;
const MAX_WORD = 60;
const MAX_ASKED = 8;

const wordsOf = (text: string): string[] =>
  foldCase(text)
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .map((word) => cutText(word, MAX_WORD));

/** The words that a company is found by: those of its name, and its domain, whole and in parts. */
export const companyWords = (domain: string, name: string | undefined): string[] =>
  [
    ...new Set([
      domain.toLowerCase().slice(0, MAX_WORD),
      ...wordsOf(domain),
      ...wordsOf(name ?? ''),
    ]),
  ].toSorted();

/** The beginnings of words that a search asks for; all must be found. A domain is one. */
export const askedWords = (q: string): string[] =>
  q
    .split(/\s+/)
    .flatMap((part) =>
      /^[^\s.]+\.[^\s]*$/.test(part) ? [part.toLowerCase().slice(0, MAX_WORD)] : wordsOf(part),
    )
    .slice(0, MAX_ASKED);
