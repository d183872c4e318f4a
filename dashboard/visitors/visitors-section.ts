import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ListAndDetail } from '../app/list-and-detail.ts';
import { paths } from '../app/routes.ts';
import { base } from '../components/shared/base.styles.ts';
import '../visitor/visitor-page.ts';
import './visitors-page.ts';
import type { VisitorsPage } from './visitors-page.ts';

const styles = css`
  :host {
    display: block;
    height: 100%;
  }
`;

/**
 * @summary The list and the profile that was opened from it: the list keeps its place, and
 * the profile knows who comes before and after.
 */
@customElement('clarm-visitors-section')
export class VisitorsSection extends LitElement {
  static override styles = [base, styles];

  /** Whether the section is on the screen. */
  @property({ type: Boolean }) active = true;
  /** The visitor whose profile is open. */
  @property() visitorId: string | undefined;

  @query('clarm-visitors-page') private list!: VisitorsPage | null;

  private readonly walk = new ListAndDetail(this, {
    opened: () => this.visitorId,
    active: () => this.active,
    list: () => this.list,
    ids: () => (this.list?.rows ?? []).map(({ id }) => id),
    listPath: paths.visitors,
    pathOf: paths.visitor,
  });

  override render() {
    const isListed = this.visitorId === undefined;
    return html`<clarm-visitors-page
        ?hidden=${!isListed}
        .active=${this.active && isListed}
      ></clarm-visitors-page>
      ${
        this.active && this.visitorId !== undefined
          ? html`<clarm-visitor-page
              .visitorId=${this.visitorId}
              .previous=${this.walk.previous}
              .next=${this.walk.next}
            ></clarm-visitor-page>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-visitors-section': VisitorsSection;
  }
}
