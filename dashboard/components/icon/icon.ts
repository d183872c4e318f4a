import { html, type TemplateResult } from 'lit';
import { icons, type IconName } from './icons.ts';

/** An icon beside words: decorative, in the colour of the text. */
export const icon = (name: IconName, size = 16): TemplateResult =>
  html`<svg
    class="icon"
    viewBox="0 0 20 20"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${icons[name]}
  </svg>`;
