import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PersonaCard } from '../../contract.ts';
import { glyph } from './glyphs.ts';
import { sharedStyles } from './shared.styles.ts';
import { STRINGS } from './strings.ts';

/** The detail of `clarm-demo-persona`: who was chosen; null is oneself. */
export interface PersonaChoice {
  persona: string | null;
}

const YOURSELF: Omit<PersonaCard, 'id'> & { id: null } = {
  id: null,
  label: STRINGS.yourself,
  network: STRINGS.yourselfNetwork,
  expect: STRINGS.yourselfExpect,
};

/** The list of those whom one can visit as. */
export class PersonaMenu extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        overflow: auto;
        max-height: calc(100vh - 70px);
        padding: 18px;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--ground);
        box-shadow: 0 24px 64px rgb(8 6 30 / 50%);
      }
      h2 {
        font-size: 15px;
      }
      p {
        margin: 4px 0 12px;
        color: var(--text-2);
      }
      ul {
        margin: 0 -8px -8px;
      }
      button {
        display: grid;
        grid-template-columns: 1fr 18px;
        gap: 0 10px;
        width: 100%;
        padding: 9px 8px;
        border-radius: 8px;
        text-align: left;
      }
      button:hover,
      button[aria-current='true'] {
        background: var(--ground-3);
      }
      .expect {
        grid-column: 1;
        color: var(--text-2);
      }
      .network {
        color: var(--accent);
      }
      .glyph {
        grid-row: 1;
        grid-column: 2;
        color: var(--good);
      }
    `,
  ];

  @property({ attribute: false }) personas: readonly PersonaCard[] = [];
  @property({ attribute: false }) current: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-label', STRINGS.chooseTitle);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  override render(): TemplateResult {
    return html`
      <h2>${STRINGS.chooseTitle}</h2>
      <p>${STRINGS.chooseText}</p>
      <ul>
        ${[...this.personas, YOURSELF].map(
          (card) => html`
            <li>
              <button
                aria-current=${card.id === this.current}
                @click=${() => this.#choose(card.id)}
              >
                <strong>${card.label}</strong>
                ${card.id === this.current ? glyph('check') : ''}
                <span class="expect"
                  ><span class="network">${card.network}.</span> ${card.expect}</span
                >
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #choose(persona: string | null): void {
    const detail: PersonaChoice = { persona };
    this.dispatchEvent(new CustomEvent('clarm-demo-persona', { detail }));
  }
}
