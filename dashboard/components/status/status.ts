import { html, type TemplateResult } from 'lit';

/** How something is doing. */
export type Tone = 'good' | 'warm' | 'bad' | 'plain';

/** A word in a pill with a dot in its tone. */
export const status = (tone: Tone, word: string): TemplateResult =>
  html`<span class="status ${tone}"><i aria-hidden="true"></i>${word}</span>`;
