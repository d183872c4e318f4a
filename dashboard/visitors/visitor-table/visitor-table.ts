import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { VisitorRow } from '../../../server/contracts/visitors.ts';
import { paths } from '../../app/routes.ts';
import '../../components/avatar/avatar.ts';
import '../../components/flag/flag.ts';
import { icon } from '../../components/icon/icon.ts';
import { RowFocus } from '../../components/row-focus/row-focus.ts';
import '../../components/score/score.ts';
import { base } from '../../components/shared/base.styles.ts';
import { tables } from '../../components/shared/table.styles.ts';
import '../../components/time-ago/time-ago.ts';
import { pagePath } from '../../format/page-path.ts';
import { placeName } from '../../format/place.ts';
import { companyName, visitorName } from '../../format/visitor-name.ts';
import { strings } from '../../strings.ts';
import type { Asked } from '../asked.ts';
import { AskedEvent } from '../filter-bar/asked-event.ts';
import { glide, topsOf, type Tops } from './flip.ts';
import { Hold } from './hold.ts';
import { styles } from './visitor-table.styles.ts';

const words = strings.visitors;
const idOf = (row: HTMLElement) => row.dataset['visitorId'] ?? '';

/**
 * @summary The visitors as rows, or as cards where it is narrow. Rows glide to their new place,
 * flash when they changed, and stay put while the mouse is at work over them.
 * @event clarm-asked - With the order asked for.
 * @event clarm-settle - Rows that were held back may go where they belong.
 */
@customElement('clarm-visitor-table')
export class VisitorTable extends LitElement {
  static override styles = [base, tables, styles];

  @property({ attribute: false }) rows: readonly VisitorRow[] = [];
  @property() sort: NonNullable<Asked['sort']> = 'last_seen';
  /** How many visitors wait to be shown; undefined where the order is as it should be. */
  @property({ attribute: false }) waiting: number | undefined;
  /** The rows are those of an older question. */
  @property({ type: Boolean, reflect: true }) stale = false;

  /** The visitors of one company, in an order that is not to be changed. */
  @property({ type: Boolean, reflect: true }) fixed = false;

  private readonly rowFocus = new RowFocus(this, '[data-visitor-id]');
  private readonly hold = new Hold(this, () => this.settle());
  private tops: Tops = new Map();
  private focused: string | undefined;

  /** Whether rows must stay where they are. */
  get isHeld(): boolean {
    return this.hold.isHeld;
  }

  private get rowElements(): NodeListOf<HTMLElement> {
    return this.renderRoot.querySelectorAll<HTMLElement>('[data-visitor-id]');
  }

  /** Moves the keyboard's place by one row. */
  move(step: number): void {
    this.rowFocus.move(step);
  }

  /** Puts the keyboard's place on a visitor. */
  select(id: string): void {
    this.rowFocus.select((row) => idOf(row) === id);
  }

  private settle() {
    if (this.waiting !== undefined) this.dispatchEvent(new Event('clarm-settle'));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('rows') || !this.hasUpdated) return;
    this.tops = topsOf(this.rowElements, idOf);
    const focused = this.rowFocus.current;
    this.focused = focused && idOf(focused);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('rows');
    if (!before || before.length === 0) return;
    glide(this.rowElements, idOf, this.tops);
    this.flash(before);
    // A row that moves in the document loses its focus.
    const { focused } = this;
    const stillThere = this.renderRoot.querySelector(':focus-within');
    if (focused && !stillThere) {
      this.rowFocus.select((row) => idOf(row) === focused, { stay: true });
    }
  }

  private flash(before: readonly VisitorRow[]) {
    const versions = new Map(before.map(({ id, version }) => [id, version]));
    const now = new Map(this.rows.map(({ id, version }) => [id, version]));
    for (const row of this.rowElements) {
      const id = idOf(row);
      if (versions.get(id) === now.get(id)) continue;
      row.animate([{ backgroundColor: 'var(--accent-soft)' }, {}], { duration: 1_200 });
    }
  }

  private heading(column: keyof typeof words.columns, sort?: NonNullable<Asked['sort']>) {
    const name = words.columns[column];
    if (!sort || this.fixed) return html`<span role="columnheader" class=${column}>${name}</span>`;
    const isSorted = this.sort === sort;
    return html`<span
      role="columnheader"
      class=${column}
      aria-sort=${isSorted ? 'descending' : 'none'}
      ><button @click=${() => this.dispatchEvent(new AskedEvent({ sort }))}>
        ${name} ${isSorted ? icon('down', 12) : nothing}
      </button></span
    >`;
  }

  private row(row: VisitorRow): TemplateResult {
    const name = visitorName(row);
    const { identity, company, location, last_page: page } = row;
    const place = placeName(location);
    const moment = this.sort === 'first_seen' ? row.first_seen : row.last_seen;
    const second =
      identity?.name && identity.email
        ? identity.email
        : this.fixed
          ? words.pageViews(row.page_views)
          : company?.domain;
    return html`<div role="row" class="row" data-visitor-id=${row.id}>
      <span role="cell" class="main visitor">
        <clarm-avatar
          name=${identity ? name : (companyName(row) ?? '')}
          ?square=${!identity && company}
          ?online=${row.online}
        ></clarm-avatar>
        <span class="two">
          <a class="truncate" href=${paths.visitor(row.id)}>${name}</a>
          <span class="truncate second">
            ${row.bot ? html`<span class="tag">${words.bot}</span>` : nothing} ${second ?? nothing}
          </span>
        </span>
      </span>
      <span role="cell" class="company two">
        ${
          company
            ? html`<a class="truncate inner" href=${paths.company(company.domain)}
                  >${companyName(row)}</a
                >
                <span class="truncate second">${company.industry ?? company.size ?? nothing}</span>`
            : html`<span class="none">–</span>`
        }
      </span>
      <span role="cell" class="location">
        ${
          place
            ? html`${
                  location?.country
                    ? html`<clarm-flag country=${location.country}></clarm-flag>`
                    : nothing
                }<span class="truncate" title=${place}>${location?.city ?? place}</span>`
            : html`<span class="none">–</span>`
        }
      </span>
      <span role="cell" class="score"><clarm-score value=${row.intent}></clarm-score></span>
      <span role="cell" class="lastPage two">
        ${
          page
            ? html`<span class="truncate" title=${page.url}>${pagePath(page.url)}</span>
                <span class="truncate second">${page.title ?? nothing}</span>`
            : html`<span class="none">–</span>`
        }
      </span>
      <span role="cell" class="activity num">
        <span title=${words.pageViews(row.page_views)}>
          ${icon('eye', 14)}<span class="visually-hidden">${words.columns.activity}: </span
          >${row.page_views}
        </span>
        <span class=${row.messages > 0 ? 'some' : ''} title=${words.messages(row.messages)}>
          ${icon('message', 14)}${row.messages}
          <span class="visually-hidden">${words.messages(row.messages)}</span>
        </span>
      </span>
      <span role="cell" class="lastSeen num">
        <clarm-time-ago at=${moment} look="short"></clarm-time-ago>
      </span>
    </div>`;
  }

  override render() {
    return html`${
        this.waiting === undefined
          ? nothing
          : html`<button class="pill" @click=${this.settle}>
              ${icon('up', 14)} ${words.moved(this.waiting)}
            </button>`
      }
      <div role="table" aria-label=${words.title} aria-busy=${this.stale}>
        <div role="row" class="head">
          ${this.heading('visitor')} ${this.heading('company')} ${this.heading('location')}
          ${this.heading('score', 'intent')} ${this.heading('lastPage')} ${this.heading('activity')}
          ${
            this.sort === 'first_seen'
              ? this.heading('firstSeen', 'first_seen')
              : this.heading('lastSeen', 'last_seen')
          }
        </div>
        ${repeat(
          this.rows,
          ({ id }) => id,
          (row) => this.row(row),
        )}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-visitor-table': VisitorTable;
  }
}
