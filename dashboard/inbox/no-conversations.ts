import { html, type TemplateResult } from 'lit';
import '../components/empty-state/empty-state.ts';
import { strings } from '../strings.ts';
import type { View } from './views.ts';

const words = strings.inbox;
const WORDS: Readonly<Record<View, readonly [heading: string, text: string]>> = {
  open: [words.emptyOpen, words.emptyOpenWords],
  mine: [words.emptyMine, words.emptyMineWords],
  unassigned: [words.emptyUnassigned, words.emptyUnassignedWords],
  snoozed: [words.emptySnoozed, words.emptySnoozedWords],
  closed: [words.emptyClosed, words.emptyClosedWords],
};

/** A list has no conversation. */
export function noConversations(view: View): TemplateResult {
  const [heading, text] = WORDS[view];
  return html`<clarm-empty-state icon="inbox" heading=${heading}>${text}</clarm-empty-state>`;
}

/** No conversation of a list has the tag. */
export const nothingTagged = (tag: string, showAll: () => void): TemplateResult =>
  html`<clarm-empty-state icon="inbox" heading=${words.emptyTag(tag)}>
    <button slot="actions" class="button" @click=${showAll}>${words.showAll}</button>
  </clarm-empty-state>`;
