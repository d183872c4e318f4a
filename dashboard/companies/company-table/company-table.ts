import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CompanyRow } from '../../../server/contracts/analytics.ts';
import { paths } from '../../app/routes.ts';
import '../../components/avatar/avatar.ts';
import { icon } from '../../components/icon/icon.ts';
import { RowFocus } from '../../components/row-focus/row-focus.ts';
import '../../components/score/score.ts';
import { base } from '../../components/shared/base.styles.ts';
import { tables } from '../../components/shared/table.styles.ts';
import '../../components/time-ago/time-ago.ts';
import { range } from '../../format/company.ts';
import { count } from '../../format/count.ts';
import { strings } from '../../strings.ts';
import type { AskedCompanies } from '../asked.ts';
import { styles } from './company-table.styles.ts';

const words = strings.companies;
type Sort = AskedCompanies['sort'];

/** The list is to have another order. */
export class CompanySortEvent extends Event {
  static readonly type = 'clarm-company-sort';
  readonly sort: Sort;

  constructor(sort: Sort) {
    super(CompanySortEvent.type);
    this.sort = sort;
  }
}

/**
 * @summary Companies as rows, or as cards where it is narrow.
 * @event clarm-company-sort - With the order asked for.
 */
@customElement('clarm-company-table')
export class CompanyTable extends LitElement {
  static override styles = [base, tables, styles];

  @property({ attribute: false }) rows: readonly CompanyRow[] = [];
  @property() sort: Sort = 'intent';
  /** The rows are those of an older question. */
  @property({ type: Boolean, reflect: true }) stale = false;

  private readonly rowFocus = new RowFocus(this, '[data-domain]');

  /** Moves the keyboard's place by one row. */
  move(step: number): void {
    this.rowFocus.move(step);
  }

  /** Puts the keyboard's place on a company. */
  select(domain: string): void {
    this.rowFocus.select(({ dataset }) => dataset['domain'] === domain);
  }

  private heading(column: keyof typeof words.columns, sort?: Sort): TemplateResult {
    const name = words.columns[column];
    if (!sort) return html`<span role="columnheader" class=${column}>${name}</span>`;
    const isSorted = this.sort === sort;
    return html`<span
      role="columnheader"
      class=${column}
      aria-sort=${isSorted ? 'descending' : 'none'}
      ><button @click=${() => this.dispatchEvent(new CompanySortEvent(sort))}>
        ${name} ${isSorted ? icon('down', 12) : nothing}
      </button></span
    >`;
  }

  private about({ industry, size, location }: CompanyRow): TemplateResult {
    const second = [size && range(size), location].filter(Boolean).join(' · ');
    if (!industry && !second) return html`<span class="none">–</span>`;
    return html`<span class="truncate">${industry ?? second}</span>
      ${industry && second ? html`<span class="truncate second">${second}</span>` : nothing}`;
  }

  private row(row: CompanyRow): TemplateResult {
    const { domain, name, people, visitors } = row;
    const moment = this.sort === 'first_seen' ? row.first_seen : row.last_seen;
    return html`<div role="row" class="row" data-domain=${domain}>
      <span role="cell" class="main company">
        <clarm-avatar name=${name ?? domain} square></clarm-avatar>
        <span class="two">
          <a class="truncate" href=${paths.company(domain)}>${name ?? domain}</a>
          <span class="truncate second">${name ? domain : nothing}</span>
        </span>
      </span>
      <span role="cell" class="about two">${this.about(row)}</span>
      <span role="cell" class="people two">
        <span class="truncate">${words.named(people, visitors)}</span>
        ${
          people > 0
            ? html`<span class="truncate second">${words.ofVisitors(visitors)}</span>`
            : nothing
        }
      </span>
      <span role="cell" class="activity num">
        <span title=${words.pageViews(row.page_views)}>
          ${icon('eye', 14)}${count(row.page_views)}
          <span class="visually-hidden">${words.pageViews(row.page_views)}</span>
        </span>
        <span class=${row.messages > 0 ? 'some' : ''} title=${words.messages(row.messages)}>
          ${icon('message', 14)}${count(row.messages)}
          <span class="visually-hidden">${words.messages(row.messages)}</span>
        </span>
      </span>
      <span role="cell" class="intent"><clarm-score value=${row.intent}></clarm-score></span>
      <span role="cell" class="enterprise num" title=${words.enterpriseHint}>
        ${row.enterprise_score ?? html`<span class="none">–</span>`}
      </span>
      <span role="cell" class="lastSeen num">
        <clarm-time-ago at=${moment} look="short"></clarm-time-ago>
      </span>
    </div>`;
  }

  override render() {
    return html`<div role="table" aria-label=${words.title} aria-busy=${this.stale}>
      <div role="row" class="head">
        ${this.heading('company')} ${this.heading('about')} ${this.heading('people')}
        ${this.heading('activity')} ${this.heading('intent', 'intent')}
        ${this.heading('enterprise')}
        ${
          this.sort === 'first_seen'
            ? this.heading('firstSeen', 'first_seen')
            : this.heading('lastSeen', 'last_seen')
        }
      </div>
      ${repeat(
        this.rows,
        ({ domain }) => domain,
        (row) => this.row(row),
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-company-table': CompanyTable;
  }
  interface HTMLElementEventMap {
    'clarm-company-sort': CompanySortEvent;
  }
}
