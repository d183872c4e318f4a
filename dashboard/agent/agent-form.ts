import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AgentRow, NewAgent } from '../../server/contracts/agents.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { focusInvalid } from '../components/shared/focus-invalid.ts';
import { unavailable } from '../components/shared/unavailable.ts';
import { strings } from '../strings.ts';
import { styles } from './agent-form.styles.ts';

const words = strings.agent;
type Field =
  'name' | 'base_url' | 'model' | 'api_key' | 'instructions' | 'handover_message' | 'monthly_limit';

/** An agent was described. */
export class AgentDraftEvent extends Event {
  static readonly type = 'clarm-agent-draft';
  readonly draft: Partial<NewAgent>;

  constructor(draft: Partial<NewAgent>) {
    super(AgentDraftEvent.type);
    this.draft = draft;
  }
}

/**
 * @summary Describes the AI agent: where it thinks, how it speaks, when it answers.
 * @event clarm-agent-draft - With what was entered.
 */
@customElement('clarm-agent-form')
export class AgentForm extends LitElement {
  static override styles = [base, buttons, fields, styles];

  /** The agent as it is; none is to be made. */
  @property({ attribute: false }) agent: AgentRow | undefined;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) readonly = false;
  /** What the server found wrong, by field. */
  @property({ attribute: false }) problems: Readonly<Record<string, string>> = {};

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('problems')) void focusInvalid(this.renderRoot);
  }

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => formText(data, name).trim();
    const handover = text('handover_message');
    const key = text('api_key');
    this.dispatchEvent(
      new AgentDraftEvent({
        name: text('name'),
        base_url: text('base_url'),
        model: text('model'),
        instructions: text('instructions'),
        ...(handover ? { handover_message: handover } : {}),
        ...(key ? { api_key: key } : {}),
        wait_seconds: Number(text('wait_seconds')),
        monthly_limit: Number(text('monthly_limit')),
        enabled: data.has('enabled'),
      }),
    );
  }

  private field(
    name: Field,
    label: string,
    hint: string,
    control: (attributes: { invalid: 'true' | 'false'; note: string }) => TemplateResult,
  ): TemplateResult {
    const problem = this.problems[name];
    const note = `${name}-note`;
    return html`<div class="field">
      <label for=${name}>${label}</label>
      ${control({ invalid: problem ? 'true' : 'false', note })}
      <p id=${note} class=${problem ? 'problem' : 'hint'} role=${problem ? 'alert' : 'note'}>
        ${problem ?? hint}
      </p>
    </div>`;
  }

  private input(
    name: Field,
    label: string,
    hint: string,
    value: string,
    more: { type?: string; placeholder?: string; required?: boolean } = {},
  ): TemplateResult {
    return this.field(
      name,
      label,
      hint,
      ({ invalid, note }) =>
        html`<input
          class="input"
          id=${name}
          name=${name}
          type=${more.type ?? 'text'}
          placeholder=${more.placeholder ?? ''}
          autocomplete="off"
          min="1"
          ?required=${more.required ?? true}
          .defaultValue=${value}
          aria-invalid=${invalid}
          aria-describedby=${note}
        />`,
    );
  }

  private area(name: Field, label: string, hint: string, value: string, rows: number) {
    return this.field(
      name,
      label,
      hint,
      ({ invalid, note }) =>
        html`<textarea
          class="input"
          id=${name}
          name=${name}
          rows=${rows}
          .defaultValue=${value}
          aria-invalid=${invalid}
          aria-describedby=${note}
        ></textarea>`,
    );
  }

  private when(): TemplateResult {
    const waits = { ...words.waits } as Record<string, string>;
    const chosen = String(this.agent?.wait_seconds ?? 0);
    waits[chosen] ??= strings.time.seconds(Number(chosen));
    return html`<div class="pair">
      <div class="field">
        <label for="wait_seconds">${words.wait}</label>
        <select class="input" id="wait_seconds" name="wait_seconds">
          ${Object.entries(waits).map(
            ([seconds, label]) =>
              html`<option value=${seconds} ?selected=${seconds === chosen}>${label}</option>`,
          )}
        </select>
      </div>
      ${this.input('monthly_limit', words.limit, '', String(this.agent?.monthly_limit ?? 1000), { type: 'number' })}
    </div>`;
  }

  override render() {
    const { agent } = this;
    const keyHint = agent?.api_key_last_four
      ? words.apiKeyKept(agent.api_key_last_four)
      : words.apiKeyHint;
    const saveWord = agent ? words.save : words.create;
    return html`<form @submit=${this.onSubmit}>
      <fieldset ?disabled=${this.readonly}>
        ${this.input('name', words.name, words.nameHint, agent?.name ?? words.usualName)}
        ${this.input('base_url', words.baseUrl, words.baseUrlHint, agent?.base_url ?? '', {
          type: 'url',
          placeholder: 'https://api.example.com/v1',
        })}
        <div class="pair">
          ${this.input('model', words.model, '', agent?.model ?? '')}
          ${this.input('api_key', words.apiKey, keyHint, '', { type: 'password', required: false })}
        </div>
        ${this.area('instructions', words.instructions, words.instructionsHint, agent?.instructions ?? '', 3)}
        ${this.area('handover_message', words.handover, '', agent?.handover_message ?? '', 2)}
        ${this.when()}
        <label class="check">
          <input type="checkbox" name="enabled" ?checked=${agent?.enabled ?? true} />
          <span>${words.enabled}</span>
        </label>
      </fieldset>
      ${
        this.readonly
          ? nothing
          : html`<div class="actions">
              <slot name="actions"></slot>
              <button class="button primary" ${unavailable(this.busy)}>
                ${this.busy ? words.saving : saveWord}
              </button>
            </div>`
      }
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-agent-form': AgentForm;
  }
  interface HTMLElementEventMap {
    'clarm-agent-draft': AgentDraftEvent;
  }
}
