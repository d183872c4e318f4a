import { LEGAL_FORMS, NAME_WORDS, WEAK_GOVERNMENT, type NameWords } from './name-words.ts';

/** What a name can say of its bearer; `person` is somebody by name, not a company. */
export type NamedRole = NameWords['role'];

interface Phrase {
  rest: readonly string[];
  rank: number;
}

const exact = new Map<string, number>();
const beginnings = new Map<string, number>();
const endings = new Map<string, number>();
const phrases = new Map<string, Phrase[]>();
const weak: ReadonlySet<string> = new Set(WEAK_GOVERNMENT);
const legalForms: ReadonlySet<string> = new Set(LEGAL_FORMS);

const keep = (table: Map<string, number>, word: string, rank: number): void => {
  if (!table.has(word)) table.set(word, rank);
};

for (const [rank, { words }] of NAME_WORDS.entries())
  for (const word of words) {
    const [first = '', ...rest] = word.split(' ');
    if (rest.length > 0) phrases.set(first, [...(phrases.get(first) ?? []), { rest, rank }]);
    else if (word.endsWith('*')) keep(beginnings, word.slice(0, -1), rank);
    else if (word.startsWith('*')) keep(endings, word.slice(1), rank);
    else keep(exact, word, rank);
  }

const lengths = (table: Map<string, number>): number[] =>
  [...new Set([...table.keys()].map((word) => word.length))].toSorted((a, b) => a - b);
const beginningLengths = lengths(beginnings);
const endingLengths = lengths(endings);

const NOBODY = NAME_WORDS.length;
const GOVERNMENT = NAME_WORDS.findIndex(({ role }) => role === 'government');
const MOBILE = NAME_WORDS.findIndex(({ role }) => role === 'mobile');
const ISP = NAME_WORDS.findIndex(({ role }) => role === 'isp');

/** An ending counts where at least this much stands before it: "Telnet", not "Net"; "Comnet", not "com". */
const STEM = 2;
/** "Hotel" ends in "tel", and so on. */
const NO_ENDING: ReadonlySet<string> = new Set(['hotel', 'motel', 'intel', 'cabinet', 'planet']);

const rankOfWord = (word: string): number => {
  let rank = exact.get(word) ?? NOBODY;
  for (const length of beginningLengths) {
    if (length > word.length) break;
    rank = Math.min(rank, beginnings.get(word.slice(0, length)) ?? NOBODY);
  }
  if (NO_ENDING.has(word)) return rank;
  for (const length of endingLengths) {
    if (length + STEM > word.length) break;
    rank = Math.min(rank, endings.get(word.slice(-length)) ?? NOBODY);
  }
  return rank;
};

const rankOfPhrases = (words: readonly string[], at: number): number => {
  let rank = NOBODY;
  for (const phrase of phrases.get(words[at] ?? '') ?? [])
    if (phrase.rest.every((word, i) => words[at + 1 + i] === word))
      rank = Math.min(rank, phrase.rank);
  return rank;
};

/** A name's words: lower case, no accents; "S.p.A." is "spa", "Amazon.com" two words. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}']/gu, '')
    .replace(/\b([a-z])[.](?=[a-z]\b|\s|,|$)/g, '$1')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** The role that an operator's registered name gives away; undefined when it could be anybody's. */
export function roleOfName(name: string): NamedRole | undefined {
  const words = wordsOf(name);
  let rank = NOBODY;
  let placed = false;
  let incorporated = false;
  for (const [i, word] of words.entries()) {
    rank = Math.min(rank, rankOfWord(word), rankOfPhrases(words, i));
    if (weak.has(word)) placed = true;
    if (legalForms.has(word)) incorporated = true;
  }
  if (placed && !incorporated && rank !== ISP && rank !== MOBILE) rank = Math.min(rank, GOVERNMENT);
  return NAME_WORDS[rank]?.role;
}
