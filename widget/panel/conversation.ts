import type { TemplateResult } from 'lit';
import type { PublicMessage } from '../../server/contracts/chat.ts';
import type { Clarm } from '../boot.ts';
import { emptyState, type ChatState } from '../chat/chat-state.ts';
import type { Chat } from '../chat/chat.ts';
import type { Strings } from '../strings.ts';
import { adopt } from './adopt.ts';
import type { Composer } from './composer.ts';
import type { Features } from './features.ts';
import type { SiteAction } from './suggestions.ts';

/** What the panel has around its conversation. */
export interface ConversationParts {
  clarm: Clarm;
  root: ShadowRoot;
  strings: Strings;
  locale: string;
  composer: Composer;
  isOpen(): boolean;
  onChange(): void;
  /** A message came that was not there before. */
  onMessage(message: PublicMessage): void;
  onUnread(count: number): void;
  /** The visitor says something: the list is to follow. */
  onSaid(): void;
  /** A form has been drawn. */
  onForm(): void;
}

/** Draws a form that stands in the list. */
type Form = (strings: Strings) => TemplateResult;

/** The panel's side of the conversation: brings what it takes once there is something to say or to hear. */
export class Conversation {
  readonly #parts: ConversationParts;
  #chat: Chat | undefined;
  #joining: Promise<Chat> | undefined;
  #form: Form | undefined;
  /** Asks for the e-mail that messages wait for. */
  #emailForm: Form | undefined;
  #ended = false;
  features: Features | undefined;
  unread = 0;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  get state(): Readonly<ChatState> {
    return this.#chat?.state ?? emptyState();
  }

  /** The form that stands in the list now. */
  form(): TemplateResult | undefined {
    const form = this.#form ?? (this.#isWaiting && this.#emailForm);
    return form ? form(this.#parts.strings) : undefined;
  }

  /** Goes on with a conversation; what fails is tried again when it is needed. */
  tryJoin(): void {
    this.#join().catch(() => {
      this.#joining = undefined;
    });
  }

  /** The visitor writes: what talks to the server comes while the first words are written. */
  typing(): void {
    void this.#join().catch(() => {});
    this.#chat?.typing();
  }

  /** Whether the messages can be seen now. */
  setReading(isReading: boolean): void {
    this.#chat?.setReading(isReading);
    // A page may have said meanwhile who its visitor is.
    if (isReading && this.#parts.clarm.tracker.call.identity?.user_hash) this.tryJoin();
  }

  /** Brings what a conversation needs and an opened panel does not. */
  async withFeatures(act?: (features: Features) => void): Promise<void> {
    const { Features } = await import('./features.ts');
    if (this.#ended) return;
    this.features ??= new Features({ ...this.#parts, join: () => this.#join() });
    act?.(this.features);
    this.#parts.onChange();
  }

  /** Sends what the visitor wrote; it waits for an e-mail where the site asks for one first. */
  async send(text: string): Promise<void> {
    const { clarm, composer, onSaid, onForm } = this.#parts;
    onSaid();
    const chat = await this.#join().catch(() => undefined);
    if (!chat) {
      this.#joining = undefined;
      composer.restore(text);
      return;
    }
    const waits =
      clarm.config!.preChat.requireEmail &&
      chat.state.messages.every(({ state }) => state === 'waiting');
    this.#say(chat, text, waits);
    if (!waits) return;
    await this.#askForEmail(chat);
    onForm();
  }

  retry(messageId: string): void {
    this.#chat?.retry(messageId);
    // The button that had the focus is gone.
    this.#parts.composer.focus();
  }

  /** The visitor chose an action of the site's. */
  act(action: SiteAction): void {
    const { label, kind, message } = action;
    const { clarm, composer, onChange } = this.#parts;
    clarm.tracker.call('action_clicked', { label, kind });
    if (kind === 'message') void this.send(message || label);
    if (kind !== 'form') return;
    void this.withFeatures((features) =>
      this.#show(
        features.contactForm(action, (written) => {
          this.#form = undefined;
          onChange();
          if (!written) return composer.focus();
          void this.#join().then((chat) => this.#say(chat, written));
        }),
      ),
    );
  }

  /** The panel has been taken away. */
  end(): void {
    this.#ended = true;
    this.#chat?.stop();
  }

  #show(form: Form) {
    this.#form = form;
    this.#parts.onForm();
  }

  #say(chat: Chat, text: string, waits?: boolean) {
    const files = this.features?.takeFiles() ?? [];
    if (text || files.length) chat.send(text, files, waits);
    this.#parts.composer.focus();
  }

  get #isWaiting() {
    return this.state.messages.some(({ state }) => state === 'waiting');
  }

  /** Brings the form, and lets go what waits once it is filled in. */
  async #askForEmail(chat: Chat) {
    const { clarm, root, composer, onChange } = this.#parts;
    const { askForEmail, formStyles } = await import('./pre-chat-form.ts');
    adopt(root, formStyles);
    this.#emailForm ??= askForEmail(clarm.tracker, onChange, (before) => {
      this.#emailForm = undefined;
      if (before) chat.send(before);
      chat.release();
      composer.focus();
    });
    onChange();
  }

  /** Brings what talks to the server. */
  #join(): Promise<Chat> {
    const { clarm, isOpen, onMessage } = this.#parts;
    return (this.#joining ??= Promise.all([
      import('../chat/join-chat.ts'),
      this.withFeatures(),
    ]).then(([{ joinChat }]) => {
      const chat = joinChat(
        clarm,
        () => this.#onChat(),
        (message) => {
          this.features?.heard(message, isOpen());
          onMessage(message);
        },
      );
      if (this.#ended) return chat;
      this.#chat = chat;
      clarm.onReset = chat.forget;
      chat.start();
      chat.setReading(isOpen());
      // Of an earlier page.
      if (this.#isWaiting) void this.#askForEmail(chat);
      return chat;
    }));
  }

  #onChat() {
    const { unread } = this.state;
    if (unread !== this.unread) {
      this.unread = unread;
      this.features?.counted(unread);
      this.#parts.onUnread(unread);
    }
    this.#parts.onChange();
  }
}
