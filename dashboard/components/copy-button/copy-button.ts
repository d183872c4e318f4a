import { LitElement, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { strings } from '../../strings.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../shared/base.styles.ts';
import { buttons } from '../shared/button.styles.ts';

const SHOWN_MS = 2_000;

/**
 * @summary Copies a text and says so.
 */
@customElement('clarm-copy-button')
export class CopyButton extends LitElement {
  static override styles = [base, buttons];

  @property() text = '';
  /** What is copied, e.g. "snippet". */
  @property() what = '';

  @state() private said: 'copied' | 'failed' | '' = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.said = 'copied';
    } catch {
      this.said = 'failed';
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.said = ''), SHOWN_MS);
  }

  override render() {
    const words = { copied: strings.copy.done, failed: strings.copy.failed, '': strings.copy.idle };
    return html`<button class="button" type="button" @click=${this.copy}>
        ${icon(this.said === 'copied' ? 'check' : 'copy')} ${words[this.said]}
        <span class="visually-hidden">${this.what}</span>
      </button>
      <span class="visually-hidden" role="status">${this.said ? words[this.said] : ''}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-copy-button': CopyButton;
  }
}
