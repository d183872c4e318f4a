import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CompanyDetail } from '../../server/contracts/analytics.ts';
import type { Client } from '../api/client.ts';
import { getCompany } from '../api/companies.ts';
import { clientContext, liveContext } from '../app/contexts.ts';
import { gone, isGone } from '../app/gone.ts';
import { paths } from '../app/routes.ts';
import { attribution } from '../components/attribution/attribution.ts';
import { attributionStyles } from '../components/attribution/attribution.styles.ts';
import '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import '../components/skeleton/skeleton.ts';
import { total } from '../format/count.ts';
import { coalesce } from '../live/coalesce.ts';
import type { Heard, LiveFeed } from '../live/live-feed.ts';
import { Listen } from '../live/listen.ts';
import { strings } from '../strings.ts';
import '../visitor/facts/facts-card.ts';
import '../visitors/visitor-table/visitor-table.ts';
import { factsOfCompany } from './company-facts.ts';
import './company-header/company-header.ts';
import { styles } from './company-page.styles.ts';
import './intent-card/intent-card.ts';

const words = strings.company;

/**
 * @summary Everything about one company: its people, what is known of it, and how serious it is.
 */
@customElement('clarm-company-page')
export class CompanyPage extends LitElement {
  static override styles = [base, buttons, pages, attributionStyles, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  @property() domain = '';
  /** Neighbours in the list it was opened from. */
  @property() previous: string | undefined;
  @property() next: string | undefined;

  @state() private company: CompanyDetail | undefined;

  private readonly loaded = new Task(this, {
    args: () => [this.client, this.domain] as const,
    task: async ([client, domain], { signal }) => {
      this.company = await getCompany(client, domain, signal);
    },
  });
  // The company is counted again some seconds after one of its visitors did something.
  private readonly again = coalesce(() => this.loaded.run(), { soonMs: 500, intervalMs: 3_000 });

  constructor() {
    super();
    new Listen(
      this,
      () => this.live,
      (heard) => this.onHeard(heard),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.again.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('domain') && !changed.has('client')) return;
    document.title = `${this.domain} · ${strings.product}`;
    this.company = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('company') || !this.company) return;
    document.title = `${this.company.name ?? this.domain} · ${strings.product}`;
    if (changed.get('company')) return;
    const header = this.renderRoot.querySelector('clarm-company-header');
    void header?.updateComplete.then(() => header.renderRoot.querySelector('h1')?.focus());
  }

  private onHeard(heard: Heard) {
    const { kind } = heard;
    // Whose company a visitor is, the event does not say: a new colleague must turn up too.
    if (kind === 'visitor' || kind === 'visitor_gone' || kind === 'resync') this.again.add(kind);
    if (kind === 'presence' && this.company) {
      const { visitors_list: list } = this.company;
      const data = list.data.map((row) =>
        row.id === heard.id ? { ...row, online: heard.online } : row,
      );
      this.company = { ...this.company, visitors_list: { ...list, data } };
    }
  }

  private toolbar(): TemplateResult {
    const step = (domain: string | undefined, name: 'up' | 'down', label: string) =>
      domain === undefined
        ? nothing
        : html`<a
            class="button icon small"
            href=${paths.company(domain)}
            aria-label=${label}
            title=${label}
            >${icon(name)}</a
          >`;
    return html`<nav class="toolbar" aria-label=${words.back}>
      <a class="button quiet small" href=${paths.companies}>${icon('back')} ${words.back}</a>
      <span
        >${step(this.previous, 'up', words.previous)} ${step(this.next, 'down', words.next)}</span
      >
    </nav>`;
  }

  private people({ visitors_list: list }: CompanyDetail): TemplateResult {
    return html`<section class="people" aria-label=${words.visitors}>
      <h2>${words.visitors}</h2>
      <clarm-visitor-table fixed .rows=${list.data}></clarm-visitor-table>
      ${
        list.next_cursor
          ? html`<a class="all" href="${paths.visitors}?company=${encodeURIComponent(this.domain)}"
              >${words.allVisitors(total(list))}</a
            >`
          : nothing
      }
    </section>`;
  }

  override render() {
    const { company } = this;
    if (this.loaded.status === TaskStatus.ERROR && isGone(this.loaded.error)) {
      return html`${this.toolbar()}
      ${gone(this.loaded.error, { href: paths.companies, label: words.all })}`;
    }
    if (this.loaded.status === TaskStatus.ERROR && !company) {
      return html`${this.toolbar()}
        <clarm-error-state
          .error=${this.loaded.error}
          @clarm-retry=${() => this.loaded.run()}
        ></clarm-error-state>`;
    }
    if (!company) {
      return html`${this.toolbar()} <clarm-skeleton class="loading" lines="8"></clarm-skeleton>`;
    }
    return html`<header>
        ${this.toolbar()}
        <clarm-company-header .company=${company}></clarm-company-header>
      </header>
      <div class="columns">
        <div class="known">
          <clarm-intent-card
            value=${company.intent}
            .visitors=${company.visitors_list.data}
          ></clarm-intent-card>
          <clarm-facts-card .group=${factsOfCompany(company)}></clarm-facts-card>
          ${attribution()}
        </div>
        ${this.people(company)}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-company-page': CompanyPage;
  }
}
