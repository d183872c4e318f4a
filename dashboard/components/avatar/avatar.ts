import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { hueOf, initials } from '../../format/visitor-name.ts';
import { strings } from '../../strings.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../shared/base.styles.ts';

const styles = css`
  :host {
    display: inline-block;
    position: relative;
    flex: none;
    width: var(--size, 32px);
    height: var(--size, 32px);
  }
  .face {
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
    border-radius: 50%;
    font-size: calc(var(--size, 32px) * 0.375);
    font-weight: 600;
    line-height: 1;
    background: var(--surface-3);
    color: var(--text-2);
  }
  :host([square]) .face {
    border-radius: var(--radius-s);
  }
  .hue-0 {
    background: var(--hue-0);
    color: var(--hue-0-text);
  }
  .hue-1 {
    background: var(--hue-1);
    color: var(--hue-1-text);
  }
  .hue-2 {
    background: var(--hue-2);
    color: var(--hue-2-text);
  }
  .hue-3 {
    background: var(--hue-3);
    color: var(--hue-3-text);
  }
  .hue-4 {
    background: var(--hue-4);
    color: var(--hue-4-text);
  }
  .hue-5 {
    background: var(--hue-5);
    color: var(--hue-5-text);
  }
  .dot {
    position: absolute;
    right: -1px;
    bottom: -1px;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--good);
    border: 2px solid var(--surface);
  }
`;

/**
 * @summary Initials in a quiet colour that is always the same for the same name, and a dot for who is online.
 */
@customElement('clarm-avatar')
export class Avatar extends LitElement {
  static override styles = [base, styles];

  /** Empty for somebody without a name. */
  @property() name = '';
  @property({ type: Boolean }) online = false;
  /** For a company. */
  @property({ type: Boolean, reflect: true }) square = false;

  override render() {
    const face = this.name
      ? html`<span class="face hue-${hueOf(this.name)}">${initials(this.name)}</span>`
      : html`<span class="face">${icon(this.square ? 'companies' : 'person')}</span>`;
    return html`<span aria-hidden="true"
        >${face}${this.online ? html`<span class="dot"></span>` : nothing}</span
      >${this.online ? html`<span class="visually-hidden">${strings.online}</span>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-avatar': Avatar;
  }
}
