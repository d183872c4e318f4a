import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { strings } from '../../strings.ts';
import '../modal/modal.ts';
import { base } from '../shared/base.styles.ts';
import { buttons } from '../shared/button.styles.ts';

const styles = css`
  :host {
    position: absolute;
  }
  p {
    color: var(--text-2);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--s-2);
    margin-top: var(--s-5);
  }
`;

/**
 * @summary Asks before something is done that cannot be taken back.
 * @event clarm-confirm - It is to be done.
 * @event clarm-close - It is not.
 */
@customElement('clarm-confirm')
export class Confirm extends LitElement {
  static override styles = [base, buttons, styles];

  @property({ type: Boolean }) open = false;
  @property() heading = '';
  /** What follows from it. */
  @property() words = '';
  /** What the button says. */
  @property() action = '';
  /** Something is lost by it. */
  @property({ type: Boolean }) danger = false;

  override render() {
    const say = (type: string) => () => this.dispatchEvent(new Event(type));
    return html`<clarm-modal
      heading=${this.heading}
      ?open=${this.open}
      @clarm-close=${say('clarm-close')}
    >
      <p>${this.words}</p>
      <div class="actions">
        <button class="button" autofocus @click=${say('clarm-close')}>${strings.cancel}</button>
        <button class="button ${this.danger ? 'danger' : 'primary'}" @click=${say('clarm-confirm')}>
          ${this.action}
        </button>
      </div>
    </clarm-modal>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-confirm': Confirm;
  }
}
