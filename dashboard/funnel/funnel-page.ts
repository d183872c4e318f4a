import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Funnel } from '../../server/contracts/analytics.ts';
import { getFunnel } from '../api/analytics.ts';
import type { Client } from '../api/client.ts';
import { getSite } from '../api/sites.ts';
import { clientContext } from '../app/contexts.ts';
import { recall, remember } from '../app/remembered.ts';
import { paths } from '../app/routes.ts';
import { showAddress } from '../app/site-in-address.ts';
import '../components/empty-state/empty-state.ts';
import '../components/error-state/error-state.ts';
import { base } from '../components/shared/base.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import { width } from '../components/shared/width.ts';
import '../components/skeleton/skeleton.ts';
import { dateIn, datesOf, paramsOf, rangeFrom, type ChosenRange } from '../overview/range.ts';
import '../overview/range-picker/range-picker.ts';
import { strings } from '../strings.ts';
import './step-list.ts';
import { FIRST_STEPS, problemOf, stepsOf, textOf, type Step } from './steps.ts';

const words = strings.funnel;
const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 && share > 0 ? 1 : 0)} %`;

const styles = css`
  .card + .card {
    margin-top: var(--s-4);
  }
  .step {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px var(--s-3);
    padding: var(--s-3) 0;
  }
  .step + .step {
    border-top: 1px solid var(--border);
  }
  .what {
    font-weight: 600;
  }
  .track {
    grid-column: 1 / -1;
    height: 24px;
    border-radius: var(--radius-s);
    background: var(--surface-2);
    overflow: hidden;
  }
  .fill {
    display: block;
    height: 100%;
    border-radius: inherit;
    background: var(--accent);
  }
  .step > :nth-child(2),
  .step > :nth-child(5) {
    text-align: right;
  }
  .small {
    color: var(--text-3);
    font-size: var(--text-s);
  }
  .sum {
    display: flex;
    justify-content: space-between;
    padding-top: var(--s-3);
    border-top: 1px solid var(--border);
  }
  .stale {
    opacity: 0.6;
  }
  .loading {
    --height: 56px;
  }
  .bounded {
    margin-top: var(--s-3);
    color: var(--text-3);
    font-size: var(--text-xs);
  }
`;

/**
 * @summary Analytics → Funnel: how many visitors do one thing after the other.
 */
@customElement('clarm-funnel-page')
export class FunnelPage extends LitElement {
  static override styles = [base, cards, pages, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;

  @state() private range: ChosenRange = rangeFrom(location.search);
  @state() private steps: readonly Step[] = [];
  @state() private today = '';
  @state() private answer: Funnel | undefined;

  private readonly loaded = new Task(this, {
    args: () => [this.client, this.range, this.steps] as const,
    task: async ([client, range, steps], { signal }) => {
      if (steps.length === 0 || steps.some(problemOf)) return;
      const { config } = await getSite(client, client.site ?? '', signal);
      this.today = dateIn(config.timezone, Date.now());
      const asked = { steps: steps.map(textOf), ...datesOf(range, this.today) };
      this.answer = await getFunnel(client, asked, signal);
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${words.title} · ${strings.product}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('client')) return;
    this.answer = undefined;
    const asked = stepsOf(new URLSearchParams(location.search).get('steps'));
    this.steps = asked ?? stepsOf(recall(this.key) ?? null) ?? FIRST_STEPS;
  }

  private get key(): string {
    return `clarm-funnel-${this.client.site}`;
  }

  private ask({
    range = this.range,
    steps = this.steps,
  }: {
    range?: ChosenRange;
    steps?: readonly Step[];
  }) {
    this.range = range;
    this.steps = steps;
    const text = steps.map(textOf).join(',');
    remember(this.key, text);
    const search = new URLSearchParams({ ...paramsOf(range), steps: text });
    showAddress(`${paths.funnel}?${search}`);
  }

  private what(text: string): TemplateResult {
    const [step] = stepsOf(`${text},x`) ?? [];
    if (!step) return html`${text}`;
    return html`<span class="small">${words.kinds[step.kind]}</span> <code>${step.value}</code>`;
  }

  private bounded({ bounded }: Funnel): string {
    return bounded.by === 'none'
      ? words.exact(bounded.events)
      : words.sampled(bounded.looked_at, bounded.events, percent(bounded.share));
  }

  private row(step: Funnel['steps'][number], i: number, { steps }: Funnel): TemplateResult {
    const lost = (steps[i - 1]?.visitors ?? step.visitors) - step.visitors;
    return html`<li class="step" data-step=${i}>
      <span class="what">${i + 1}. ${this.what(step.step)}</span>
      <strong class="num">${words.visitors(step.visitors)}</strong>
      <span class="track" aria-hidden="true"
        ><span class="fill" ${width(step.of_first)}></span
      ></span>
      <span class="small num"
        >${i > 0 ? words.lost(lost, percent(1 - step.of_previous)) : nothing}</span
      >
      <span class="small num">${i > 0 ? words.ofFirst(percent(step.of_first)) : nothing}</span>
    </li>`;
  }

  private result(): TemplateResult {
    const { answer } = this;
    if (this.loaded.status === TaskStatus.ERROR) {
      return html`<clarm-error-state
        .error=${this.loaded.error}
        @clarm-retry=${() => this.loaded.run()}
      ></clarm-error-state>`;
    }
    if (!answer) return html`<clarm-skeleton class="loading" lines="3" full></clarm-skeleton>`;
    if (answer.steps[0]?.visitors === 0) {
      return html`<clarm-empty-state icon="funnel" heading=${words.nobody.heading}
          >${words.nobody.words}</clarm-empty-state
        >
        <p class="bounded">${this.bounded(answer)}</p>`;
    }
    return html`<ol class=${this.loaded.status === TaskStatus.PENDING ? 'stale' : ''}>
        ${answer.steps.map((step, i) => this.row(step, i, answer))}
      </ol>
      <p class="sum">
        <span>${words.overall}</span>
        <strong class="num">${percent(answer.steps.at(-1)?.of_first ?? 0)}</strong>
      </p>
      <p class="bounded">${this.bounded(answer)}</p>`;
  }

  override render() {
    return html`<div class="page narrow">
      <header class="page-head">
        <div>
          <h1>${words.title}</h1>
          <p class="lead">${words.lead}</p>
        </div>
        <clarm-range-picker
          .range=${this.range}
          .dates=${this.today ? datesOf(this.range, this.today) : { from: '', to: '' }}
          .today=${this.today}
          @clarm-range=${({ range }: { range: ChosenRange }) => this.ask({ range })}
        ></clarm-range-picker>
      </header>
      <section class="card" aria-label=${words.steps}>
        <clarm-step-list
          .steps=${this.steps}
          @clarm-steps=${({ steps }: { steps: readonly Step[] }) => this.ask({ steps })}
        ></clarm-step-list>
      </section>
      <section class="card" aria-label=${words.title}>${this.result()}</section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-funnel-page': FunnelPage;
  }
}
