import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { strings } from '../../strings.ts';
import { base } from '../shared/base.styles.ts';

const styles = css`
  :host {
    display: block;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .text {
    display: block;
  }
  .text.cut {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  button {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent-text);
    font: 500 var(--text-xs) / 16px var(--font);
    cursor: pointer;
  }
`;

/**
 * @summary A text that may be very long: its first lines, and a button for the rest.
 */
@customElement('clarm-clamped')
export class Clamped extends LitElement {
  static override styles = [base, styles];

  @property() text = '';
  @state() private isOpen = false;
  /** Whether there is more than is shown. */
  @state() private isCut = false;
  @query('.text') private lines!: HTMLElement;

  // In the next frame: a button that appears while sizes are told would make another one.
  private readonly sizes = new ResizeObserver(() => requestAnimationFrame(() => this.measure()));

  private measure() {
    if (!this.isOpen) this.isCut = this.lines.scrollHeight > this.lines.clientHeight + 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  override render() {
    return html`<span class="text ${this.isOpen ? '' : 'cut'}">${this.text}</span>${
        this.isCut
          ? html`<button
              type="button"
              aria-expanded=${this.isOpen}
              @click=${() => (this.isOpen = !this.isOpen)}
            >
              ${this.isOpen ? strings.showLess : strings.showAll}
            </button>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-clamped': Clamped;
  }
}
