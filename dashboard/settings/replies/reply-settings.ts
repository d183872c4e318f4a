import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SavedReply } from '../../../server/contracts/chat.ts';
import type { Client } from '../../api/client.ts';
import {
  addSavedReply,
  deleteSavedReply,
  listSavedReplies,
  patchSavedReply,
} from '../../api/saved-replies.ts';
import { clientContext } from '../../app/contexts.ts';
import '../../components/confirm/confirm.ts';
import '../../components/empty-state/empty-state.ts';
import { icon } from '../../components/icon/icon.ts';
import '../../components/modal/modal.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';
import { Stored } from '../stored.ts';

const words = strings.settings.replies;
/** One that is not kept yet has no id. */
type Draft = Omit<SavedReply, 'id'> & { id?: string };

const own = css`
  .list .what > :last-child:not(:first-child) {
    display: -webkit-box;
    overflow: hidden;
    color: var(--text-2);
    font-size: var(--text-s);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .slash {
    display: flex;
    align-items: center;
    gap: var(--s-1);
    color: var(--text-3);
  }
`;

/**
 * @summary The replies that the team keeps to use again.
 */
@customElement('clarm-reply-settings')
export class ReplySettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles, own];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @state() private draft: Draft | undefined;
  /** The one that is to be deleted. */
  @state() private asks: SavedReply | undefined;
  private readonly replies = new Stored(this, listSavedReplies, ['shortcut']);

  private async onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const reply = { shortcut: formText(data, 'shortcut'), text: formText(data, 'text') };
    const { id } = this.draft ?? {};
    const isKept = await this.replies.save(async () => {
      await (id === undefined
        ? addSavedReply(this.client, reply)
        : patchSavedReply(this.client, id, reply));
      return listSavedReplies(this.client);
    });
    if (isKept) this.draft = undefined;
  }

  private drop(id: string) {
    this.asks = undefined;
    void this.replies.save(async () => {
      await deleteSavedReply(this.client, id);
      return listSavedReplies(this.client);
    }, words.removed);
  }

  private begin() {
    this.draft = { shortcut: '', text: '' };
  }

  private addButton(): TemplateResult {
    return html`<button slot="actions" class="button primary" @click=${this.begin}>
      ${icon('plus')} ${words.add}
    </button>`;
  }

  private row(reply: SavedReply): TemplateResult {
    const { shortcut, text } = reply;
    return html`<li>
      <span class="what"><strong>/${shortcut}</strong><span>${text}</span></span>
      <span class="actions">
        <button
          class="button quiet icon"
          aria-label=${words.edit(shortcut)}
          @click=${() => (this.draft = reply)}
        >
          ${icon('pencil')}
        </button>
        <button
          class="button quiet icon danger"
          aria-label=${words.remove(shortcut)}
          @click=${() => (this.asks = reply)}
        >
          ${icon('trash')}
        </button></span
      >
    </li>`;
  }

  private form({ shortcut, text }: Draft): TemplateResult {
    const problem = this.replies.problems['shortcut'];
    return html`<form @submit=${this.onSubmit}>
      <div class="field">
        <label for="shortcut">${words.shortcut}</label>
        <span class="slash"
          >/<input
            class="input"
            id="shortcut"
            name="shortcut"
            required
            maxlength="40"
            autocomplete="off"
            autofocus
            aria-invalid=${problem ? 'true' : 'false'}
            aria-describedby="shortcut-note"
            .value=${shortcut}
        /></span>
        <p id="shortcut-note" class=${problem ? 'problem' : 'hint'}>
          ${problem ?? words.shortcutHint}
        </p>
      </div>
      <div class="field">
        <label for="text">${words.text}</label>
        <textarea
          class="input"
          id="text"
          name="text"
          required
          maxlength="4000"
          rows="6"
          .value=${text}
        ></textarea>
      </div>
      <div class="actions">
        <button class="button" type="button" @click=${() => (this.draft = undefined)}>
          ${strings.cancel}
        </button>
        <button class="button primary" ${unavailable(this.replies.busy)}>
          ${strings.settings.save}
        </button>
      </div>
    </form>`;
  }

  private dialogs(): TemplateResult {
    const { draft, asks } = this;
    return html`<clarm-modal
        heading=${draft?.id === undefined ? words.add : words.editTitle}
        ?open=${draft !== undefined}
        @clarm-close=${() => (this.draft = undefined)}
        >${draft ? this.form(draft) : nothing}</clarm-modal
      >
      <clarm-confirm
        ?open=${asks !== undefined}
        heading=${words.removeTitle(asks?.shortcut ?? '')}
        action=${strings.delete}
        danger
        @clarm-confirm=${() => asks && this.drop(asks.id)}
        @clarm-close=${() => (this.asks = undefined)}
      ></clarm-confirm>`;
  }

  override render() {
    return this.replies.render(
      (replies) =>
        html`<div class="stack">
            <div class="head">
              <div>
                <h2>${words.title}</h2>
                <p class="lead">${words.lead}</p>
              </div>
              ${replies.length > 0 ? this.addButton() : nothing}
            </div>
            ${
              replies.length > 0
                ? html`<ul class="card list">
                    ${replies.map((reply) => this.row(reply))}
                  </ul>`
                : html`<clarm-empty-state class="card" icon="message" heading=${words.empty}
                    >${words.emptyWords} ${this.addButton()}</clarm-empty-state
                  >`
            }
          </div>
          ${this.dialogs()}`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-reply-settings': ReplySettings;
  }
}
