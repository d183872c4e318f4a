import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { uuidv7 } from 'uuidv7';
import type { ConversationDetail } from '../../../server/contracts/chat.ts';
import type { Client } from '../../api/client.ts';
import { getConversation, patchConversation, reply, sendTyping } from '../../api/conversations.ts';
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
    if (!changed.has('conversationId') || !changed.get('conversationId')) return;
    this.detail = undefined;
    this.drafts = [];
    this.visitorTypes = false;
    this.readSeq = 0;
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
    const { message_id, text } = draft;
    const others = this.drafts.filter((one) => one.message_id !== message_id);
    this.drafts = [...others, { ...draft, state: 'sending' }];
    try {
      const message = await reply(client, id, { message_id, text });
      if (id !== this.conversationId || !this.detail) return;
      this.take(withMessage(this.detail, message));
    } catch {
      this.drafts = this.drafts.map((one) =>
        one.message_id === message_id ? { ...one, state: 'failed' } : one,
      );
    }
  }

  private onReply({ text }: ReplyEvent) {
    this.typingSentAt = 0;
    const at = new Date().toISOString();
    void this.send({ message_id: uuidv7(), text, at, state: 'sending' });
  }

  private onTyping() {
    const now = Date.now();
    if (now - this.typingSentAt < TYPING_EVERY_MS) return;
    this.typingSentAt = now;
    sendTyping(this.client, this.conversationId).catch(() => undefined);
  }

  private async setStatus(status: 'open' | 'closed') {
    try {
      await patchConversation(this.client, this.conversationId, { status });
      if (this.detail) this.take({ ...this.detail, status });
    } catch (error) {
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    }
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
      <clarm-message-list
        .lines=${linesOf(detail, this.drafts)}
        .name=${this.name}
        ?typing=${this.visitorTypes}
        @clarm-resend=${({ draft }: ResendEvent) => this.send(draft)}
      ></clarm-message-list>
      ${isOpen ? nothing : html`<p class="closed">${words.closed}</p>`}
      <clarm-composer
        .name=${this.name}
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
