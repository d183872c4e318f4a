import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { strings } from '../../strings.ts';
import { points } from './points.styles.ts';

const words = strings.settings.scoring;
const KIND = /^[a-z][a-z0-9_-]{0,39}$/;

type Points = Readonly<Record<string, number>>;

/** The points are others. */
export class KindPointsEvent extends Event {
  static readonly type = 'clarm-kind-points';
  readonly points: Points;

  constructor(value: Points) {
    super(KindPointsEvent.type);
    this.points = value;
  }
}

const styles = css`
  .new {
    display: flex;
    align-items: end;
    gap: var(--s-2);
    margin-top: var(--s-3);
  }
  .new .field {
    flex: 0 1 240px;
  }
`;

/**
 * @summary What each kind of page gives; a site can add kinds of its own.
 * @event clarm-kind-points - With the points as they are now.
 */
@customElement('clarm-kind-points')
export class KindPoints extends LitElement {
  static override styles = [base, buttons, fields, points, styles];

  @property({ attribute: false }) points: Points = {};
  /** Those of a site that has set none; their kinds cannot be taken away. */
  @property({ attribute: false }) defaults: Points = {};
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;

  private set(value: Points) {
    this.dispatchEvent(new KindPointsEvent(value));
  }

  private add() {
    const input = this.renderRoot.querySelector<HTMLInputElement>('#new-kind')!;
    const kind = input.value.trim().toLowerCase();
    if (!KIND.test(kind) || Object.hasOwn(this.points, kind)) return input.focus();
    input.value = '';
    this.set({ ...this.points, [kind]: 10 });
  }

  private drop(kind: string) {
    const { [kind]: _gone, ...others } = this.points;
    this.set(others);
  }

  private row(kind: string, value: number): TemplateResult {
    const usual = this.defaults[kind];
    const onChange = (event: Event) => {
      const typed = (event.target as HTMLInputElement).valueAsNumber;
      if (!Number.isNaN(typed)) this.set({ ...this.points, [kind]: typed });
    };
    return html`<li>
      <label for=${`w-${kind}`}>${kind}</label>
      ${
        usual === undefined && !this.readonly
          ? html`<button
              class="button quiet icon small"
              type="button"
              aria-label=${words.removeKind(kind)}
              @click=${() => this.drop(kind)}
            >
              ${icon('close', 14)}
            </button>`
          : usual === undefined || usual === value
            ? nothing
            : html`<span class="usual num">${words.default(String(usual))}</span>`
      }
      <input
        class="input num"
        type="number"
        id=${`w-${kind}`}
        min="-100"
        max="100"
        step="any"
        required
        ?disabled=${this.readonly}
        .value=${String(value)}
        @change=${onChange}
      />
    </li>`;
  }

  private adder(): TemplateResult {
    return html`<div class="new">
      <div class="field">
        <label for="new-kind">${words.newKind}</label>
        <input
          class="input"
          id="new-kind"
          maxlength="40"
          placeholder=${words.newKindHint}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            this.add();
          }}
        />
      </div>
      <button class="button" type="button" @click=${this.add}>${words.addKind}</button>
    </div>`;
  }

  override render() {
    return html`<ul class="points">
        ${Object.entries(this.points).map(([kind, value]) => this.row(kind, value))}
      </ul>
      ${this.readonly ? nothing : this.adder()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-kind-points': KindPoints;
  }
  interface HTMLElementEventMap {
    'clarm-kind-points': KindPointsEvent;
  }
}
