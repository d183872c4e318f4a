import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CompanyRow, Overview } from '../../server/contracts/analytics.ts';
import { getOverview } from '../api/analytics.ts';
import type { Client } from '../api/client.ts';
import { listCompanies } from '../api/companies.ts';
import { getSite } from '../api/sites.ts';
import { accountContext, clientContext, liveContext, type Account } from '../app/contexts.ts';
import { paths } from '../app/routes.ts';
import { showAddress } from '../app/site-in-address.ts';
import { attribution } from '../components/attribution/attribution.ts';
import { attributionStyles } from '../components/attribution/attribution.styles.ts';
import '../components/empty-state/empty-state.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import { LiveData } from '../live/live-data.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { strings } from '../strings.ts';
import { countAmount, moneyAmount, type Amount } from './amounts.ts';
import './bar-list/bar-list.ts';
import { companyTabs, countryTabs, pageTabs, sourceTabs } from './lists-of.ts';
import {
  METRICS,
  changeOf,
  mainCurrency,
  metricFrom,
  metricParams,
  valuesOf,
  type Metric,
} from './metrics.ts';
import { styles } from './overview-page.styles.ts';
import { pointsOf } from './points-of.ts';
import './range-picker/range-picker.ts';
import { dateIn, datesOf, paramsOf, rangeFrom, type ChosenRange } from './range.ts';
import './trend-chart/trend-chart.ts';

const LIVE_MS = 10_000;
const hotVisitors = (threshold: number) => `${paths.visitors}?sort=intent&min_intent=${threshold}`;
const words = strings.overview;

/** Everything on the page, of one moment. */
interface Shown {
  overview: Overview;
  /** The period before, for the pale line. */
  before: Overview | undefined;
  companies: readonly CompanyRow[];
}

/**
 * @summary Analytics → Overview: what happened in a range, compared with the one before.
 */
@customElement('clarm-overview-page')
export class OverviewPage extends LitElement {
  static override styles = [base, buttons, cards, pages, attributionStyles, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  @state() private range: ChosenRange = rangeFrom(location.search);
  @state() private metric: Metric = metricFrom(location.search);
  @state() private today = '';

  private readonly zones = new WeakMap<Client, Promise<string>>();
  private readonly shown = new LiveData(this, {
    read: (client, signal, range: ChosenRange) => this.read(client, signal, range),
    args: () => [this.range] as const,
    after: ['visitor'],
    soonMs: 1_000,
    intervalMs: LIVE_MS,
  });

  /** The site's time zone, asked for once. */
  private async zoneOf(client: Client): Promise<string> {
    const zone =
      this.zones.get(client) ??
      getSite(client, client.site ?? '').then(({ config }) => config.timezone);
    this.zones.set(client, zone);
    return zone.catch(() => {
      this.zones.delete(client);
      return 'UTC';
    });
  }

  private async read(client: Client, signal: AbortSignal, range: ChosenRange): Promise<Shown> {
    this.today = dateIn(await this.zoneOf(client), Date.now());
    const [overview, companies] = await Promise.all([
      getOverview(client, datesOf(range, this.today), signal),
      listCompanies(client, { sort: 'intent', limit: 8 }, signal),
    ]);
    const { from, to } = overview.previous;
    const { interval } = overview.range;
    const before = await getOverview(client, { from, to, interval }, signal).catch(() => undefined);
    return { overview, before, companies: companies.data };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${words.title} · ${strings.product}`;
    window.addEventListener('popstate', this.onAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.onAddress);
  }

  private readonly onAddress = () => {
    if (location.pathname !== paths.overview) return;
    this.range = rangeFrom(location.search);
    this.metric = metricFrom(location.search);
  };

  private choose(chosen: { range?: ChosenRange; metric?: Metric }) {
    this.range = chosen.range ?? this.range;
    this.metric = chosen.metric ?? this.metric;
    const params = { ...paramsOf(this.range), ...metricParams(this.metric) };
    const search = String(new URLSearchParams(params));
    showAddress(paths.overview + (search && `?${search}`));
  }

  private amount(metric: Metric, value: number, overview: Overview): Amount {
    return metric === 'revenue' ? moneyAmount(mainCurrency(overview), value) : countAmount(value);
  }

  /** Whoever hears the page, or points at it, gets the whole number. */
  private value({ full, short }: Amount): TemplateResult {
    if (full === short) return html`${full}`;
    return html`<span title=${full} aria-hidden="true">${short}</span
      ><span class="visually-hidden">${full}</span>`;
  }

  private tile(metric: Metric, overview: Overview): TemplateResult {
    const values = valuesOf(overview, metric);
    const change = changeOf(values);
    const way = values.now > values.before ? 'up' : values.now < values.before ? 'down' : '';
    const others = metric === 'revenue' ? overview.revenue.slice(1) : [];
    return html`<button
      class="tile"
      aria-pressed=${this.metric === metric}
      @click=${() => this.choose({ metric })}
    >
      <span class="name">${words.metrics[metric]}</span>
      <span class="value num">${this.value(this.amount(metric, values.now, overview))}</span>
      ${others.map(
        ({ currency, amount }) =>
          html`<span class="other num">+ ${this.value(moneyAmount(currency, amount))}</span>`,
      )}
      <span class="change num ${change ? way : ''}" title=${words.previous}
        >${change ?? words.noBefore}</span
      >
    </button>`;
  }

  private tiles(overview: Overview): TemplateResult {
    const { visitors, threshold } = overview.high_intent;
    return html`<div class="tiles">
      ${METRICS.map((metric) => this.tile(metric, overview))}
      <a class="tile" href=${hotVisitors(threshold)}>
        <span class="name">${words.highIntent}</span>
        <span class="value num">${this.value(countAmount(visitors))}</span>
        <span class="change">${words.highIntentHint(threshold)}</span>
      </a>
    </div>`;
  }

  private notes({ uniques, kept_apart: apart, range }: Overview): TemplateResult {
    const isEstimate = !uniques.exact;
    return html`<div class="notes">
      <p>${words.zone(range.timezone)}</p>
      ${isEstimate ? html`<p>${words.estimated((uniques.error * 200).toFixed(1))}</p>` : nothing}
      ${
        apart.bots + apart.excluded > 0
          ? html`<p>${words.apart(apart.bots, apart.excluded)}</p>`
          : nothing
      }
    </div>`;
  }

  private content({ overview, before, companies }: Shown): TemplateResult {
    const { metric } = this;
    const currency = mainCurrency(overview);
    return html`<section class="card trend">
        ${this.tiles(overview)}
        <clarm-trend-chart
          name=${words.metrics[metric]}
          .points=${pointsOf(overview, before, metric, currency)}
          .format=${(value: number) => this.amount(metric, value, overview).full}
          .short=${(value: number) => this.amount(metric, value, overview).compact}
        ></clarm-trend-chart>
      </section>
      ${
        overview.totals.events === 0
          ? html`<clarm-empty-state icon="overview" heading=${words.empty.heading}>
              ${words.empty.words}
              <a slot="actions" class="button" href=${paths.install}>${words.empty.install}</a>
            </clarm-empty-state>`
          : html`<div class="lists">
              <clarm-bar-list .tabs=${pageTabs(overview)}></clarm-bar-list>
              <clarm-bar-list .tabs=${sourceTabs(overview)}></clarm-bar-list>
              <clarm-bar-list .tabs=${companyTabs(companies)}></clarm-bar-list>
              <clarm-bar-list .tabs=${countryTabs(overview)}></clarm-bar-list>
            </div>`
      }
      ${this.notes(overview)}`;
  }

  override render() {
    return html`<div class="page">
      <header class="page-head">
        <h1>${words.title}</h1>
        <clarm-range-picker
          .range=${this.range}
          .dates=${this.today ? datesOf(this.range, this.today) : { from: '', to: '' }}
          .today=${this.today}
          @clarm-range=${({ range }: { range: ChosenRange }) => this.choose({ range })}
        ></clarm-range-picker>
      </header>
      ${this.shown.render((shown) => this.content(shown))} ${attribution()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-overview-page': OverviewPage;
  }
}
