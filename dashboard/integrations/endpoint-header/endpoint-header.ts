import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { EndpointRow } from '../../../server/contracts/webhooks.ts';
import { icon } from '../../components/icon/icon.ts';
import '../../components/modal/modal.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { status } from '../../components/status/status.ts';
import { statuses } from '../../components/status/status.styles.ts';
import { strings } from '../../strings.ts';
import { eventChips } from '../event-chips.ts';
import { styles } from './endpoint-header.styles.ts';

/** What can be done with an endpoint. */
export type EndpointAction = 'test' | 'toggle' | 'rotate' | 'delete';

/** Something is to be done with the endpoint, confirmed where that is needed. */
export class EndpointActionEvent extends Event {
  static readonly type = 'clarm-action';
  readonly action: EndpointAction;

  constructor(action: EndpointAction) {
    super(EndpointActionEvent.type);
    this.action = action;
  }
}

const words = strings.integrations;
const QUESTIONS = {
  delete: { heading: words.deleteTitle, text: words.deleteWords },
  rotate: { heading: words.rotateTitle, text: words.rotateWords },
} as const;
type Question = keyof typeof QUESTIONS;

/**
 * @summary What a webhook is, and what can be done with it.
 * @event clarm-action - With what is to be done.
 */
@customElement('clarm-endpoint-header')
export class EndpointHeader extends LitElement {
  static override styles = [base, buttons, statuses, styles];

  @property({ attribute: false }) endpoint!: EndpointRow;
  @property({ type: Boolean }) busy = false;
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;

  @state() private asks: Question | undefined;

  private do(action: EndpointAction) {
    this.asks = undefined;
    this.dispatchEvent(new EndpointActionEvent(action));
  }

  private actions(): TemplateResult {
    const { enabled, target = 'url' } = this.endpoint;
    return html`<div class="actions">
      <button
        class="button primary"
        ${unavailable(this.busy || !enabled)}
        @click=${() => this.do('test')}
      >
        ${icon('send')} ${words.test}
      </button>
      <button class="button" ${unavailable(this.busy)} @click=${() => this.do('toggle')}>
        ${enabled ? words.disable : words.enable}
      </button>
      ${
        target === 'url'
          ? html`<button
              class="button"
              ${unavailable(this.busy)}
              @click=${() => (this.asks = 'rotate')}
            >
              ${words.rotate}
            </button>`
          : nothing
      }
      <button
        class="button danger"
        ${unavailable(this.busy)}
        @click=${() => (this.asks = 'delete')}
      >
        ${icon('trash')} ${words.delete}
      </button>
    </div>`;
  }

  private question(what: Question): TemplateResult {
    const { heading, text } = QUESTIONS[what];
    const no = () => (this.asks = undefined);
    return html`<clarm-modal heading=${heading} ?open=${this.asks === what} @clarm-close=${no}>
      <p>${text}</p>
      <div class="actions end">
        <button class="button" @click=${no}>${strings.cancel}</button>
        <button
          class="button ${what === 'delete' ? 'danger' : 'primary'}"
          @click=${() => this.do(what)}
        >
          ${words[what]}
        </button>
      </div>
    </clarm-modal>`;
  }

  override render() {
    const { url, description, events, enabled, disabled_reason: why } = this.endpoint;
    return html`<div class="what">
        <h1>${description || url}</h1>
        ${description ? html`<p class="url">${url}</p>` : nothing}
        <p class="events">
          ${status(enabled ? 'good' : 'bad', enabled ? words.enabled : words.disabled)}
          ${eventChips(events)}
        </p>
        ${
          !enabled && why
            ? html`<p class="problem">${words.disabledBecause[why] ?? why}</p>`
            : nothing
        }
      </div>
      ${
        this.readonly
          ? nothing
          : html`${this.actions()} ${this.question('rotate')} ${this.question('delete')}`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-endpoint-header': EndpointHeader;
  }
}
