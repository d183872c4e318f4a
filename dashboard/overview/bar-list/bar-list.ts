import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/flag/flag.ts';
import { base } from '../../components/shared/base.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { segments } from '../../components/shared/segment.styles.ts';
import { width } from '../../components/shared/width.ts';
import { count } from '../../format/count.ts';
import { strings } from '../../strings.ts';

/** One row: what, how many, and where a click on it leads. */
export interface BarRow {
  name: string;
  value: number;
  href?: string;
  /** ISO 3166 code, for a flag before the name. */
  country?: string;
}

/** One list of the card; with several, tabs choose among them. */
export interface BarTab {
  title: string;
  unit: string;
  rows: readonly BarRow[];
  /** Sum of what is not in the rows. */
  other?: number;
  note?: string;
  all?: string;
}

const words = strings.overview;

const styles = css`
  .card {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 240px;
  }
  .card-head .unit {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  ul {
    display: grid;
    gap: 2px;
  }
  li {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--s-2);
    min-height: 30px;
    padding: 0 var(--s-2);
    border-radius: var(--radius-s);
    font-size: var(--text-s);
  }
  .fill {
    position: absolute;
    inset: 0 auto 0 0;
    border-radius: inherit;
    background: var(--accent-soft);
  }
  li > :not(.fill) {
    position: relative;
  }
  .name {
    flex: 1;
    color: var(--text);
  }
  li .num {
    font-weight: 600;
  }
  .other {
    color: var(--text-3);
  }
  .none {
    margin: auto;
    color: var(--text-3);
    font-size: var(--text-s);
  }
  .foot {
    display: flex;
    justify-content: space-between;
    margin-top: auto;
    padding-top: var(--s-3);
    color: var(--text-3);
    font-size: var(--text-xs);
  }
`;

/**
 * @summary The highest of something, each with a bar: pages, sources, countries.
 */
@customElement('clarm-bar-list')
export class BarList extends LitElement {
  static override styles = [base, cards, segments, styles];

  @property({ attribute: false }) tabs: readonly BarTab[] = [];
  @state() private chosen = 0;

  private row({ name, value, href, country }: BarRow, most: number): TemplateResult {
    return html`<li>
      <span class="fill" aria-hidden="true" ${width(value / most)}></span>
      ${country ? html`<clarm-flag country=${country}></clarm-flag>` : nothing}
      ${
        href
          ? html`<a class="name truncate" href=${href} title=${name}>${name}</a>`
          : html`<span class="name truncate" title=${name}>${name}</span>`
      }
      <span class="num">${count(value)}</span>
    </li>`;
  }

  private head(tab: BarTab): TemplateResult {
    return html`<div class="card-head">
      ${
        this.tabs.length < 2
          ? html`<h2>${tab.title}</h2>`
          : html`<div class="segments">
              ${this.tabs.map(
                ({ title }, i) =>
                  html`<button aria-pressed=${this.chosen === i} @click=${() => (this.chosen = i)}>
                    ${title}
                  </button>`,
              )}
            </div>`
      }
      <span class="unit">${tab.unit}</span>
    </div>`;
  }

  override render() {
    const tab = this.tabs[this.chosen] ?? this.tabs[0];
    if (!tab) return nothing;
    const most = Math.max(1, ...tab.rows.map(({ value }) => value));
    return html`<section class="card" aria-label=${tab.title}>
      ${this.head(tab)}
      ${tab.rows.length === 0 ? html`<p class="none">${words.nothing}</p>` : nothing}
      <ul>
        ${tab.rows.map((row) => this.row(row, most))}
        ${
          tab.other
            ? html`<li class="other">
                <span class="name truncate">${words.other}</span>
                <span class="num">${count(tab.other)}</span>
              </li>`
            : nothing
        }
      </ul>
      ${
        tab.note || tab.all
          ? html`<p class="foot">
              <span>${tab.note}</span
              >${tab.all ? html`<a href=${tab.all}>${words.all}</a>` : nothing}
            </p>`
          : nothing
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-bar-list': BarList;
  }
}
