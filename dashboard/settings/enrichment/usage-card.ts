import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EnrichmentUsage } from '../../../server/contracts/enrichment.ts';
import { base } from '../../components/shared/base.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { width } from '../../components/shared/width.ts';
import { count } from '../../format/count.ts';
import { money } from '../../format/money.ts';
import { strings } from '../../strings.ts';

const words = strings.settings.enrichment;
const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const styles = css`
  :host {
    display: block;
  }
  .card {
    padding: 0;
    overflow: clip;
  }
  h2 {
    padding: var(--s-4) var(--s-5) var(--s-3);
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    border-top: 1px solid var(--border);
  }
  .figures > div {
    display: grid;
    align-content: start;
    gap: 2px;
    padding: var(--s-3) var(--s-5) var(--s-4);
  }
  .figures > div + div {
    border-left: 1px solid var(--border);
  }
  dt,
  .beside {
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 18px;
  }
  dd {
    font-size: var(--text-xl);
    font-weight: 650;
    line-height: 28px;
  }
  .beside {
    font-weight: 400;
  }
  .over {
    color: var(--warm-text);
  }
  .track {
    display: block;
    height: 5px;
    margin-top: 4px;
    border-radius: var(--radius-full);
    background: var(--surface-3);
    overflow: hidden;
  }
  .fill {
    display: block;
    height: 100%;
    border-radius: inherit;
    background: var(--accent);
  }
  .scroller {
    overflow-x: auto;
    border-top: 1px solid var(--border);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-s);
  }
  th,
  td {
    padding: var(--s-2) var(--s-5);
    text-align: right;
    white-space: nowrap;
  }
  :is(th, td):first-child {
    text-align: left;
  }
  th {
    color: var(--text-3);
    font-size: var(--text-xs);
    font-weight: 500;
  }
  td {
    border-top: 1px solid var(--border);
  }
  @media (max-width: 720px) {
    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .figures > div {
      padding: var(--s-3) var(--s-4);
    }
    .figures > div:nth-child(odd) {
      border-left: 0;
    }
    .figures > div:nth-child(n + 3) {
      border-top: 1px solid var(--border);
    }
    h2,
    th,
    td {
      padding-inline: var(--s-4);
    }
  }
`;

/**
 * @summary What enrichment did this month: answers from the cache, what that saved, what was spent.
 */
@customElement('clarm-usage-card')
export class UsageCard extends LitElement {
  static override styles = [base, cards, styles];

  @property({ attribute: false }) usage!: EnrichmentUsage;
  /** What providers are called, by id. */
  @property({ attribute: false }) names: Readonly<Record<string, string>> = {};

  private figure(
    label: string,
    value: string,
    beside: TemplateResult | string | typeof nothing = nothing,
  ): TemplateResult {
    return html`<div>
      <dt>${label}</dt>
      <dd class="num">${value}</dd>
      ${beside === nothing ? nothing : html`<dd class="beside num">${beside}</dd>`}
    </div>`;
  }

  private spent(): TemplateResult {
    const { spent, budget } = this.usage;
    if (budget === null) return this.figure(words.spent, money(spent), words.noBudget);
    return this.figure(
      words.spent,
      money(spent),
      html`${words.ofBudget(money(budget))}<span class="track" aria-hidden="true"
          ><span class="fill" ${width(budget > 0 ? spent / budget : 1)}></span
        ></span>`,
    );
  }

  private providers(): TemplateResult | typeof nothing {
    const { providers } = this.usage;
    if (providers.length === 0) return nothing;
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${words.byProvider}>
      <table class="num">
        <thead>
          <tr>
            <th scope="col">${words.byProvider}</th>
            <th scope="col">${words.calls}</th>
            <th scope="col">${words.matches}</th>
            <th scope="col">${words.failures}</th>
            <th scope="col">${words.spent}</th>
          </tr>
        </thead>
        <tbody>
          ${providers.map(
            ({ id, calls, matches, failures, spent }) =>
              html`<tr>
                <td>${this.names[id] ?? id}</td>
                <td>${count(calls)}</td>
                <td>${count(matches)}</td>
                <td>${count(failures)}</td>
                <td>${money(spent)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  override render() {
    const { hit_rate: rate, saved, lookups, over_budget: over, month: of } = this.usage;
    const share = rate === null ? '–' : `${Math.round(rate * 100)} %`;
    return html`<section class="card">
      <h2>${words.month(month.format(new Date(`${of}-01T00:00:00Z`)))}</h2>
      <dl class="figures">
        ${this.figure(words.hitRate, share)} ${this.figure(words.saved, money(saved))}
        ${this.spent()}
        ${this.figure(
          words.lookups,
          count(lookups),
          over > 0 ? html`<span class="over">${words.overBudget(over)}</span>` : nothing,
        )}
      </dl>
      ${this.providers()}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-usage-card': UsageCard;
  }
}
