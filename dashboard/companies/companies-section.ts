import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ListAndDetail } from '../app/list-and-detail.ts';
import { paths } from '../app/routes.ts';
import '../company/company-page.ts';
import { base } from '../components/shared/base.styles.ts';
import './companies-page.ts';
import type { CompaniesPage } from './companies-page.ts';

const styles = css`
  :host {
    display: block;
    height: 100%;
  }
`;

/**
 * @summary The companies list and the company that was opened from it: the list keeps its place,
 * and the company knows which comes before and after.
 */
@customElement('clarm-companies-section')
export class CompaniesSection extends LitElement {
  static override styles = [base, styles];

  /** The domain of the company that is open. */
  @property() domain: string | undefined;

  @query('clarm-companies-page') private list!: CompaniesPage | null;

  private readonly walk = new ListAndDetail(this, {
    opened: () => this.domain,
    active: () => true,
    list: () => this.list,
    ids: () => (this.list?.rows ?? []).map(({ domain }) => domain),
    listPath: paths.companies,
    pathOf: paths.company,
  });

  override render() {
    const isListed = this.domain === undefined;
    return html`<clarm-companies-page
        ?hidden=${!isListed}
        .active=${isListed}
      ></clarm-companies-page>
      ${
        isListed
          ? nothing
          : html`<clarm-company-page
              .domain=${this.domain ?? ''}
              .previous=${this.walk.previous}
              .next=${this.walk.next}
            ></clarm-company-page>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-companies-section': CompaniesSection;
  }
}
