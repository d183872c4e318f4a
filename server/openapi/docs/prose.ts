import { html, type Html } from '../../http/html.ts';

/** A sentence in which `backticks` make code. */
export const prose = (text: string): Html =>
  html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
