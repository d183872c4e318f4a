import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Client } from '../../api/client.ts';
import { createKey, deleteKey, listKeys, type ApiKeyRow } from '../../api/settings.ts';
import { clientContext } from '../../app/contexts.ts';
import '../../components/confirm/confirm.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import '../../components/shown-once/shown-once.ts';
import '../../components/time-ago/time-ago.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';
import { Stored } from '../stored.ts';

const words = strings.settings.keys;
const SCOPES = ['read', 'write', 'track'] as const;
const wordsOfScope: Readonly<Record<string, string>> = words.scopeWords;

/**
 * @summary The site's API keys: made, shown once, taken back.
 */
@customElement('clarm-key-settings')
export class KeySettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;
  @state() private secret = '';
  /** The one that is to be taken back. */
  @state() private asks: ApiKeyRow | undefined;
  private readonly keys = new Stored(this, listKeys, ['name', 'scopes']);

  private async onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const scopes = SCOPES.filter((scope) => data.has(scope));
    const isMade = await this.keys.save(async () => {
      this.secret = (await createKey(this.client, { name: formText(data, 'name'), scopes })).key;
      return listKeys(this.client);
    });
    if (isMade) form.reset();
  }

  private drop(id: string) {
    this.asks = undefined;
    void this.keys.save(async () => {
      await deleteKey(this.client, id);
      return listKeys(this.client);
    }, words.removed);
  }

  private row(key: ApiKeyRow): TemplateResult {
    const { name, scopes, last_four, last_used_at: used } = key;
    return html`<li>
      <span class="what">
        <strong class="truncate">${name}</strong>
        <span
          >${
            used ? html`${words.used} <clarm-time-ago at=${used}></clarm-time-ago>` : words.never
          }</span
        >
      </span>
      <span>${scopes.map((scope) => wordsOfScope[scope] ?? scope).join(', ')}</span>
      <code>clm_…${last_four}</code>
      ${
        this.readonly
          ? nothing
          : html`<button
              class="button quiet icon danger"
              aria-label=${words.remove(name)}
              @click=${() => (this.asks = key)}
            >
              ${icon('trash')}
            </button>`
      }
    </li>`;
  }

  private problem(path: string): TemplateResult | typeof nothing {
    const problem = this.keys.problem(path);
    return problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing;
  }

  private head(): TemplateResult {
    return html`<div class="head">
      <div>
        <h2>${words.title}</h2>
        <p class="lead">${words.lead}</p>
      </div>
      <a class="button" href="/api/docs" target="_blank" rel="noopener"
        >${words.docs} ${icon('external', 14)}</a
      >
    </div>`;
  }

  private form(): TemplateResult {
    return html`<form class="card" @submit=${this.onSubmit}>
      ${this.head()}
      <div class="field">
        <label for="name">${words.name}</label>
        <input
          class="input"
          id="name"
          name="name"
          required
          maxlength="80"
          aria-invalid=${this.keys.problem('name') ? 'true' : 'false'}
          placeholder=${words.namePlaceholder}
        />
        ${this.problem('name')}
      </div>
      <fieldset>
        <legend class="label">${words.scopes}</legend>
        <div class="grid">
          ${SCOPES.map(
            (scope) =>
              html`<label class="check"
                ><input type="checkbox" name=${scope} ?checked=${scope === 'read'} />
                <span
                  >${words.scopeWords[scope]}
                  <span class="hint">${words.scopeHints[scope]}</span></span
                ></label
              >`,
          )}
        </div>
        ${this.problem('scopes')}
      </fieldset>
      ${
        this.secret
          ? html`<clarm-shown-once secret=${this.secret} what=${words.what}></clarm-shown-once>`
          : nothing
      }
      <div class="foot">
        <button class="button primary" ${unavailable(this.keys.busy)}>${words.create}</button>
      </div>
    </form>`;
  }

  override render() {
    return this.keys.render(
      (keys) =>
        html`<div class="stack">
            ${this.readonly ? html`<div class="card">${this.head()}</div>` : this.form()}
            ${
              keys.length === 0
                ? html`<p class="card note">${words.none}</p>`
                : html`<ul class="card list">
                    ${keys.map((key) => this.row(key))}
                  </ul>`
            }
          </div>
          <clarm-confirm
            ?open=${this.asks !== undefined}
            heading=${words.removeTitle(this.asks?.name ?? '')}
            words=${words.removeWords}
            action=${strings.remove}
            danger
            @clarm-confirm=${() => this.asks && this.drop(this.asks.id)}
            @clarm-close=${() => (this.asks = undefined)}
          ></clarm-confirm>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-key-settings': KeySettings;
  }
}
