import type { Passage } from './document-store.ts';
import { HANDOVER_WORD } from './prompt.ts';

/** What a model's text comes to. */
export type ModelAnswer = { outcome: 'answer'; text: string } | { outcome: 'handover' };

/** The longest message that the chat takes. */
const MAX_CHARACTERS = 4_000;
const MAX_LINKS = 3;
const SOURCES = /\n*\s*SOURCES?:\s*(?<numbers>[\d,;\s[\]]*|none)\.?\s*$/i;
/** What "thinking" models put before their answer. */
const THOUGHTS = /<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi;

/** Square brackets and parentheses would end a Markdown link early. */
const linkTo = ({ title, url }: Passage): string =>
  url === undefined
    ? ''
    : `[${title.replaceAll(/[[\]]/g, '')}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;

const linksOf = (numbers: string, passages: readonly Passage[]): string[] => {
  const used = (numbers.match(/\d+/g) ?? []).map((number) => passages[Number(number) - 1]);
  const links = used.flatMap((passage) => (passage ? [linkTo(passage)] : []));
  return [...new Set(links)].filter(Boolean).slice(0, MAX_LINKS);
};

/** Reads what a model wrote: an answer, with links to the pages it used, or the wish to hand over. */
export function readAnswer(written: string, passages: readonly Passage[]): ModelAnswer {
  const said = written.replaceAll(THOUGHTS, '').trim();
  if (said === '' || new RegExp(`\\b${HANDOVER_WORD}\\b`).test(said))
    return { outcome: 'handover' };
  const numbers = SOURCES.exec(said)?.groups?.['numbers'] ?? '';
  const text = said.replace(SOURCES, '').trim();
  if (text === '') return { outcome: 'handover' };
  const links = linksOf(numbers, passages);
  const footer = links.length > 0 ? `\n\n${links.join(' · ')}` : '';
  return {
    outcome: 'answer',
    text: text.slice(0, MAX_CHARACTERS - footer.length).toWellFormed() + footer,
  };
}
