import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WebhookEvent, WebhookTarget } from '../../../server/contracts/webhooks.ts';
import type { EndpointDraft } from '../../api/webhooks.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { segments } from '../../components/shared/segment.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { focusInvalid } from '../../components/shared/focus-invalid.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { strings } from '../../strings.ts';
import { styles } from './endpoint-form.styles.ts';

const words = strings.integrations;
const EVENTS = Object.keys(words.eventWords) as WebhookEvent[];
const TARGETS = Object.keys(words.targets) as WebhookTarget[];
/** What the field begins with, or shows as an example. */
const URLS: Readonly<Record<WebhookTarget, { value: string; example: string }>> = {
  url: { value: '', example: 'https://' },
  slack: { value: '', example: 'https://hooks.slack.com/services/…' },
  hubspot: { value: 'https://api.hubapi.com', example: '' },
};
const CHOSEN_AT_FIRST: WebhookEvent = 'high_intent_visitor';

/** An endpoint was described. */
export class DraftEvent extends Event {
  static readonly type = 'clarm-draft';
  readonly draft: EndpointDraft;

  constructor(draft: EndpointDraft) {
    super(DraftEvent.type);
    this.draft = draft;
  }
}

/**
 * @summary Describes a new webhook: where it goes and which events it gets.
 * @event clarm-draft - With what was entered.
 * @event clarm-cancel - Nothing is to be added.
 */
@customElement('clarm-endpoint-form')
export class EndpointForm extends LitElement {
  static override styles = [base, buttons, fields, segments, styles];

  @property({ type: Boolean }) busy = false;
  /** What the server found wrong, by field. */
  @property({ attribute: false }) problems: Readonly<Record<string, string>> = {};

  @state() private target: WebhookTarget = 'url';
  @state() private hasNoEvents = false;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('problems')) void focusInvalid(this.renderRoot);
  }

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const events = EVENTS.filter((name) => data.has(name));
    this.hasNoEvents = events.length === 0;
    if (this.hasNoEvents) return;
    const text = (name: string) => formText(data, name).trim();
    const { target } = this;
    const token = text('token');
    const draft = { target, url: text('url'), description: text('description'), events };
    this.dispatchEvent(new DraftEvent({ ...draft, ...(token ? { token } : {}) }));
  }

  private targets(): TemplateResult {
    return html`<fieldset class="targets">
      <legend class="label">${words.target}</legend>
      <div class="segments">
        ${TARGETS.map(
          (target) =>
            html`<button
              type="button"
              aria-pressed=${this.target === target}
              @click=${() => (this.target = target)}
            >
              ${words.targets[target]}
            </button>`,
        )}
      </div>
    </fieldset>`;
  }

  private where(): TemplateResult {
    const { target } = this;
    const problem = this.problems['url'] ?? this.problems[''];
    return html`<div class="field">
        <label for="url">${words.urls[target]}</label>
        <input
          class="input"
          id="url"
          name="url"
          type="url"
          required
          autofocus
          .defaultValue=${URLS[target].value}
          placeholder=${URLS[target].example}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby="url-note"
        />
        <p id="url-note" class=${problem ? 'problem' : 'hint'} role=${problem ? 'alert' : 'note'}>
          ${problem ?? words.urlHints[target]}
        </p>
      </div>
      ${
        target === 'hubspot'
          ? html`<div class="field">
              <label for="token">${words.token}</label>
              <input
                class="input"
                id="token"
                name="token"
                type="password"
                autocomplete="off"
                required
                aria-describedby="token-note"
              />
              <p id="token-note" class="hint">${words.tokenHint}</p>
            </div>`
          : nothing
      }`;
  }

  override render() {
    return html`<form @submit=${this.onSubmit}>
      ${this.targets()} ${this.where()}
      <div class="field">
        <label for="description">${words.description}</label>
        <input class="input" id="description" name="description" maxlength="200" />
      </div>
      <fieldset>
        <legend class="label">${words.events}</legend>
        ${EVENTS.map(
          (name) =>
            html`<label class="event">
              <input
                type="checkbox"
                name=${name}
                ?checked=${name === CHOSEN_AT_FIRST}
                @change=${() => (this.hasNoEvents = false)}
              />
              <span>
                <span>${words.eventWords[name]}</span>
                <code>${name}</code>
              </span>
            </label>`,
        )}
        ${this.hasNoEvents ? html`<p class="problem" role="alert">${words.noEvents}</p>` : nothing}
      </fieldset>
      <div class="actions">
        <button
          class="button"
          type="button"
          @click=${() => this.dispatchEvent(new Event('clarm-cancel'))}
        >
          ${strings.cancel}
        </button>
        <button class="button primary" ${unavailable(this.busy)}>
          ${this.busy ? words.creating : words.create}
        </button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-endpoint-form': EndpointForm;
  }
  interface HTMLElementEventMap {
    'clarm-draft': DraftEvent;
  }
}
