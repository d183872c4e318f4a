import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { NavigateEvent } from '../app/navigation.ts';
import { paths } from '../app/routes.ts';
import { isTyping } from '../app/shortcuts.ts';
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

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const last = changed.get('visitorId');
    if (!last || this.visitorId !== undefined) return;
    void this.list?.updateComplete.then(() => this.list?.select(last));
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if (!this.active || this.visitorId === undefined || isTyping(event)) return;
    if (event.key === 'Escape') this.dispatchEvent(new NavigateEvent(paths.visitors));
    if (event.key === 'j') this.step(1);
    if (event.key === 'k') this.step(-1);
  };

  private neighbour(step: number): string | undefined {
    const rows = this.list?.rows ?? [];
    const at = rows.findIndex(({ id }) => id === this.visitorId);
    return at < 0 ? undefined : rows[at + step]?.id;
  }

  private step(step: number) {
    const id = this.neighbour(step);
    if (id) this.dispatchEvent(new NavigateEvent(paths.visitor(id), { replace: true }));
  }

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
              .previous=${this.neighbour(-1)}
              .next=${this.neighbour(1)}
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
