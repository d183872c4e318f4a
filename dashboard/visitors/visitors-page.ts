import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { VisitorRow } from '../../server/contracts/visitors.ts';
import { accountContext, clientContext, liveContext, type Account } from '../app/contexts.ts';
import { focusStaysAt } from '../app/focus-stays.ts';
import { paths } from '../app/routes.ts';
import { showAddress } from '../app/site-in-address.ts';
import { isTyping } from '../app/shortcuts.ts';
import type { Client } from '../api/client.ts';
import { getVisitor, listVisitors } from '../api/visitors.ts';
import { attribution } from '../components/attribution/attribution.ts';
import { attributionStyles } from '../components/attribution/attribution.styles.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { stepOf } from '../components/row-focus/row-focus.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { lists } from '../components/shared/list.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import '../components/skeleton/skeleton.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { total } from '../format/count.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { strings } from '../strings.ts';
import { askedFrom, isNarrowed, searchOf, type Asked } from './asked.ts';
import type { AskedEvent } from './filter-bar/asked-event.ts';
import './filter-bar/filter-bar.ts';
import type { FilterBar } from './filter-bar/filter-bar.ts';
import { append, settle, startWith, type ListState } from './list-state.ts';
import { LiveRows } from './live-rows.ts';
import { nobodyMatches, noVisitorsYet } from './no-visitors.ts';
import { styles } from './visitors-page.styles.ts';
import './visitor-table/visitor-table.ts';
import type { VisitorTable } from './visitor-table/visitor-table.ts';

const PAGE_SIZE = 50;

/**
 * @summary Analytics → Visitors: who is and was on the site, live.
 */
@customElement('clarm-visitors-page')
export class VisitorsPage extends LitElement {
  static override styles = [base, buttons, lists, pages, attributionStyles, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  /** Whether this page is on the screen; it keeps its rows and its place while it is not. */
  @property({ type: Boolean }) active = true;

  @state() private asked: Asked = askedFrom(location.search);
  @state() private list: ListState | undefined;
  @state() private loadingMore = false;

  @query('clarm-visitor-table') private table!: VisitorTable | null;
  @query('clarm-filter-bar') private filterBar!: FilterBar;
  private scrolled = 0;
  /** Nothing is asked for a list that nobody has looked at yet. */
  private wasActive = false;

  private readonly firstPage = new Task(this, {
    args: () => [this.client, searchOf(this.asked), this.wasActive] as const,
    task: async ([, , wasActive], { signal }) => {
      if (wasActive) this.list = startWith(await this.readFirst(signal));
    },
  });

  private readonly onlineNow = new Task(this, {
    args: () => [this.client, this.wasActive] as const,
    task: async ([client, wasActive], { signal }) =>
      wasActive ? (await listVisitors(client, { online: true, limit: 1 }, signal)).total : 0,
  });

  private readonly liveRows = new LiveRows(this, {
    feed: () => this.live,
    watched: () => this.active,
    holds: () => this.table?.isHeld ?? false,
    state: () => this.list,
    setState: (next) => (this.list = next),
    question: () => `${this.client.site} ${searchOf(this.asked)}`,
    readFirst: () => this.readFirst(),
    hasFailed: () => this.firstPage.status === TaskStatus.ERROR,
    again: () => void this.firstPage.run(),
    readOne: (id) => getVisitor(this.client, id),
    onPresence: () => void this.onlineNow.run(),
  });

  constructor() {
    super();
    this.addEventListener('scroll', () => {
      if (this.active) this.scrolled = this.scrollTop;
    });
  }

  /** The rows in the order of the list. */
  get rows(): readonly VisitorRow[] {
    return this.list?.rows ?? [];
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
  }

  /** Puts the keyboard's place on a visitor. */
  select(id: string): void {
    this.table?.select(id);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client') && changed.get('client')) {
      this.list = undefined;
      // What was asked of another site is no question for this one.
      this.asked = location.pathname === paths.visitors ? askedFrom(location.search) : {};
    }
    this.wasActive ||= this.active;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('active') || !this.active) return;
    document.title = `${strings.visitors.title} · ${strings.product}`;
    this.scrollTop = this.scrolled;
    this.liveRows.catchUp();
    // A link to the plain list leads back to the list as it was.
    this.showAddress();
  }

  private showAddress() {
    showAddress(paths.visitors + searchOf(this.asked));
  }

  private readonly onAddress = () => {
    if (location.pathname === paths.visitors) this.asked = askedFrom(location.search);
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (!this.active || isTyping(event)) return;
    const step = stepOf(event.key);
    if (step === undefined && event.key !== '/') return;
    event.preventDefault();
    if (step === undefined) this.filterBar.focusSearch();
    else this.table?.move(step);
  };

  private readFirst(signal?: AbortSignal) {
    return listVisitors(this.client, { ...this.asked, limit: PAGE_SIZE }, signal);
  }

  private ask(asked: Asked) {
    this.asked = asked;
    this.showAddress();
  }

  /** The button may be gone: whoever pressed it goes on at what it brought. */
  private async goOnAt(id: string) {
    await this.updateComplete;
    await this.table?.updateComplete;
    this.select(id);
  }

  private async loadMore({ currentTarget: button }: Event) {
    const cursor = this.list?.nextCursor;
    if (!cursor || this.loadingMore) return;
    this.loadingMore = true;
    const { client, asked } = this;
    const known = new Set(this.rows.map(({ id }) => id));
    try {
      const page = await listVisitors(client, { ...asked, limit: PAGE_SIZE, cursor });
      const isOld = client !== this.client || asked !== this.asked;
      if (!this.list || isOld) return;
      const stays = focusStaysAt(button);
      this.list = append(this.list, page);
      const first = this.rows.find(({ id }) => !known.has(id));
      if (first && stays) await this.goOnAt(first.id);
    } catch (error) {
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    } finally {
      this.loadingMore = false;
    }
  }

  private content(): TemplateResult {
    const { list } = this;
    if (this.firstPage.status === TaskStatus.ERROR) {
      return html`<clarm-error-state
        .error=${this.firstPage.error}
        @clarm-retry=${() => this.firstPage.run()}
      ></clarm-error-state>`;
    }
    if (!list) return html`<clarm-skeleton class="rows" lines="9" full></clarm-skeleton>`;
    if (list.rows.length === 0) {
      return isNarrowed(this.asked)
        ? nobodyMatches(() => this.ask({}))
        : noVisitorsYet(this.account.site);
    }
    return html`<clarm-visitor-table
        .rows=${list.rows}
        .sort=${this.asked.sort ?? 'last_seen'}
        .waiting=${list.held?.fresh}
        ?stale=${this.firstPage.status === TaskStatus.PENDING}
        @clarm-asked=${({ asked }: AskedEvent) => this.ask({ ...this.asked, ...asked })}
        @clarm-settle=${() => (this.list = settle(list))}
      ></clarm-visitor-table>
      <div class="foot">
        <span class="num">${strings.visitors.shown(list.rows.length, total(list))}</span>
        ${
          list.nextCursor
            ? html`<button class="button" aria-disabled=${this.loadingMore} @click=${this.loadMore}>
                ${this.loadingMore ? strings.loading : strings.loadMore}
              </button>`
            : nothing
        }
      </div>`;
  }

  override render() {
    const online = this.onlineNow.value ?? 0;
    return html`<div class="page">
      <header class="page-head">
        <h1>${strings.visitors.title}</h1>
        <p class="online num" ?hidden=${online === 0}>
          <span class="dot" aria-hidden="true"></span>${strings.visitors.online(online)}
        </p>
      </header>
      <clarm-filter-bar
        .asked=${this.asked}
        .rows=${this.rows}
        @clarm-asked=${({ asked }: AskedEvent) => this.ask(asked)}
      ></clarm-filter-bar>
      ${this.content()} ${attribution()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-visitors-page': VisitorsPage;
  }
}
