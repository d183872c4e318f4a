import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { strings } from '../../strings.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../shared/base.styles.ts';
import { buttons } from '../shared/button.styles.ts';

const styles = css`
  dialog {
    width: min(520px, calc(100vw - 32px));
    max-height: calc(100dvh - 64px);
    padding: 0;
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-l);
    overflow: auto;
  }
  dialog::backdrop {
    background: var(--backdrop);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-3);
    padding: var(--s-4) var(--s-3) 0 var(--s-5);
  }
  h2 {
    font-size: var(--text-l);
    line-height: 24px;
  }
  .body {
    padding: var(--s-3) var(--s-5) var(--s-5);
  }
`;

/** The element that asks for the focus, through the shadow roots below. */
function autofocused(el: Element): HTMLElement | undefined {
  if (el instanceof HTMLElement && el.matches('[autofocus]')) return el;
  for (const child of [...(el.shadowRoot?.children ?? []), ...el.children]) {
    const found = autofocused(child);
    if (found) return found;
  }
  return undefined;
}

/**
 * @summary A native modal dialog with a heading; Escape and the backdrop close it.
 * @event clarm-close - It was closed by the person.
 * @slot - What it is about.
 */
@customElement('clarm-modal')
export class Modal extends LitElement {
  static override styles = [base, buttons, styles];

  @property({ type: Boolean }) open = false;
  @property() heading = '';
  /** Only its buttons close it, e.g. while it shows what is shown once. */
  @property({ type: Boolean }) stubborn = false;

  @query('dialog') private dialog!: HTMLDialogElement;

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog.open) {
      this.dialog.showModal();
      setTimeout(() => this.focusContent());
    }
    if (!this.open && this.dialog.open) this.dialog.close();
  }

  /** The browser looks for `autofocus` when the dialog opens; what is slotted may be rendered later. */
  private focusContent() {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>('.body slot');
    for (const el of slot?.assignedElements({ flatten: true }) ?? []) {
      const wanted = autofocused(el);
      if (wanted) return wanted.focus();
    }
  }

  private onClick(event: MouseEvent) {
    if (event.target === this.dialog && !this.stubborn) this.dialog.close();
  }

  private onCancel(event: Event) {
    if (this.stubborn) event.preventDefault();
  }

  private onClosed() {
    // The event comes later than the closing; the dialog may be open again.
    if (!this.open || this.dialog.open) return;
    this.open = false;
    this.dispatchEvent(new Event('clarm-close'));
  }

  override render() {
    return html`<dialog
      aria-labelledby="heading"
      @click=${this.onClick}
      @cancel=${this.onCancel}
      @close=${this.onClosed}
    >
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <button
          class="button quiet icon"
          type="button"
          aria-label=${strings.close}
          ?hidden=${this.stubborn}
          @click=${() => this.dialog.close()}
        >
          ${icon('close')}
        </button>
      </div>
      <div class="body"><slot></slot></div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-modal': Modal;
  }
}
