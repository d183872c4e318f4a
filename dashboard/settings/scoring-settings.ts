import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScoringSettings as Rules } from '../../server/contracts/scoring.ts';
import type { Client } from '../api/client.ts';
import { getScoring, patchScoring, testScoring } from '../api/settings.ts';
import { clientContext } from '../app/contexts.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { strings } from '../strings.ts';
import { styles } from './settings.styles.ts';
import { Stored, linesOf } from './stored.ts';

const words = strings.settings.scoring;
const LOOK_AGAIN_MS = 2_000;

/** Rules from lines of "path kind". @throws Error naming the line that is none */
const rulesOf = (text: string): Rules['pages'] =>
  linesOf(text).map((line) => {
    const [, pattern, kind] = /^(\/\S*)\s+(\S+)$/.exec(line) ?? [];
    if (!pattern || !kind) throw new Error(words.badRule(line));
    return { pattern, kind };
  });

/**
 * @summary How visitors are scored: page rules with a tester, points, half-lives, threshold.
 */
@customElement('clarm-scoring-settings')
export class ScoringSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @state() private tested = '';
  @state() private problem = '';
  private readonly rules = new Stored(this, getScoring);
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** While visitors are scored anew, looks how far that is. */
  protected override updated(): void {
    const { status } = this.rules.value?.rescoring ?? {};
    clearTimeout(this.timer);
    if (status === 'waiting' || status === 'running') {
      this.timer = setTimeout(() => void this.rules.run(), LOOK_AGAIN_MS);
    }
  }

  private get form(): HTMLFormElement | null {
    return this.renderRoot.querySelector('form');
  }

  private draft(data: FormData): Rules['pages'] | undefined {
    try {
      this.problem = '';
      return rulesOf(formText(data, 'rules'));
    } catch (error) {
      this.problem = error instanceof Error ? error.message : '';
      return undefined;
    }
  }

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const pages = this.draft(data);
    if (!pages) return;
    const number = (name: string) => Number(formText(data, name));
    const kinds = Object.keys(this.rules.value?.weights.pages ?? {});
    void this.rules.save(() =>
      patchScoring(this.client, {
        pages,
        threshold: number('threshold'),
        half_lives: { pages: number('half-pages'), engagement: number('half-engagement') },
        weights: { pages: Object.fromEntries(kinds.map((kind) => [kind, number(`w-${kind}`)])) },
        target_industries: data.getAll('industry').map(String),
      }),
    );
  }

  private async test(event: Event) {
    const path = (event.target as HTMLInputElement).value.trim();
    const pages = this.form && this.draft(new FormData(this.form));
    this.tested = '';
    if (!path || !pages) return;
    const answer = await testScoring(this.client, { paths: [path], pages }).catch(() => undefined);
    const [row] = answer?.data ?? [];
    this.tested = row ? words.tested(row.kind, row.points) : '';
  }

  private number(name: string, label: string, value: number, step = '1') {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        class="input num"
        type="number"
        step=${step}
        id=${name}
        name=${name}
        required
        .value=${String(value)}
      />
    </div>`;
  }

  private progress({ rescoring: one }: Rules) {
    if (!one) return nothing;
    return html`<p class="note" role="status">
      ${one.status === 'done' ? words.rescored : words.rescoring(one.done, one.total)}
    </p>`;
  }

  override render() {
    return this.rules.render(
      (rules) =>
        html`<form class="card" @submit=${this.onSubmit}>
          ${this.progress(rules)} ${this.number('threshold', words.threshold, rules.threshold)}
          <p class="hint">${words.thresholdHint}</p>
          <div class="field">
            <label for="rules">${words.rules}</label>
            <textarea
              class="input"
              id="rules"
              name="rules"
              .value=${rules.pages.map(({ pattern, kind }) => `${pattern} ${kind}`).join('\n')}
            ></textarea>
            <p class=${this.problem ? 'problem' : 'hint'} role=${this.problem ? 'alert' : 'note'}>
              ${this.problem || words.rulesHint}
            </p>
          </div>
          <div class="field">
            <label for="try">${words.test}</label>
            <input class="input" id="try" placeholder="/pricing" @input=${this.test} />
            <p class="hint" role="status">${this.tested}</p>
          </div>
          <h2>${words.weights}</h2>
          <div class="grid">
            ${Object.entries(rules.weights.pages).map(([kind, points]) => this.number(`w-${kind}`, kind, points, 'any'))}
          </div>
          <div class="grid">
            ${this.number('half-pages', words.halfPages, rules.half_lives.pages, 'any')}
            ${this.number('half-engagement', words.halfEngagement, rules.half_lives.engagement, 'any')}
          </div>
          <h2>${words.industries}</h2>
          <div class="grid">
            ${[...new Set([...rules.industries, ...rules.target_industries])].map(
              (industry) =>
                html`<label class="check"
                  ><input
                    type="checkbox"
                    name="industry"
                    value=${industry}
                    .checked=${rules.target_industries.includes(industry)}
                  />
                  ${industry}</label
                >`,
            )}
          </div>
          <div class="row">
            <button class="button primary" ?disabled=${this.rules.busy}>
              ${strings.settings.save}
            </button>
          </div>
        </form>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-scoring-settings': ScoringSettings;
  }
}
