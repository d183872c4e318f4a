import { html, type TemplateResult } from 'lit';
import { strings } from '../../strings.ts';

/** Where location and network data come from: the licence of the data asks for it where the data is shown. */
export const attribution = (): TemplateResult =>
  html`<p class="attribution">
    <a href="https://db-ip.com" target="_blank" rel="noopener">${strings.attribution.location}</a>
    (CC BY 4.0) ·
    <a href="https://github.com/sapics/ip-location-db" target="_blank" rel="noopener"
      >${strings.attribution.network}</a
    >
  </p>`;
