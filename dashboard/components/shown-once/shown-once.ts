import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { strings } from '../../strings.ts';
import '../copy-button/copy-button.ts';
import { base } from '../shared/base.styles.ts';

const styles = css`
  :host {
    display: block;
  }
  .once {
    display: grid;
    gap: var(--s-2);
    padding: var(--s-3);
    border: 1px solid var(--border-strong);
    border-radius: var(--radius-m);
    background: var(--surface-2);
    font-size: var(--text-s);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-3);
  }
  code {
    flex: 1 1 220px;
    overflow-wrap: anywhere;
    user-select: all;
  }
`;

/**
 * @summary A secret, the one time that it can be seen.
 */
@customElement('clarm-shown-once')
export class ShownOnce extends LitElement {
  static override styles = [base, styles];

  @property() secret = '';
  /** What it is, e.g. "API key". */
  @property() what = '';

  /** It is what the person pressed a button for, and it is not there a second time. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('secret')) this.renderRoot.querySelector<HTMLElement>('.once')?.focus();
  }

  override render() {
    return html`<div class="once" role="group" tabindex="-1" aria-label=${this.what}>
      <p role="status">${strings.settings.copyOnce}</p>
      <div class="row">
        <code data-secret>${this.secret}</code>
        <clarm-copy-button .text=${this.secret} what=${this.what}></clarm-copy-button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-shown-once': ShownOnce;
  }
}
