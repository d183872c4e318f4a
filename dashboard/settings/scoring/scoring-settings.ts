import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
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
import { adminsOnlyStyles } from '../../components/admins-only/admins-only.styles.ts';
import { DirtyForm } from '../../components/dirty-form/dirty-form.ts';
import { FormSnapshot } from '../../components/dirty-form/form-snapshot.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { focusInvalid } from '../../components/shared/focus-invalid.ts';
import { problemAt } from '../../components/shared/problem-at.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';
import { Stored } from '../stored.ts';
import './industry-choice.ts';
import type { IndustriesEvent } from './industry-choice.ts';
import './kind-points.ts';
import type { KindPointsEvent } from './kind-points.ts';
import './page-rules.ts';
import type { PageRulesEvent } from './page-rules.ts';
import { numberField, ranksField } from './point-field.ts';
import { points } from './points.styles.ts';
import { readScoring } from './read-scoring.ts';
import { own } from './scoring-settings.styles.ts';

const words = strings.settings.scoring;
const LOOK_AGAIN_MS = 2_000;
/** What of the rules a field shows, by the field's name. */
const PATHS: Readonly<Record<string, string>> = {
  threshold: 'threshold',
  rearm: 'rearm_at',
  'cap-pages': 'caps.pages',
  'cap-engagement': 'caps.engagement',
  'cap-company': 'caps.company',
  'half-pages': 'half_lives.pages',
  'half-engagement': 'half_lives.engagement',
  'full-at': 'company_full_at',
};
const PLACES = ['pages', 'threshold', 'rearm_at', 'caps', 'half_lives', 'company_full_at'];

/**
 * @summary How visitors are scored: threshold, page rules with a tester, points, caps, half-lives, industries.
 */
@customElement('clarm-scoring-settings')
export class ScoringSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, adminsOnlyStyles, styles, points, own];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;
  /** What was changed and not saved yet. */
  @state() private pages: SitePageRule[] | undefined;
  @state() private kinds: Readonly<Record<string, number>> | undefined;
  @state() private industries: string[] | undefined;
  @state() private problems: Readonly<Record<string, string>> = {};
  @state() private asksReset = false;
  private readonly rules = new Stored(this, getScoring, PLACES);
  private readonly snapshot = new FormSnapshot(this, () => this.rules.version);
  private readonly dirty = new DirtyForm(
    this,
    () => (this.pages ?? this.kinds ?? this.industries) !== undefined || this.snapshot.isChanged(),
  );
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
    this.industries = undefined;
    this.problems = {};
  }

  private onSubmit(event: SubmitEvent, rules: Rules) {
    event.preventDefault();
    const read = readScoring(new FormData(event.target as HTMLFormElement), rules.weights.signals);
    this.problems = 'problems' in read ? read.problems : {};
    if ('problems' in read) return void focusInvalid(this.renderRoot);
    const kept = this.kinds ?? rules.weights.pages;
    const gone = Object.keys(rules.weights.pages).filter((kind) => !Object.hasOwn(kept, kind));
    void this.save({
      ...read.patch,
      ...(this.pages ? { pages: this.pages } : {}),
      target_industries: this.industries ?? rules.target_industries,
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

  private number(
    name: string,
    label: string,
    value: number,
    usual: number,
    { hint = '', ...limits }: { hint?: string; min?: number; max?: number; step?: string } = {},
  ): TemplateResult {
    const bad = problemAt(this.problems, PATHS[name] ?? name) !== undefined;
    const field = { name, label, hint, value: String(value), usual: String(usual), bad };
    return numberField(field, limits);
  }

  private head(title: string, lead: string): TemplateResult {
    return html`<div>
      <h2>${title}</h2>
      <p class="lead">${lead}</p>
    </div>`;
  }

  private problem(...paths: string[]): TemplateResult | typeof nothing {
    const found = paths.map((path) => problemAt(this.problems, path)).find(Boolean);
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
        ?readonly=${this.readonly}
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

  private signal(signal: keyof Rules['weights']['signals'], rules: Rules): TemplateResult {
    const name = `s-${signal}`;
    const ranksOf = ({ weights }: Pick<Rules, 'weights'>) => weights.signals[signal].join(', ');
    const field = {
      name,
      label: words.signalWords[signal],
      value: ranksOf(rules),
      usual: ranksOf(rules.defaults),
      bad: this.problems[name] !== undefined,
    };
    return ranksField(field, 'signals-note');
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
          ?readonly=${this.readonly}
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
      ${this.problem('caps', 'half_lives', 'company_full_at')}
    </section>`;
  }

  private targets({ industries, target_industries }: Rules): TemplateResult {
    return html`<section class="card">
      ${this.head(words.industries, words.industriesLead)}
      <clarm-industry-choice
        label=${words.industries}
        .industries=${industries}
        ?readonly=${this.readonly}
        .chosen=${this.industries ?? target_industries}
        @clarm-industries=${(event: IndustriesEvent) => (this.industries = event.industries)}
      ></clarm-industry-choice>
    </section>`;
  }

  private saveBar(): TemplateResult {
    return html`<div class="save">
      <button
        class="button left"
        type="button"
        ${unavailable(this.rules.busy)}
        @click=${() => (this.asksReset = true)}
      >
        ${words.reset}
      </button>
      <button class="button primary" ${unavailable(this.rules.busy || !this.dirty.isDirty)}>
        ${strings.settings.save}
      </button>
    </div>`;
  }

  override render() {
    return this.rules.render(
      (rules) =>
        html`<form @submit=${(event: SubmitEvent) => this.onSubmit(event, rules)}>
            <fieldset class="all" ?disabled=${this.readonly}>
              ${this.alert(rules)} ${this.pageRules(rules)} ${this.points(rules)}
              ${this.limits(rules)} ${this.targets(rules)}
            </fieldset>
            ${this.readonly ? nothing : this.saveBar()}
          </form>
          <clarm-confirm
            ?open=${this.asksReset}
            heading=${words.resetTitle}
            words=${words.resetWords}
            action=${words.reset}
            danger
            @clarm-confirm=${() => this.save({ reset: true, threshold: rules.defaults.threshold })}
            @clarm-close=${() => (this.asksReset = false)}
          ></clarm-confirm>
          ${this.dirty.question()}`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-scoring-settings': ScoringSettings;
  }
}
