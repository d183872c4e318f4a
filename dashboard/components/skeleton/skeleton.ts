import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { strings } from '../../strings.ts';
import { base } from '../shared/base.styles.ts';
import { width } from '../shared/width.ts';

const SHARES = [0.72, 0.88, 0.64, 0.8, 0.56];
const shareOf = (line: number): number => SHARES[line % SHARES.length] ?? 1;

const styles = css`
  :host {
    display: grid;
    gap: var(--gap, 12px);
  }
  .line {
    height: var(--height, 14px);
    border-radius: var(--radius-s);
    background: var(--surface-3);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    from {
      opacity: 0.9;
    }
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .line {
      animation: none;
    }
  }
`;

/**
 * @summary The shape of what is coming, while it is.
 * @cssproperty --height - Height of a line.
 * @cssproperty --gap - Space between lines.
 */
@customElement('clarm-skeleton')
export class Skeleton extends LitElement {
  static override styles = [base, styles];

  @property({ type: Number }) lines = 3;
  /** Lines as wide as they can be, for rows of a table. */
  @property({ type: Boolean }) full = false;

  override render() {
    return html`<span class="visually-hidden" role="status">${strings.loading}</span> ${Array.from(
        { length: this.lines },
        (_, i) => html`<div class="line" ${width(this.full ? 1 : shareOf(i))}></div>`,
      )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-skeleton': Skeleton;
  }
}
