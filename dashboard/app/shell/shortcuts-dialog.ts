import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/modal/modal.ts';
import { base } from '../../components/shared/base.styles.ts';
import { strings } from '../../strings.ts';

const styles = css`
  :host {
    position: absolute;
  }
  section + section {
    margin-top: var(--s-5);
  }
  h3 {
    margin-bottom: var(--s-2);
    color: var(--text-3);
    font-size: var(--text-xs);
    font-weight: 500;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--s-4);
    font-size: var(--text-s);
  }
  div {
    display: contents;
  }
  dt {
    grid-column: 2;
    grid-row: var(--row);
    display: flex;
    gap: 4px;
    justify-content: flex-end;
  }
  dt,
  dd {
    padding: 6px 0;
    border-top: 1px solid var(--border);
  }
  dd {
    grid-column: 1;
  }
  dl > div {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
  }
  dl > div > * {
    grid-row: 1;
  }
  kbd {
    min-width: 22px;
    padding: 0 6px;
    border: 1px solid var(--border-strong);
    border-bottom-width: 2px;
    border-radius: 4px;
    background: var(--surface-2);
    font: 500 12px / 20px var(--mono);
    text-align: center;
  }
`;

/**
 * @summary Every key of the dashboard and what it does, by where it works.
 * @event clarm-close - It was closed.
 */
@customElement('clarm-shortcuts-dialog')
export class ShortcutsDialog extends LitElement {
  static override styles = [base, styles];

  @property({ type: Boolean }) open = false;

  override render() {
    return html`<clarm-modal
      heading=${strings.nav.shortcuts}
      ?open=${this.open}
      @clarm-close=${() => this.dispatchEvent(new Event('clarm-close'))}
    >
      ${strings.shortcuts.map(
        ({ title, keys }) =>
          html`<section>
            <h3>${title}</h3>
            <dl>
              ${keys.map(
                ([key, what]) =>
                  html`<div>
                    <dt>${key.split(' ').map((one) => html`<kbd>${one}</kbd>`)}</dt>
                    <dd>${what}</dd>
                  </div>`,
              )}
            </dl>
          </section>`,
      )}
    </clarm-modal>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-shortcuts-dialog': ShortcutsDialog;
  }
}
