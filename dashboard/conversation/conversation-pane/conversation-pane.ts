import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
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
  patchConversation,
  sendFile,
  sendTyping,
} from '../../api/conversations.ts';
import { listMembers } from '../../api/members.ts';
import { listSavedReplies } from '../../api/saved-replies.ts';
import { accountContext, clientContext, liveContext, type Account } from '../../app/contexts.ts';
import { gone, isGone } from '../../app/gone.ts';
import { paths } from '../../app/routes.ts';
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
import type { Composer, ReplyEvent, UnsentEvent } from '../composer/composer.ts';
import '../conversation-tools/conversation-tools.ts';
import type { ConversationTools, ToolEvent } from '../conversation-tools/conversation-tools.ts';
import { MarkRead } from '../mark-read.ts';
import '../message-list/message-list.ts';
import type { ResendEvent } from '../message-list/message-list.ts';
import { patchOf, patched, type Turn } from '../patched.ts';
import { Replies } from '../replies.ts';
import { linesOf, withMessage } from '../thread-state.ts';
import { Typing } from '../typing.ts';
import { unsentTextsOf, withReturned, type Unsent, type UnsentTexts } from '../unsent.ts';
import { styles } from './conversation-pane.styles.ts';

const words = strings.conversation;

/** What can be done with a conversation by a key. */
export type ConversationAction = Turn | 'reply' | 'note' | 'tag';

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

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
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
  @state() private teammates: readonly { id: string; name: string }[] = [];
  @state() private savedReplies: readonly SavedReply[] = [];
  @query('clarm-composer') private composer!: Composer | null;
  @query('clarm-conversation-tools') private tools!: ConversationTools | null;
  private texts!: UnsentTexts;
  private readonly replies = new Replies(this, {
    client: () => this.client,
    opened: () => this.conversationId,
    onSent: (message) => {
      if (this.detail) this.take(withMessage(this.detail, message));
    },
    giveBack: (id, unsent) => this.giveBack(id, unsent),
  });
  private readonly typing = new Typing(this, () => {
    sendTyping(this.client, this.conversationId).catch(() => undefined);
  });
  private readonly reading = new MarkRead(
    this,
    () => this.detail,
    (seq) => patchConversation(this.client, this.conversationId, { read: seq }),
  );

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

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.again.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client') && this.client) void this.loadTeam();
    if (changed.has('account')) {
      this.texts = unsentTextsOf(this.account.me.id, () => sessionStorage);
    }
    const before = changed.get('conversationId');
    if (!before) return;
    this.replies.leave(before);
    this.detail = undefined;
    this.typing.heard(false);
    this.reading.reset();
  }

  protected override updated(changed: PropertyValues): void {
    // The field is there for the first time, or again.
    if (!changed.has('detail') || changed.get('detail')) return;
    const unsent = this.texts.of(this.conversationId);
    if (unsent) void this.composer?.updateComplete.then(() => this.composer?.restore(unsent));
  }

  /** Gives a text back to whoever wrote it. */
  private giveBack(id: string, returned: Unsent) {
    if (!returned.text) return;
    const unsent = withReturned(returned, this.texts.of(id));
    this.texts.keep(id, unsent);
    if (id === this.conversationId) this.composer?.restore(unsent);
  }

  /** Without these a rep can still answer. */
  private async loadTeam() {
    const { client } = this;
    const [members, replies] = await Promise.allSettled([
      listMembers(client),
      listSavedReplies(client),
    ]);
    if (members.status === 'fulfilled') this.teammates = members.value;
    if (replies.status === 'fulfilled') this.savedReplies = replies.value;
  }

  private take(detail: ConversationDetail) {
    if (detail.messages.length > (this.detail?.messages.length ?? 0)) this.typing.heard(false);
    this.detail = detail;
    this.replies.confirm(detail);
    this.dispatchEvent(new ConversationEvent(detail));
    this.reading.look();
  }

  private onHeard(heard: Heard) {
    if (heard.kind === 'resync') this.again.add('');
    if (!('id' in heard) || heard.id !== this.conversationId) return;
    if (heard.kind === 'conversation' || heard.kind === 'read') this.again.add(heard.id);
    if (heard.kind === 'typing' && heard.from === 'visitor') this.typing.heard(true);
  }

  private onReply({ text, attachments, isNote }: ReplyEvent) {
    this.typing.sent();
    if (isNote) return void this.keepNote(text);
    const at = new Date().toISOString();
    const files = attachments.length > 0 ? { attachments } : {};
    void this.replies.send({ message_id: uuidv7(), text, ...files, at, state: 'sending' });
  }

  private async keepNote(text: string) {
    const { conversationId: id } = this;
    try {
      const note = await addNote(this.client, id, { note_id: uuidv7(), text });
      const { detail } = this;
      if (!detail || id !== this.conversationId) return;
      const others = detail.notes.filter(({ note_id }) => note_id !== note.note_id);
      this.take({ ...detail, notes: [...others, note] });
    } catch (error) {
      this.giveBack(id, { text, isNote: true });
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    }
  }

  /** What a key of the inbox does here; nothing while the conversation is not known. */
  act(action: ConversationAction): void {
    const { detail } = this;
    if (!detail) return;
    switch (action) {
      case 'reply':
        return this.composer?.write(false);
      case 'note':
        return this.composer?.write(true);
      case 'tag':
        return this.tools?.focusTag();
      case 'close':
      case 'assign':
      case 'snooze':
        return void this.change(patchOf(action, detail, this.account.me, Date.now()));
    }
  }

  /** Changes the conversation, and shows it as it will be read again. */
  private async change(patch: ConversationPatch) {
    try {
      await patchConversation(this.client, this.conversationId, patch);
      const people = [...this.teammates, this.account.me];
      if (this.detail) this.take(patched(this.detail, patch, people));
    } catch (error) {
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
      // Fields show again what is so.
      if (this.detail) this.detail = { ...this.detail };
    }
  }

  override render() {
    const { detail } = this;
    if (!detail) {
      return this.loaded.render({
        error: (error) =>
          isGone(error)
            ? gone(error, { href: paths.inbox, label: strings.inbox.back })
            : html`<clarm-error-state
                .error=${error}
                @clarm-retry=${() => this.loaded.run()}
              ></clarm-error-state>`,
        pending: () => html`<clarm-skeleton class="loading" lines="5"></clarm-skeleton>`,
      });
    }
    return html`<header>
        <slot name="title"><h2>${words.title}</h2></slot>
        <button class="button quiet small" @click=${() => this.act('close')}>
          ${detail.status === 'closed' ? words.reopen : words.close}
        </button>
      </header>
      <clarm-conversation-tools
        .conversation=${detail}
        .teammates=${this.teammates}
        @clarm-tool=${({ patch }: ToolEvent) => this.change(patch)}
      ></clarm-conversation-tools>
      <clarm-message-list
        .fileUrl=${(file: string) => fileUrl(this.client, this.conversationId, file)}
        .lines=${linesOf(detail, this.replies.drafts)}
        .name=${this.name}
        ?typing=${this.typing.isVisitor}
        @clarm-resend=${({ draft }: ResendEvent) => this.replies.send(draft)}
      ></clarm-message-list>
      ${detail.status === 'closed' ? html`<p class="closed">${words.closed}</p>` : nothing}
      <clarm-composer
        .name=${this.name}
        .savedReplies=${this.savedReplies}
        .upload=${(file: File) => sendFile(this.client, this.conversationId, file)}
        @clarm-reply=${this.onReply}
        @clarm-unsent=${({ unsent }: UnsentEvent) => this.texts.keep(this.conversationId, unsent)}
        @clarm-typing=${() => this.typing.typed(Date.now())}
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
