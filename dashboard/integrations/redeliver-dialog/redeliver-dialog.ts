import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/modal/modal.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { strings } from '../../strings.ts';

const words = strings.integrations;
const DAY_MS = 86_400_000;
const MOST_DAYS = 30;

/** What was made since then is to be sent again. */
export class RedeliverSinceEvent extends Event {
  static readonly type = 'clarm-redeliver-since';
  readonly since: { since: string; which: 'failed' | 'all' };

  constructor(since: { since: string; which: 'failed' | 'all' }) {
    super(RedeliverSinceEvent.type);
    this.since = since;
  }
}

/** As a field of the browser has it: the clock on the wall, to the minute. */
const localTime = (at: number): string => {
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
};

const styles = css`
  :host {
    position: absolute;
  }
  form {
    display: grid;
    gap: var(--s-4);
  }
  p {
    color: var(--text-2);
    font-size: var(--text-s);
  }
  fieldset {
    display: grid;
    gap: var(--s-2);
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: var(--s-2);
    padding: 0;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    gap: var(--s-2);
  }
`;

/**
 * @summary Asks since when deliveries are to be sent again, and which.
 * @event clarm-redeliver-since - With the answer.
 * @event clarm-close - Nothing is to be sent.
 */
@customElement('clarm-redeliver-dialog')
export class RedeliverDialog extends LitElement {
  static override styles = [base, buttons, fields, styles];

  @property({ type: Boolean }) open = false;

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const since = new Date(formText(data, 'since')).toISOString();
    const which = formText(data, 'which') === 'all' ? 'all' : 'failed';
    this.dispatchEvent(new RedeliverSinceEvent({ since, which }));
  }

  override render() {
    const now = Date.now();
    const close = () => this.dispatchEvent(new Event('clarm-close'));
    return html`<clarm-modal heading=${words.replayTitle} ?open=${this.open} @clarm-close=${close}>
      <form @submit=${this.onSubmit}>
        <p>${words.replayWords}</p>
        <div class="field">
          <label for="since">${words.since}</label>
          <input
            class="input"
            id="since"
            name="since"
            type="datetime-local"
            required
            min=${localTime(now - MOST_DAYS * DAY_MS)}
            max=${localTime(now)}
            .defaultValue=${localTime(now - DAY_MS)}
          />
        </div>
        <fieldset>
          <legend class="label">${words.which}</legend>
          ${(['failed', 'all'] as const).map(
            (which) =>
              html`<label class="check"
                ><input type="radio" name="which" value=${which} ?checked=${which === 'failed'} />
                ${words.whichWords[which]}</label
              >`,
          )}
        </fieldset>
        <div class="actions">
          <button class="button" type="button" @click=${close}>${strings.cancel}</button>
          <button class="button primary">${words.redeliver}</button>
        </div>
      </form>
    </clarm-modal>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-redeliver-dialog': RedeliverDialog;
  }
  interface HTMLElementEventMap {
    'clarm-redeliver-since': RedeliverSinceEvent;
  }
}
