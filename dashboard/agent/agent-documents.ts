import { Task } from '@lit/task';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AgentDocumentRow, NewAgentDocument } from '../../server/contracts/agents.ts';
import {
  addAgentDocument,
  deleteAgentDocument,
  listAgentDocuments,
  type ReadDocuments,
} from '../api/agents.ts';
import type { Client } from '../api/client.ts';
import '../components/error-state/error-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { segments } from '../components/shared/segment.styles.ts';
import { unavailable } from '../components/shared/unavailable.ts';
import '../components/skeleton/skeleton.ts';
import { strings } from '../strings.ts';
import { styles } from './agent-documents.styles.ts';

const words = strings.agent;
const FOLLOWED = 20;
const numbers = new Intl.NumberFormat();

/**
 * @summary What the agent knows: pages and texts, added and forgotten.
 */
@customElement('clarm-agent-documents')
export class AgentDocuments extends LitElement {
  static override styles = [base, buttons, fields, segments, styles];

  @property({ attribute: false }) client!: Client;
  @property() agentId = '';
  @property({ type: Boolean }) readonly = false;

  @state() private documents: readonly AgentDocumentRow[] | undefined;
  @state() private kind: 'page' | 'text' = 'page';
  @state() private busy = false;
  @state() private failure = '';
  @state() private unread: ReadDocuments['problems'] = [];

  private readonly loaded = new Task(this, {
    args: () => [this.client, this.agentId] as const,
    task: async ([client, id], { signal }) => {
      this.documents = (await listAgentDocuments(client, id, signal)).data;
    },
  });

  private async onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const text = (name: string) => formText(data, name).trim();
    const document: NewAgentDocument =
      this.kind === 'page'
        ? { url: text('url'), follow: data.has('follow') ? FOLLOWED : 0 }
        : { title: text('title'), text: text('text') };
    this.busy = true;
    this.failure = '';
    this.unread = [];
    try {
      const { problems } = await addAgentDocument(this.client, this.agentId, document);
      this.unread = problems;
      if (problems.length === 0) form.reset();
      await this.loaded.run();
    } catch (error) {
      this.failure = wordsFor(error);
    } finally {
      this.busy = false;
    }
  }

  private async forget({ id }: AgentDocumentRow) {
    this.failure = '';
    try {
      await deleteAgentDocument(this.client, this.agentId, id);
      this.documents = this.documents?.filter((document) => document.id !== id);
    } catch (error) {
      this.failure = wordsFor(error);
    }
  }

  private row(document: AgentDocumentRow): TemplateResult {
    const { title, url, characters } = document;
    return html`<li>
      <div class="what">
        <p class="truncate">${title}</p>
        <p class="truncate aside">
          ${
            url
              ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${url}</a>`
              : words.text
          }
          · ${words.characters(numbers.format(characters))}
        </p>
      </div>
      ${
        this.readonly
          ? nothing
          : html`<button
              class="button icon quiet small"
              aria-label=${words.forget(title)}
              @click=${() => this.forget(document)}
            >
              ${icon('trash', 16)}
            </button>`
      }
    </li>`;
  }

  private list(): TemplateResult {
    if (!this.documents) {
      return this.loaded.render({
        error: (error) =>
          html`<clarm-error-state
            .error=${error}
            @clarm-retry=${() => this.loaded.run()}
          ></clarm-error-state>`,
        pending: () => html`<clarm-skeleton lines="3"></clarm-skeleton>`,
      }) as TemplateResult;
    }
    if (this.documents.length === 0) return html`<p class="nothing">${words.nothing}</p>`;
    return html`<ul>
      ${this.documents.map((document) => this.row(document))}
    </ul>`;
  }

  private fields(): TemplateResult {
    if (this.kind === 'page') {
      return html`<div class="field">
          <label for="url">${words.pageUrl}</label>
          <input class="input" id="url" name="url" type="url" required placeholder="https://" />
        </div>
        <label class="check">
          <input type="checkbox" name="follow" checked />
          <span>${words.follow}</span>
        </label>`;
    }
    return html`<div class="field">
        <label for="title">${words.textTitle}</label>
        <input class="input" id="title" name="title" required maxlength="200" />
      </div>
      <div class="field">
        <label for="text">${words.textBody}</label>
        <textarea class="input" id="text" name="text" rows="5" required></textarea>
      </div>`;
  }

  private adder(): TemplateResult {
    const kinds = { page: words.page, text: words.text };
    return html`<form @submit=${this.onSubmit}>
      <div class="segments" role="group" aria-label=${words.knowledge}>
        ${(['page', 'text'] as const).map(
          (kind) =>
            html`<button
              type="button"
              aria-pressed=${this.kind === kind}
              @click=${() => (this.kind = kind)}
            >
              ${kinds[kind]}
            </button>`,
        )}
      </div>
      ${this.fields()}
      <div class="actions">
        <button class="button" ${unavailable(this.busy)}>
          ${this.busy ? words.reading : words.add}
        </button>
      </div>
      ${this.failure ? html`<p class="problem" role="alert">${this.failure}</p>` : nothing}
      ${
        this.unread.length > 0
          ? html`<div class="problem" role="alert">
              <p>${words.unread(this.unread.length)}</p>
              <ul class="unread">
                ${this.unread.map(({ url, message }) => html`<li>${url}: ${message}</li>`)}
              </ul>
            </div>`
          : nothing
      }
    </form>`;
  }

  override render() {
    return html`${this.list()}${this.readonly ? nothing : this.adder()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-agent-documents': AgentDocuments;
  }
}
