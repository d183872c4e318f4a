import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { strings } from '../../strings.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../shared/base.styles.ts';
import { buttons } from '../shared/button.styles.ts';
import type { Toast } from './toast-event.ts';
import { styles } from './toasts.styles.ts';

const SHOWN_MS = 6_000;
const MOST = 3;

/**
 * @summary Short messages in a corner that go by themselves, announced politely.
 */
@customElement('clarm-toasts')
export class Toasts extends LitElement {
  static override styles = [base, buttons, styles];

  @state() private shown: { id: number; toast: Toast }[] = [];
  private lastId = 0;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** Shows one more. */
  show(toast: Toast): void {
    const id = (this.lastId += 1);
    this.shown = [...this.shown.slice(1 - MOST), { id, toast }];
    this.timers.set(
      id,
      setTimeout(() => this.drop(id), SHOWN_MS),
    );
  }

  private drop(id: number) {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.shown = this.shown.filter((one) => one.id !== id);
  }

  override render() {
    return html`<div role="status" class="stack">
      ${repeat(
        this.shown,
        ({ id }) => id,
        ({ id, toast }) =>
          html`<div class="toast ${toast.tone ?? 'plain'}">
            ${toast.tone === 'hot' ? icon('spark') : nothing}
            <span>${toast.text}</span>
            ${
              toast.link
                ? html`<a href=${toast.link.href} @click=${() => this.drop(id)}
                    >${toast.link.label}</a
                  >`
                : nothing
            }
            <button
              class="button quiet small icon"
              aria-label=${strings.close}
              @click=${() => this.drop(id)}
            >
              ${icon('close', 14)}
            </button>
          </div>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-toasts': Toasts;
  }
}
