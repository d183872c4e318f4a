import { html, type TemplateResult } from 'lit';
import { paths } from '../app/routes.ts';
import '../components/empty-state/empty-state.ts';
import { strings } from '../strings.ts';

/** Instead of a list without anybody: how visitors come to this site. */
export function noVisitorsYet(site: { demo: boolean }): TemplateResult {
  const words = strings.visitors.empty;
  const demo = html`<a slot="actions" class="button primary" href="/demo/" target="_blank"
    >${words.demo}</a
  >`;
  const install = html`<a
    slot="actions"
    class="button ${site.demo ? '' : 'primary'}"
    href=${paths.install}
    >${words.install}</a
  >`;
  return html`<clarm-empty-state class="card" heading=${words.heading}>
    ${site.demo ? [words.demoWords, demo] : words.words} ${install}
  </clarm-empty-state>`;
}

/** Instead of a list that nobody of the site is on. */
export function nobodyMatches(onClear: () => void): TemplateResult {
  const words = strings.visitors.nobody;
  return html`<clarm-empty-state class="card" icon="search" heading=${words.heading}>
    ${words.words}
    <button slot="actions" class="button" @click=${onClear}>
      ${strings.visitors.filters.clear}
    </button>
  </clarm-empty-state>`;
}
