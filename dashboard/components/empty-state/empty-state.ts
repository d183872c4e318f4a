import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { base } from '../shared/base.styles.ts';

const styles = css`
  :host {
    display: grid;
    justify-items: center;
    gap: var(--s-2);
    padding: var(--s-7) var(--s-5);
    text-align: center;
    color: var(--text-2);
  }
  .badge {
    display: grid;
    place-items: center;
    width: 48px;
    height: 48px;
    margin-bottom: var(--s-2);
    border-radius: var(--radius-l);
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  h2 {
    color: var(--text);
    font-size: var(--text-l);
    line-height: 24px;
  }
  .words {
    max-width: 44ch;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--s-2);
    margin-top: var(--s-3);
  }
`;

/**
 * @summary Says why there is nothing yet and what to do about it.
 * @slot - The explanation.
 * @slot actions - Buttons or links that help.
 */
@customElement('clarm-empty-state')
export class EmptyState extends LitElement {
  static override styles = [base, styles];

  @property() icon: IconName = 'visitors';
  @property() heading = '';

  override render() {
    return html`<span class="badge">${icon(this.icon, 24)}</span>
      <h2>${this.heading}</h2>
      <div class="words"><slot></slot></div>
      <div class="actions"><slot name="actions"></slot></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-empty-state': EmptyState;
  }
}
