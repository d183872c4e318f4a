import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../components/icon/icon.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { strings } from '../strings.ts';
import { MAX_STEPS, MIN_STEPS, problemOf, type Step } from './steps.ts';

const words = strings.funnel;

/** The steps are to be others. */
export class StepsEvent extends Event {
  static readonly type = 'clarm-steps';
  readonly steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    super(StepsEvent.type);
    this.steps = steps;
  }
}

const styles = css`
  ol {
    display: grid;
    gap: var(--s-2);
  }
  li {
    display: grid;
    grid-template-columns: 24px 128px minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--s-2);
  }
  .n {
    color: var(--text-3);
    font-size: var(--text-s);
    text-align: center;
  }
  .moves {
    display: flex;
  }
  .problem {
    grid-column: 3 / -1;
  }
  .add {
    margin: var(--s-3) 0 0 32px;
  }
  @media (max-width: 720px) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .n {
      display: none;
    }
    li > .text {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .problem {
      grid-column: 1 / -1;
    }
    .add {
      margin-left: 0;
    }
  }
`;

/**
 * @summary The steps of a funnel, to be named, moved, added and removed.
 * @event clarm-steps - With the steps as they are to be.
 */
@customElement('clarm-step-list')
export class StepList extends LitElement {
  static override styles = [base, buttons, fields, styles];

  @property({ attribute: false }) steps: readonly Step[] = [];

  private say(steps: readonly Step[]) {
    this.dispatchEvent(new StepsEvent(steps));
  }

  private change(i: number, change: Partial<Step>) {
    this.say(this.steps.map((step, at) => (at === i ? { ...step, ...change } : step)));
  }

  private move(i: number, by: 1 | -1) {
    const steps = [...this.steps];
    const [step] = steps.splice(i, 1);
    if (step) steps.splice(i + by, 0, step);
    this.say(steps);
  }

  private row(step: Step, i: number): TemplateResult {
    const n = i + 1;
    const last = this.steps.length - 1;
    const problem = problemOf(step);
    const isPath = step.kind === 'path';
    return html`<li>
      <span class="n num" aria-hidden="true">${n}</span>
      <select
        class="input"
        aria-label=${words.kind(n)}
        @change=${({ target }: Event) => {
          const kind = (target as HTMLSelectElement).value as Step['kind'];
          this.change(i, { kind, value: kind === 'path' ? '/' : 'widget_opened' });
        }}
      >
        ${(['path', 'event'] as const).map(
          (kind) =>
            html`<option value=${kind} ?selected=${kind === step.kind}>
              ${words.kinds[kind]}
            </option>`,
        )}
      </select>
      <input
        class="input text"
        aria-label="${words.step(n)}: ${isPath ? words.path : words.event}"
        aria-invalid=${problem ? 'true' : 'false'}
        placeholder=${isPath ? words.pathHint : ''}
        list=${isPath ? 'none' : 'events'}
        spellcheck="false"
        .value=${live(step.value)}
        @change=${({ target }: Event) =>
          this.change(i, { value: (target as HTMLInputElement).value.trim() })}
      />
      <span class="moves">
        <button
          class="button quiet icon"
          aria-label=${words.up(n)}
          ?disabled=${i === 0}
          @click=${() => this.move(i, -1)}
        >
          ${icon('up')}
        </button>
        <button
          class="button quiet icon"
          aria-label=${words.down(n)}
          ?disabled=${i === last}
          @click=${() => this.move(i, 1)}
        >
          ${icon('down')}
        </button>
        <button
          class="button quiet icon"
          aria-label=${words.remove(n)}
          ?disabled=${this.steps.length <= MIN_STEPS}
          @click=${() => this.say(this.steps.filter((_, at) => at !== i))}
        >
          ${icon('trash')}
        </button>
      </span>
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    </li>`;
  }

  override render() {
    return html`<ol aria-label=${words.steps}>
        ${this.steps.map((step, i) => this.row(step, i))}
      </ol>
      <datalist id="events">
        ${Object.entries(words.events).map(
          ([name, what]) => html`<option value=${name}>${what}</option>`,
        )}
      </datalist>
      ${
        this.steps.length < MAX_STEPS
          ? html`<button
              class="button quiet small add"
              @click=${() => this.say([...this.steps, { kind: 'event', value: 'message_sent' }])}
            >
              ${icon('plus')} ${words.add}
            </button>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-step-list': StepList;
  }
  interface HTMLElementEventMap {
    'clarm-steps': StepsEvent;
  }
}
