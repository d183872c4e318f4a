import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { NavigateEvent } from '../app/navigation.ts';
import { paths } from '../app/routes.ts';
import { isTyping } from '../app/shortcuts.ts';
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

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const last = changed.get('domain');
    if (!last || this.domain !== undefined) return;
    void this.list?.updateComplete.then(() => this.list?.select(last));
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if (this.domain === undefined || isTyping(event)) return;
    if (event.key === 'Escape') this.dispatchEvent(new NavigateEvent(paths.companies));
    if (event.key === 'j') this.step(1);
    if (event.key === 'k') this.step(-1);
  };

  private neighbour(step: number): string | undefined {
    const rows = this.list?.rows ?? [];
    const at = rows.findIndex(({ domain }) => domain === this.domain);
    return at < 0 ? undefined : rows[at + step]?.domain;
  }

  private step(step: number) {
    const domain = this.neighbour(step);
    if (domain) this.dispatchEvent(new NavigateEvent(paths.company(domain), { replace: true }));
  }

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
              .previous=${this.neighbour(-1)}
              .next=${this.neighbour(1)}
            ></clarm-company-page>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-companies-section': CompaniesSection;
  }
}
