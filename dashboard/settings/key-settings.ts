import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Client } from '../api/client.ts';
import { createKey, deleteKey, listKeys } from '../api/settings.ts';
import { clientContext } from '../app/contexts.ts';
import { icon } from '../components/icon/icon.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { strings } from '../strings.ts';
import { styles } from './settings.styles.ts';
import { Stored } from './stored.ts';

const words = strings.settings.keys;
const SCOPES = ['read', 'write', 'track'] as const;

/**
 * @summary The site's API keys: made, shown once, taken back.
 */
@customElement('clarm-key-settings')
export class KeySettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @state() private secret = '';
  private readonly keys = new Stored(this, listKeys);

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const scopes = SCOPES.filter((scope) => data.has(scope));
    void this.keys.save(async () => {
      this.secret = (await createKey(this.client, { name: formText(data, 'name'), scopes })).key;
      return listKeys(this.client);
    });
  }

  override render() {
    return this.keys.render(
      (keys) =>
        html`<div class="stack">
          <form class="card" @submit=${this.onSubmit}>
            <p class="lead">${words.lead}</p>
            <div class="field">
              <label for="name">${words.name}</label>
              <input class="input" id="name" name="name" required maxlength="80" />
            </div>
            <div class="row" role="group" aria-label=${words.scopes}>
              ${SCOPES.map(
                (scope) =>
                  html`<label class="check"
                    ><input type="checkbox" name=${scope} ?checked=${scope === 'read'} />
                    ${scope}</label
                  >`,
              )}
            </div>
            <div class="row">
              <button class="button primary" ?disabled=${this.keys.busy}>${words.create}</button>
            </div>
            ${this.secret ? html`<p role="status">${words.once} <code>${this.secret}</code></p>` : nothing}
          </form>
          <div class="card rows">
            ${keys.length === 0 ? html`<p class="note">${words.none}</p>` : nothing}
            ${keys.map(
              ({ id, name, scopes, last_four }) =>
                html`<div class="row">
                  <strong class="grow">${name}</strong>
                  <span>${scopes.join(', ')}</span>
                  <code>…${last_four}</code>
                  <button
                    class="button icon danger"
                    aria-label=${words.remove(name)}
                    @click=${() =>
                      this.keys.save(async () => {
                        await deleteKey(this.client, id);
                        return listKeys(this.client);
                      })}
                  >
                    ${icon('trash')}
                  </button>
                </div>`,
            )}
          </div>
        </div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-key-settings': KeySettings;
  }
}
