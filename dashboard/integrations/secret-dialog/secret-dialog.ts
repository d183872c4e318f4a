import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/copy-button/copy-button.ts';
import '../../components/modal/modal.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fullTime } from '../../format/time.ts';
import { strings } from '../../strings.ts';

const words = strings.integrations;

const styles = css`
  p {
    color: var(--text-2);
  }
  .secret {
    display: flex;
    align-items: center;
    gap: var(--s-3);
    margin: var(--s-4) 0;
    padding: var(--s-2) var(--s-2) var(--s-2) var(--s-3);
    border: 1px solid var(--border-strong);
    border-radius: var(--radius-m);
    background: var(--surface-2);
  }
  code {
    flex: 1;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
  }
`;

/**
 * @summary Shows a signing secret, the one time that it can be seen.
 * @event clarm-close - The person has it.
 */
@customElement('clarm-secret-dialog')
export class SecretDialog extends LitElement {
  static override styles = [base, buttons, styles];

  /** Empty while there is none to show. */
  @property() secret = '';
  /** Until when the secret before counts, ISO 8601; empty for a first one. */
  @property() previousUntil = '';

  private close() {
    this.dispatchEvent(new Event('clarm-close'));
  }

  override render() {
    return html`<clarm-modal
      heading=${words.secretTitle}
      stubborn
      ?open=${this.secret !== ''}
      @clarm-close=${this.close}
    >
      <p>${words.secretWords}</p>
      ${this.previousUntil ? html`<p>${words.rotatedWords(fullTime(this.previousUntil))}</p>` : nothing}
      <div class="secret">
        <code data-secret>${this.secret}</code>
        <clarm-copy-button .text=${this.secret} what=${words.secretWhat}></clarm-copy-button>
      </div>
      <div class="actions">
        <button class="button primary" @click=${this.close}>${words.secretDone}</button>
      </div>
    </clarm-modal>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-secret-dialog': SecretDialog;
  }
}
