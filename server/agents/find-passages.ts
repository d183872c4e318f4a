import type { AgentDocuments, Passage } from './document-store.ts';

/** With so few passages the model reads them all: no search misses anything. */
const ALL_UP_TO = 12;
const MOST = 8;
const MAX_WORDS = 400;

/** Quotes and a leading minus are operators of the database's text search. */
const wordsOf = (text: string): string => text.replaceAll(/["\\-]+/g, ' ').slice(0, MAX_WORDS);

/**
 * What an agent reads before it answers: everything, where that is little; else the passages that
 * have most of the question's words, and of what was asked before it.
 * @param questions the visitor's latest messages, the last one last
 */
export async function findPassages(
  documents: AgentDocuments,
  questions: readonly string[],
): Promise<Passage[]> {
  const all = await documents.first(ALL_UP_TO + 1);
  if (all.length <= ALL_UP_TO) return all;
  const found = await documents.search(wordsOf(questions.at(-1) ?? ''), MOST);
  if (found.length === MOST) return found;
  // "And how much is it?" means what was spoken of before.
  const more = await documents.search(wordsOf(questions.join(' ')), MOST);
  const known = new Set(found.map(({ text }) => text));
  return [...found, ...more.filter(({ text }) => !known.has(text))].slice(0, MOST);
}
