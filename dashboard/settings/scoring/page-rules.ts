import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type {
  ScoringSettings,
  SitePageRule,
  ScoringTested,
} from '../../../server/contracts/scoring.ts';
import type { Client } from '../../api/client.ts';
import { testScoring } from '../../api/settings.ts';
import { clientContext } from '../../app/contexts.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { strings } from '../../strings.ts';

const words = strings.settings.scoring;
type Tested = ScoringTested['data'][number];

/** The rules are others; bubbles to the form that saves them. */
export class PageRulesEvent extends Event {
  static readonly type = 'clarm-page-rules';
  readonly rules: SitePageRule[];

  constructor(rules: SitePageRule[]) {
    super(PageRulesEvent.type);
    this.rules = rules;
  }
}

const styles = css`
  :host,
  ul {
    display: grid;
    gap: var(--s-2);
  }
  :host {
    gap: var(--s-3);
  }
  li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) minmax(110px, 180px) auto auto;
    align-items: center;
    gap: var(--s-1) var(--s-2);
  }
  .place {
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 36px;
    text-align: right;
  }
  .pattern {
    font-family: var(--mono);
    font-size: var(--text-s);
  }
  li .problem {
    grid-column: 2 / 4;
  }
  .none {
    color: var(--text-3);
    font-size: var(--text-s);
  }
  .add {
    justify-self: start;
  }
  .tester {
    display: grid;
    gap: 6px;
    padding: var(--s-3);
    border-radius: var(--radius-m);
    background: var(--surface-2);
  }
  .tester p {
    min-height: 18px;
    color: var(--text-2);
    font-size: var(--text-s);
  }
  @media (max-width: 560px) {
    li {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }
    .place {
      display: none;
    }
    .pattern {
      grid-column: 1 / -1;
    }
    li .problem {
      grid-column: 1 / -1;
    }
  }
`;

/**
 * @summary The site's page rules in their order, and a field to try a path with, saved or not.
 * @event clarm-page-rules - With the rules as they are now.
 */
@customElement('clarm-page-rules')
export class PageRules extends LitElement {
  static override styles = [base, buttons, fields, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @property({ attribute: false }) rules: readonly SitePageRule[] = [];
  @property({ attribute: false }) weights: ScoringSettings['weights']['pages'] = {};
  @property({ type: Boolean }) defaults = true;
  /** Whether the rules can only be looked at; a path can be tried anyway. */
  @property({ type: Boolean }) readonly = false;
  /** What the server refused, by the path of the field. */
  @property({ attribute: false }) problems: Readonly<Record<string, string>> = {};
  @state() private tested: Tested | undefined;
  @state() private refused = '';

  private set(rules: SitePageRule[]) {
    this.dispatchEvent(new PageRulesEvent(rules));
  }

  private change(index: number, change: Partial<SitePageRule>) {
    this.set(this.rules.map((rule, at) => (at === index ? { ...rule, ...change } : rule)));
  }

  private raise(index: number) {
    const rules = [...this.rules];
    const [rule] = rules.splice(index, 1);
    if (rule) rules.splice(index - 1, 0, rule);
    this.set(rules);
  }

  private async test(event: Event) {
    const path = (event.target as HTMLInputElement).value.trim();
    this.tested = undefined;
    this.refused = '';
    if (!path) return;
    try {
      const { data } = await testScoring(this.client, {
        paths: [path],
        pages: this.rules.filter(({ pattern, kind }) => pattern && kind),
        use_default_pages: this.defaults,
        weights: { pages: this.weights },
      });
      this.tested = data[0];
    } catch (error) {
      this.refused = error instanceof Error ? error.message : '';
    }
  }

  private tools(n: number): TemplateResult {
    return html`<button
        class="button quiet icon"
        type="button"
        aria-label=${words.up(n)}
        ${unavailable(n === 1)}
        @click=${() => this.raise(n - 1)}
      >
        ${icon('up')}
      </button>
      <button
        class="button quiet icon"
        type="button"
        aria-label=${words.remove(n)}
        @click=${() => this.set(this.rules.filter((_rule, at) => at !== n - 1))}
      >
        ${icon('trash')}
      </button>`;
  }

  private row({ pattern, kind }: SitePageRule, index: number): TemplateResult {
    const n = index + 1;
    const problem = this.problems[`pages.${index}.pattern`] ?? this.problems[`pages.${index}.kind`];
    const typed = (event: Event) => (event.target as HTMLInputElement).value.trim();
    return html`<li>
      <span class="place num" aria-hidden="true">${n}</span>
      <input
        class="input pattern"
        aria-label=${words.pattern(n)}
        placeholder="/plans/**"
        ?disabled=${this.readonly}
        spellcheck="false"
        aria-invalid=${problem ? 'true' : 'false'}
        .value=${live(pattern)}
        @change=${(event: Event) => this.change(index, { pattern: typed(event) })}
      />
      <input
        class="input"
        aria-label=${words.kind(n)}
        placeholder="pricing"
        ?disabled=${this.readonly}
        list="kinds"
        .value=${live(kind)}
        @change=${(event: Event) => this.change(index, { kind: typed(event) })}
      />
      ${this.readonly ? nothing : this.tools(n)}
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    </li>`;
  }

  private verdict({ kind, points, rule }: Tested): string {
    const by = !rule
      ? words.by.none
      : rule.from === 'site'
        ? words.by.site((rule.index ?? 0) + 1)
        : words.by.default;
    return `${words.tested(kind, points)} (${by})`;
  }

  override render() {
    return html`${
        this.rules.length > 0
          ? html`<ul>
              ${this.rules.map((rule, index) => this.row(rule, index))}
            </ul>`
          : html`<p class="none">${words.noRules}</p>`
      }
      <datalist id="kinds">
        ${[...Object.keys(this.weights), 'other'].map((kind) => html`<option value=${kind}></option>`)}
      </datalist>
      ${
        this.readonly
          ? nothing
          : html`<button
              class="button small add"
              type="button"
              @click=${() => this.set([...this.rules, { pattern: '', kind: '' }])}
            >
              ${icon('plus', 14)} ${words.add}
            </button>`
      }
      <div class="tester">
        <label class="label" for="try">${words.test}</label>
        <input
          class="input"
          id="try"
          placeholder="/pricing"
          spellcheck="false"
          autocomplete="off"
          @input=${this.test}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
        />
        <p role="status" class=${this.refused ? 'problem' : ''}>
          ${this.tested ? this.verdict(this.tested) : this.refused}
        </p>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-page-rules': PageRules;
  }
  interface HTMLElementEventMap {
    'clarm-page-rules': PageRulesEvent;
  }
}
