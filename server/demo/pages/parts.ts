import { html, type Html } from '../../http/html.ts';
import { icon, type IconName } from '../art/icon.ts';

/** The head of an inner page. */
export const pageHead = (eyebrow: string, title: string, lead: string): Html => html`
  <div class="wrap page-head">
    <p class="eyebrow">${eyebrow}</p>
    <h1>${title}</h1>
    <p class="lead">${lead}</p>
  </div>
`;

/** The band above the footer that asks for the next step. */
export const closingBand = (
  title: string,
  text: string,
  second: readonly [href: string, label: string] = ['/demo/pricing', 'See pricing'],
): Html => html`
  <section class="wrap">
    <div class="band">
      <div>
        <h2>${title}</h2>
        <p>${text}</p>
      </div>
      <div class="band-actions">
        <a class="button button-lit" href="/demo/book-a-demo" data-click="band_book_demo"
          >Book a demo</a
        >
        <a class="button button-ghost" href="${second[0]}">${second[1]}</a>
      </div>
    </div>
  </section>
`;

/** A short text with an icon. */
export const point = (name: IconName, title: string, text: string): Html => html`
  <div class="point">
    <span class="point-icon">${icon(name)}</span>
    <h3>${title}</h3>
    <p>${text}</p>
  </div>
`;

/** A labelled input. */
export const field = (input: {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password' | 'number';
  autocomplete?: string;
  value?: string;
  optional?: boolean;
}): Html => html`
  <label class="field">
    <span>${input.label} ${input.optional && html`<small>optional</small>`}</span>
    ${
      input.optional
        ? html`<input
            name="${input.name}"
            type="${input.type ?? 'text'}"
            autocomplete="${input.autocomplete ?? 'off'}"
            value="${input.value ?? ''}"
          />`
        : html`<input
            name="${input.name}"
            type="${input.type ?? 'text'}"
            autocomplete="${input.autocomplete ?? 'off'}"
            value="${input.value ?? ''}"
            required
          />`
    }
  </label>
`;

/** A labelled choice; the first option is chosen. */
export const choice = (name: string, label: string, options: readonly string[]): Html => html`
  <label class="field">
    <span>${label}</span>
    <select name="${name}">
      ${options.map((option) => html`<option>${option}</option>`)}
    </select>
  </label>
`;

/** What takes a form's place when it was sent. */
export const done = (title: string, text: Html): Html => html`
  <div class="done" data-done tabindex="-1" hidden>
    <span class="done-icon">${icon('check')}</span>
    <h2>${title}</h2>
    <p>${text}</p>
  </div>
`;
