import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CompanyRow } from '../../server/contracts/analytics.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { Client } from '../api/client.ts';
import { listCompanies } from '../api/companies.ts';
import { accountContext, clientContext, liveContext, type Account } from '../app/contexts.ts';
import { focusStaysAt } from '../app/focus-stays.ts';
import { paths } from '../app/routes.ts';
import { showAddress } from '../app/site-in-address.ts';
import { isTyping } from '../app/shortcuts.ts';
import '../components/error-state/error-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { stepOf } from '../components/row-focus/row-focus.ts';
import '../components/search-field/search-field.ts';
import type { SearchEvent, SearchField } from '../components/search-field/search-field.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { lists } from '../components/shared/list.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import '../components/skeleton/skeleton.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { total } from '../format/count.ts';
import { coalesce } from '../live/coalesce.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { Listen } from '../live/listen.ts';
import { strings } from '../strings.ts';
import {
  COMPANY_SORTS,
  askedCompaniesFrom,
  companiesSearchOf,
  type AskedCompanies,
} from './asked.ts';
import './company-table/company-table.ts';
import type { CompanyTable } from './company-table/company-table.ts';
import { styles } from './companies-page.styles.ts';
import { noCompaniesYet, noCompanyMatches } from './no-companies.ts';

const PAGE_SIZE = 50;
/** A company is counted again at most every 5 s; asking more often shows nothing new. */
const RECOUNTED_MS = 5_000;
const words = strings.companies;

/**
 * @summary Analytics → Companies: the visitors of one domain as one account, hottest first.
 */
@customElement('clarm-companies-page')
export class CompaniesPage extends LitElement {
  static override styles = [base, buttons, cards, fields, lists, pages, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  /** Whether the list is on the screen; it keeps its rows and its place while it is not. */
  @property({ type: Boolean }) active = true;

  @state() private asked: AskedCompanies = askedCompaniesFrom(location.search);
  @state() private page: Page<CompanyRow> | undefined;
  @state() private loadingMore = false;

  @query('clarm-company-table') private table!: CompanyTable | null;
  @query('clarm-search-field') private field!: SearchField;
  private scrolled = 0;

  private readonly firstPage = new Task(this, {
    args: () => [this.client, companiesSearchOf(this.asked)] as const,
    task: async (_args, { signal }) => {
      this.page = await this.read(signal);
    },
  });
  private readonly again = coalesce(
    async () => {
      if (this.firstPage.status === TaskStatus.ERROR) return this.firstPage.run();
      const { client, asked } = this;
      const page = await this.read().catch(() => undefined);
      if (!page || client !== this.client || asked !== this.asked) return;
      // What was loaded further down stays; it is as old as when it was loaded.
      const fresh = new Set(page.data.map(({ domain }) => domain));
      const rest = (this.page?.data ?? []).slice(PAGE_SIZE).filter((row) => !fresh.has(row.domain));
      const cursor = rest.length > 0 ? (this.page?.next_cursor ?? null) : page.next_cursor;
      this.page = { ...page, data: [...page.data, ...rest], next_cursor: cursor };
    },
    { soonMs: 1_000, intervalMs: RECOUNTED_MS },
  );

  constructor() {
    super();
    this.addEventListener('scroll', () => {
      if (this.active) this.scrolled = this.scrollTop;
    });
    new Listen(
      this,
      () => this.live,
      ({ kind }) => {
        if (kind === 'visitor' || kind === 'visitor_gone' || kind === 'resync') {
          this.again.add(kind);
        }
      },
    );
  }

  /** The rows in the order of the list. */
  get rows(): readonly CompanyRow[] {
    return this.page?.data ?? [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    window.addEventListener('popstate', this.onAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    window.removeEventListener('popstate', this.onAddress);
    this.again.cancel();
  }

  /** Puts the keyboard's place on a company. */
  select(domain: string): void {
    this.table?.select(domain);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('client') || !changed.get('client')) return;
    this.page = undefined;
    // What was asked of another site is no question for this one.
    const isShown = location.pathname === paths.companies;
    this.asked = askedCompaniesFrom(isShown ? location.search : '');
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('active') || !this.active) return;
    document.title = `${words.title} · ${strings.product}`;
    this.scrollTop = this.scrolled;
    this.showAddress();
  }

  private showAddress() {
    showAddress(paths.companies + companiesSearchOf(this.asked));
  }

  private readonly onAddress = () => {
    if (location.pathname === paths.companies) this.asked = askedCompaniesFrom(location.search);
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (!this.active || isTyping(event)) return;
    const step = stepOf(event.key);
    if (step === undefined && event.key !== '/') return;
    event.preventDefault();
    if (step === undefined) this.field.focus();
    else this.table?.move(step);
  };

  private read(signal?: AbortSignal, cursor?: string) {
    const query = { ...this.asked, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) };
    return listCompanies(this.client, query, signal);
  }

  private ask(change: Partial<AskedCompanies>) {
    this.asked = { ...this.asked, ...change };
    this.showAddress();
  }

  /** The button may be gone: whoever pressed it goes on at what it brought. */
  private async goOnAt(domain: string) {
    await this.updateComplete;
    await this.table?.updateComplete;
    this.select(domain);
  }

  private async loadMore({ currentTarget: button }: Event) {
    const cursor = this.page?.next_cursor;
    if (!cursor || this.loadingMore) return;
    this.loadingMore = true;
    const { client, asked } = this;
    const known = new Set(this.rows.map(({ domain }) => domain));
    try {
      const more = await this.read(undefined, cursor);
      const isOld = client !== this.client || asked !== this.asked;
      if (!this.page || isOld) return;
      const stays = focusStaysAt(button);
      this.page = { ...more, data: [...this.page.data, ...more.data] };
      const first = this.rows.find(({ domain }) => !known.has(domain));
      if (first && stays) await this.goOnAt(first.domain);
    } catch (error) {
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    } finally {
      this.loadingMore = false;
    }
  }

  private content(): TemplateResult {
    const { page } = this;
    if (this.firstPage.status === TaskStatus.ERROR) {
      return html`<clarm-error-state
        .error=${this.firstPage.error}
        @clarm-retry=${() => this.firstPage.run()}
      ></clarm-error-state>`;
    }
    if (!page) return html`<clarm-skeleton class="rows" lines="9" full></clarm-skeleton>`;
    if (page.data.length === 0) {
      return this.asked.q
        ? noCompanyMatches(() => this.ask({ q: '' }))
        : noCompaniesYet(this.account.site);
    }
    return html`<clarm-company-table
        .rows=${page.data}
        .sort=${this.asked.sort}
        ?stale=${this.firstPage.status === TaskStatus.PENDING}
        @clarm-company-sort=${({ sort }: { sort: AskedCompanies['sort'] }) => this.ask({ sort })}
      ></clarm-company-table>
      <div class="foot">
        <span class="num">${words.shown(page.data.length, total(page))}</span>
        ${
          page.next_cursor
            ? html`<button class="button" aria-disabled=${this.loadingMore} @click=${this.loadMore}>
                ${this.loadingMore ? strings.loading : strings.loadMore}
              </button>`
            : nothing
        }
      </div>`;
  }

  private sorts(): TemplateResult {
    const onChange = (event: Event) =>
      this.ask({ sort: (event.target as HTMLSelectElement).value as AskedCompanies['sort'] });
    return html`<label class="sort">
      <span>${words.sort}</span>
      <select class="input" @change=${onChange}>
        ${COMPANY_SORTS.map(
          (sort) =>
            html`<option value=${sort} ?selected=${sort === this.asked.sort}>
              ${words.sorts[sort]}
            </option>`,
        )}
      </select>
    </label>`;
  }

  override render() {
    return html`<div class="page">
      <header class="page-head">
        <h1>${words.title}</h1>
      </header>
      <div class="line">
        <clarm-search-field
          label=${words.search}
          hint=${words.searchHint}
          .value=${this.asked.q}
          @clarm-search=${({ words: q }: SearchEvent) => this.ask({ q })}
        ></clarm-search-field>
        ${this.sorts()}
      </div>
      ${this.content()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-companies-page': CompaniesPage;
  }
}
