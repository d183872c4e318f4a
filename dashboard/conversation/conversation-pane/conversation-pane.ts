import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { uuidv7 } from 'uuidv7';
import type {
  ConversationDetail,
  ConversationPatch,
  SavedReply,
} from '../../../server/contracts/chat.ts';
import type { Client } from '../../api/client.ts';
import {
  addNote,
  fileUrl,
  getConversation,
  listSavedReplies,
  listTeammates,
  patchConversation,
  reply,
  sendFile,
  sendTyping,
} from '../../api/conversations.ts';
import { clientContext, liveContext } from '../../app/contexts.ts';
import '../../components/error-state/error-state.ts';
import { wordsFor } from '../../components/error-state/error-state.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import '../../components/skeleton/skeleton.ts';
import { ToastEvent } from '../../components/toasts/toast-event.ts';
import { coalesce } from '../../live/coalesce.ts';
import type { Heard, LiveFeed } from '../../live/live-feed.ts';
import { Listen } from '../../live/listen.ts';
import { strings } from '../../strings.ts';
import '../composer/composer.ts';
import type { ReplyEvent } from '../composer/composer.ts';
import '../message-list/message-list.ts';
import type { ResendEvent } from '../message-list/message-list.ts';
import { lastSeq, linesOf, unconfirmed, withMessage, type Draft } from '../thread-state.ts';
import { styles } from './conversation-pane.styles.ts';

/** The visitor's browser hears of typing at most this often. */
const TYPING_EVERY_MS = 3_000;
/** Typing that is not repeated has ended. */
const TYPING_LASTS_MS = 6_000;
const words = strings.conversation;

/** A conversation was read or changed. */
export class ConversationEvent extends Event {
  static readonly type = 'clarm-conversation';
  readonly conversation: ConversationDetail;

  constructor(conversation: ConversationDetail) {
    super(ConversationEvent.type);
    this.conversation = conversation;
  }
}

/**
 * @summary One conversation, live: its messages and where to answer.
 * @slot title - What stands above the messages.
 * @event clarm-conversation - With the conversation as it is now.
 */
@customElement('clarm-conversation-pane')
export class ConversationPane extends LitElement {
  static override styles = [base, buttons, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  @property() conversationId = '';
  /** What the visitor is called. */
  @property() name = '';

  @state() private detail: ConversationDetail | undefined;
  @state() private drafts: readonly Draft[] = [];
  @state() private teammates: readonly { id: string; name: string }[] = [];
  @state() private savedReplies: readonly SavedReply[] = [];
  @state() private visitorTypes = false;
  private typingEnds: ReturnType<typeof setTimeout> | undefined;
  private typingSentAt = 0;
  private readSeq = 0;

  private readonly loaded = new Task(this, {
    args: () => [this.client, this.conversationId] as const,
    task: async ([client, id], { signal }) => this.take(await getConversation(client, id, signal)),
  });
  private readonly again = coalesce(() => this.loaded.run(), { soonMs: 0, intervalMs: 150 });

  constructor() {
    super();
    new Listen(
      this,
      () => this.live,
      (heard) => this.onHeard(heard),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.markRead);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.markRead);
    this.again.cancel();
    clearTimeout(this.typingEnds);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client') && this.client) void this.loadTeam();
    if (!changed.has('conversationId') || !changed.get('conversationId')) return;
    this.detail = undefined;
    this.drafts = [];
    this.visitorTypes = false;
    this.readSeq = 0;
  }

  /** Without these a rep can still answer. */
  private async loadTeam() {
    const { client } = this;
    const [members, replies] = await Promise.allSettled([
      listTeammates(client),
      listSavedReplies(client),
    ]);
    if (members.status === 'fulfilled') this.teammates = members.value.data;
    if (replies.status === 'fulfilled') this.savedReplies = replies.value.data;
  }

  private take(detail: ConversationDetail) {
    if (detail.messages.length > (this.detail?.messages.length ?? 0)) this.visitorTypes = false;
    this.detail = detail;
    this.drafts = unconfirmed(detail, this.drafts);
    this.dispatchEvent(new ConversationEvent(detail));
    this.markRead();
  }

  private onHeard(heard: Heard) {
    if (heard.kind === 'resync') this.again.add('');
    if (!('id' in heard) || heard.id !== this.conversationId) return;
    if (heard.kind === 'conversation' || heard.kind === 'read') this.again.add(heard.id);
    if (heard.kind === 'typing' && heard.from === 'visitor') this.showTyping();
  }

  private showTyping() {
    this.visitorTypes = true;
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => (this.visitorTypes = false), TYPING_LASTS_MS);
  }

  /** What is on a visible screen counts as read. */
  private readonly markRead = () => {
    const { detail } = this;
    if (!detail || document.hidden || !this.checkVisibility()) return;
    const seq = lastSeq(detail);
    if (seq <= this.readSeq || detail.unread === 0) return;
    this.readSeq = seq;
    patchConversation(this.client, this.conversationId, { read: seq }).catch(() => {
      this.readSeq = 0;
    });
  };

  private async send(draft: Draft) {
    const { client, conversationId: id } = this;
    const { message_id, text, attachments } = draft;
    const files = attachments?.map((one) => one.id);
    const others = this.drafts.filter((one) => one.message_id !== message_id);
    this.drafts = [...others, { ...draft, state: 'sending' }];
    try {
      const message = await reply(client, id, {
        message_id,
        text,
        ...(files ? { attachments: files } : {}),
      });
      if (id !== this.conversationId || !this.detail) return;
      this.take(withMessage(this.detail, message));
    } catch {
      this.drafts = this.drafts.map((one) =>
        one.message_id === message_id ? { ...one, state: 'failed' } : one,
      );
    }
  }

  private onReply({ text, attachments, isNote }: ReplyEvent) {
    this.typingSentAt = 0;
    if (isNote) return void this.keepNote(text);
    const at = new Date().toISOString();
    const files = attachments.length > 0 ? { attachments } : {};
    void this.send({ message_id: uuidv7(), text, ...files, at, state: 'sending' });
  }

  private async keepNote(text: string) {
    try {
      const note = await addNote(this.client, this.conversationId, { note_id: uuidv7(), text });
      const { detail } = this;
      if (!detail) return;
      const others = detail.notes.filter(({ note_id }) => note_id !== note.note_id);
      this.take({ ...detail, notes: [...others, note] });
    } catch (error) {
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    }
  }

  private onTyping() {
    const now = Date.now();
    if (now - this.typingSentAt < TYPING_EVERY_MS) return;
    this.typingSentAt = now;
    sendTyping(this.client, this.conversationId).catch(() => undefined);
  }

  private async change(patch: ConversationPatch, shown: Partial<ConversationDetail>) {
    try {
      await patchConversation(this.client, this.conversationId, patch);
      if (this.detail) this.take({ ...this.detail, ...shown });
    } catch (error) {
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    }
  }

  private setStatus(status: 'open' | 'closed') {
    return this.change({ status }, { status });
  }

  private assign(id: string) {
    const assignee = this.teammates.find((one) => one.id === id);
    const { assignee: _before, ...detail } = this.detail!;
    this.detail = detail;
    void this.change({ assignee: id || null }, assignee ? { assignee } : {});
  }

  private snooze(until: string) {
    const at = new Date();
    if (until === 'hour') at.setHours(at.getHours() + 1);
    else {
      at.setDate(at.getDate() + (until === 'week' ? 7 : 1));
      at.setHours(9, 0, 0, 0);
    }
    const snoozed_until = at.toISOString();
    void this.change({ status: 'snoozed', snoozed_until }, { status: 'snoozed', snoozed_until });
  }

  private tag(tags: string[]) {
    void this.change({ tags }, { tags });
  }

  private tools({ assignee, status, tags, rating }: ConversationDetail) {
    const onTag = (event: KeyboardEvent) => {
      const input = event.target as HTMLInputElement;
      if (event.key !== 'Enter' || !input.value.trim()) return;
      this.tag([...new Set([...tags, input.value.trim()])]);
      input.value = '';
    };
    const { snoozes } = words;
    return html`<div class="tools">
      <select
        aria-label=${words.assign}
        @change=${(event: Event) => this.assign((event.target as HTMLSelectElement).value)}
      >
        <option value="">${words.nobody}</option>
        ${this.teammates.map(
          ({ id, name }) =>
            html`<option value=${id} ?selected=${assignee?.id === id}>${name}</option>`,
        )}
      </select>
      ${
        status === 'open'
          ? html`<select
              aria-label=${words.snooze}
              @change=${(event: Event) => this.snooze((event.target as HTMLSelectElement).value)}
            >
              <option value="" selected>${words.snooze}</option>
              ${Object.entries(snoozes).map(
                ([value, label]) => html`<option value=${value}>${label}</option>`,
              )}
            </select>`
          : nothing
      }
      ${tags.map(
        (tag) =>
          html`<span class="tag"
            >${tag}<button
              aria-label=${words.removeTag(tag)}
              @click=${() => this.tag(tags.filter((one) => one !== tag))}
            >
              ×
            </button></span
          >`,
      )}
      <input
        maxlength="40"
        aria-label=${words.addTag}
        placeholder=${words.addTag}
        @keydown=${onTag}
      />
      ${
        rating
          ? html`<span class="rated" title=${rating.comment ?? ''}
              >${words.rated(rating.score)}${rating.comment ? `: “${rating.comment}”` : ''}</span
            >`
          : nothing
      }
    </div>`;
  }

  override render() {
    const { detail } = this;
    if (!detail) {
      return this.loaded.render({
        error: (error) =>
          html`<clarm-error-state
            .error=${error}
            @clarm-retry=${() => this.loaded.run()}
          ></clarm-error-state>`,
        pending: () => html`<clarm-skeleton class="loading" lines="5"></clarm-skeleton>`,
      });
    }
    const isOpen = detail.status === 'open';
    return html`<header>
        <slot name="title"><h2>${words.title}</h2></slot>
        <button
          class="button quiet small"
          @click=${() => this.setStatus(isOpen ? 'closed' : 'open')}
        >
          ${isOpen ? words.close : words.reopen}
        </button>
      </header>
      ${this.tools(detail)}
      <clarm-message-list
        .fileUrl=${(file: string) => fileUrl(this.client, this.conversationId, file)}
        .lines=${linesOf(detail, this.drafts)}
        .name=${this.name}
        ?typing=${this.visitorTypes}
        @clarm-resend=${({ draft }: ResendEvent) => this.send(draft)}
      ></clarm-message-list>
      ${detail.status === 'closed' ? html`<p class="closed">${words.closed}</p>` : nothing}
      <clarm-composer
        .name=${this.name}
        .savedReplies=${this.savedReplies}
        .upload=${(file: File) => sendFile(this.client, this.conversationId, file)}
        @clarm-reply=${this.onReply}
        @clarm-typing=${this.onTyping}
      ></clarm-composer>`;
  }
}

declare global {
  interface HTMLElementEventMap {
    'clarm-conversation': ConversationEvent;
  }
  interface HTMLElementTagNameMap {
    'clarm-conversation-pane': ConversationPane;
  }
}
