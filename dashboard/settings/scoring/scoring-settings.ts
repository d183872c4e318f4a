import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  ScoringPatch,
  ScoringSettings as Rules,
  SitePageRule,
} from '../../../server/contracts/scoring.ts';
import type { Client } from '../../api/client.ts';
import { getScoring, patchScoring } from '../../api/settings.ts';
import { clientContext } from '../../app/contexts.ts';
import '../../components/confirm/confirm.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';
import { Stored } from '../stored.ts';
import './kind-points.ts';
import type { KindPointsEvent } from './kind-points.ts';
import './page-rules.ts';
import type { PageRulesEvent } from './page-rules.ts';
import { points } from './points.styles.ts';
import { readScoring } from './read-scoring.ts';

const words = strings.settings.scoring;
const LOOK_AGAIN_MS = 2_000;

const own = css`
  .progress {
    padding: var(--s-2) var(--s-3);
    border-radius: var(--radius-m);
    background: var(--accent-soft);
    color: var(--accent-text);
    font-size: var(--text-s);
  }
  summary {
    color: var(--accent-text);
    font-size: var(--text-s);
    cursor: pointer;
  }
  .words {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px var(--s-3);
    margin-top: var(--s-2);
    font-size: var(--text-xs);
    overflow-wrap: anywhere;
  }
  .words dd {
    color: var(--text-2);
  }
  .industries {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(176px, 1fr));
    gap: var(--s-2) var(--s-4);
    max-height: 232px;
    padding: 2px;
    overflow: auto;
  }
  .save {
    position: sticky;
    bottom: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--s-2);
    padding: var(--s-3) 0;
    border-top: 1px solid var(--border);
    background: var(--canvas);
  }
  .save .left {
    margin-right: auto;
  }
`;

/**
 * @summary How visitors are scored: threshold, page rules with a tester, points, caps, half-lives, industries.
 */
@customElement('clarm-scoring-settings')
export class ScoringSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles, points, own];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  /** What was changed and not saved yet. */
  @state() private pages: SitePageRule[] | undefined;
  @state() private kinds: Readonly<Record<string, number>> | undefined;
  @state() private problems: Readonly<Record<string, string>> = {};
  @state() private asksReset = false;
  private readonly rules = new Stored(this, getScoring);
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.forget();
  }

  /** While visitors are scored anew, looks how far that is. */
  protected override updated(): void {
    const { status } = this.rules.value?.rescoring ?? {};
    clearTimeout(this.timer);
    if (status === 'waiting' || status === 'running') {
      const look = () => this.rules.refresh(() => getScoring(this.client));
      this.timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
    }
  }

  private forget() {
    this.pages = undefined;
    this.kinds = undefined;
    this.problems = {};
  }

  private onSubmit(event: SubmitEvent, rules: Rules) {
    event.preventDefault();
    const read = readScoring(new FormData(event.target as HTMLFormElement), rules.weights.signals);
    this.problems = 'problems' in read ? read.problems : {};
    if ('problems' in read) return;
    const kept = this.kinds ?? rules.weights.pages;
    const gone = Object.keys(rules.weights.pages).filter((kind) => !Object.hasOwn(kept, kind));
    void this.save({
      ...read.patch,
      ...(this.pages ? { pages: this.pages } : {}),
      weights: {
        ...read.patch.weights,
        pages: { ...kept, ...Object.fromEntries(gone.map((kind) => [kind, null])) },
      },
    });
  }

  private async save(patch: ScoringPatch) {
    this.asksReset = false;
    if (await this.rules.save(() => patchScoring(this.client, patch))) this.forget();
    else this.problems = this.rules.problems;
  }

  /** A name with a number; what a site that has set none has stands beside it where it differs. */
  private number(
    name: string,
    label: string,
    value: number,
    usual: number,
    { min = 0, max = 100, step = '1', hint = '' } = {},
  ): TemplateResult {
    const problem = this.problems[name];
    return html`<li>
      <label for=${name}
        >${label}${hint ? html` <span class="usual">${hint}</span>` : nothing}</label
      >
      ${value === usual ? nothing : html`<span class="usual num">${words.default(String(usual))}</span>`}
      <input
        class="input num"
        type="number"
        min=${min}
        max=${max}
        step=${step}
        id=${name}
        name=${name}
        required
        aria-invalid=${problem ? 'true' : 'false'}
        .value=${String(value)}
      />
    </li>`;
  }

  private head(title: string, lead: string): TemplateResult {
    return html`<div>
      <h2>${title}</h2>
      <p class="lead">${lead}</p>
    </div>`;
  }

  private problem(...paths: string[]): TemplateResult | typeof nothing {
    const found = paths.map((path) => this.problems[path]).find(Boolean);
    return found ? html`<p class="problem" role="alert">${found}</p>` : nothing;
  }

  private alert({ threshold, rearm_at, defaults, rescoring: now }: Rules): TemplateResult {
    return html`<section class="card">
      ${
        now
          ? html`<p class="progress" role="status">
              ${now.status === 'done' ? words.rescored : words.rescoring(now.done, now.total)}
            </p>`
          : nothing
      }
      ${this.head(words.alert, words.alertLead)}
      <ul class="points">
        ${this.number('threshold', words.threshold, threshold, defaults.threshold, { min: 1 })}
        ${this.number('rearm', words.rearm, rearm_at, defaults.rearm_at, { max: 99 })}
      </ul>
      ${this.problem('threshold', 'rearm_at')}
    </section>`;
  }

  private pageRules(rules: Rules): TemplateResult {
    return html`<section class="card">
      ${this.head(words.rules, words.rulesLead)}
      <clarm-page-rules
        .rules=${this.pages ?? rules.pages}
        .weights=${this.kinds ?? rules.weights.pages}
        .problems=${this.problems}
        ?defaults=${rules.use_default_pages}
        @clarm-page-rules=${(event: PageRulesEvent) => (this.pages = event.rules)}
      ></clarm-page-rules>
      <label class="check"
        ><input type="checkbox" name="defaults" .checked=${rules.use_default_pages} />
        ${words.useDefaults}</label
      >
      <details>
        <summary>${words.defaults}</summary>
        <dl class="words">
          ${rules.default_pages.map(
            ({ kind, patterns }) =>
              html`<dt>${kind}</dt>
                <dd>${patterns.join('  ')}</dd>`,
          )}
        </dl>
      </details>
    </section>`;
  }

  private signal(name: keyof Rules['weights']['signals'], rules: Rules): TemplateResult {
    const id = `s-${name}`;
    const [value, usual] = [rules, rules.defaults].map((of) => of.weights.signals[name].join(', '));
    return html`<li>
      <label for=${id}>${words.signalWords[name]}</label>
      ${value === usual ? nothing : html`<span class="usual num">${words.default(usual ?? '')}</span>`}
      <input
        class="input num wide"
        id=${id}
        name=${id}
        required
        aria-describedby="signals-note"
        aria-invalid=${this.problems[id] ? 'true' : 'false'}
        .value=${value ?? ''}
      />
    </li>`;
  }

  private points(rules: Rules): TemplateResult {
    const signals = Object.keys(words.signalWords) as (keyof Rules['weights']['signals'])[];
    const bad = signals.map((name) => this.problems[`s-${name}`]).find(Boolean);
    return html`<section class="card">
      ${this.head(words.weights, words.weightsLead)}
      <div>
        <h3>${words.ofPages}</h3>
        <clarm-kind-points
          .points=${this.kinds ?? rules.weights.pages}
          .defaults=${rules.defaults.weights.pages}
          @clarm-kind-points=${(event: KindPointsEvent) => (this.kinds = event.points)}
        ></clarm-kind-points>
      </div>
      <div>
        <h3>${words.signals}</h3>
        <p class=${bad ? 'problem' : 'hint'} id="signals-note">${bad ?? words.signalsHint}</p>
        <ul class="points">
          ${signals.map((name) => this.signal(name, rules))}
        </ul>
      </div>
    </section>`;
  }

  private limits({ caps, half_lives: half, company_full_at, defaults }: Rules): TemplateResult {
    const days = { min: 0.25, max: 365, step: 'any' };
    return html`<section class="card">
      ${this.head(words.limits, words.limitsLead)}
      <ul class="points">
        ${(['pages', 'engagement', 'company'] as const).map((part) =>
          this.number(`cap-${part}`, words.caps[part], caps[part], defaults.caps[part]),
        )}
        ${this.number('half-pages', words.halfPages, half.pages, defaults.half_lives.pages, days)}
        ${this.number('half-engagement', words.halfEngagement, half.engagement, defaults.half_lives.engagement, days)}
        ${this.number('full-at', words.companyFull, company_full_at, defaults.company_full_at, {
          min: 1,
          step: 'any',
          hint: words.companyFullHint,
        })}
      </ul>
      ${this.problem('caps')}
    </section>`;
  }

  private industries({ industries, target_industries: chosen }: Rules): TemplateResult {
    return html`<section class="card">
      ${this.head(words.industries, words.industriesLead)}
      <div class="industries" tabindex="0" role="group" aria-label=${words.industries}>
        ${[...new Set([...industries, ...chosen])].map(
          (industry) =>
            html`<label class="check"
              ><input
                type="checkbox"
                name="industry"
                value=${industry}
                .checked=${chosen.includes(industry)}
              />
              ${industry}</label
            >`,
        )}
      </div>
    </section>`;
  }

  override render() {
    return this.rules.render(
      (rules) =>
        html`<form @submit=${(event: SubmitEvent) => this.onSubmit(event, rules)}>
            ${this.alert(rules)} ${this.pageRules(rules)} ${this.points(rules)}
            ${this.limits(rules)} ${this.industries(rules)}
            <div class="save">
              <button
                class="button left"
                type="button"
                ?disabled=${this.rules.busy}
                @click=${() => (this.asksReset = true)}
              >
                ${words.reset}
              </button>
              <button class="button primary" ?disabled=${this.rules.busy}>
                ${strings.settings.save}
              </button>
            </div>
          </form>
          <clarm-confirm
            ?open=${this.asksReset}
            heading=${words.resetTitle}
            words=${words.resetWords}
            action=${words.reset}
            danger
            @clarm-confirm=${() => this.save({ reset: true, threshold: rules.defaults.threshold })}
            @clarm-close=${() => (this.asksReset = false)}
          ></clarm-confirm>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-scoring-settings': ScoringSettings;
  }
}
