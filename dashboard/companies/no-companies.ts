import { html, type TemplateResult } from 'lit';
import { paths } from '../app/routes.ts';
import '../components/empty-state/empty-state.ts';
import { strings } from '../strings.ts';

/** Instead of a list without any company: how companies come into it. */
export function noCompaniesYet({ demo }: { demo: boolean }): TemplateResult {
  const words = strings.companies.empty;
  return html`<clarm-empty-state class="card" icon="companies" heading=${words.heading}>
    ${words.words}
    ${
      demo
        ? html`<a slot="actions" class="button primary" href="/demo/" target="_blank"
            >${words.demo}</a
          >`
        : html`<a slot="actions" class="button primary" href=${paths.install}>${words.install}</a>`
    }
  </clarm-empty-state>`;
}

/** Instead of a list in which nothing was found. */
export function noCompanyMatches(onClear: () => void): TemplateResult {
  const words = strings.companies.nobody;
  return html`<clarm-empty-state class="card" icon="search" heading=${words.heading}>
    ${words.words}
    <button slot="actions" class="button" @click=${onClear}>${words.clear}</button>
  </clarm-empty-state>`;
}
