import { html, type TemplateResult } from 'lit';
import { strings } from '../../strings.ts';

/** The sign of the product, with its name. */
export const brand = (size = 24): TemplateResult =>
  html`<span class="brand">
    <svg viewBox="0 0 32 32" width=${size} height=${size} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#4f46e5" />
      <path
        d="M21.5 11.2a7.2 7.2 0 1 0 0 9.6"
        fill="none"
        stroke="#fff"
        stroke-width="3.2"
        stroke-linecap="round"
      />
      <circle cx="23.2" cy="16" r="2.2" fill="#a5f3c8" />
    </svg>
    <span class="brand-name">${strings.product}</span>
  </span>`;
