import { html, nothing } from 'lit';
import type { Attachment, PublicMessage } from '../../server/contracts/chat.ts';
import type { Clarm } from '../boot.ts';
import type { ChatState } from '../chat/chat-state.ts';
import type { Chat } from '../chat/chat.ts';
import { moreStringsOf } from '../more-strings.ts';
import type { MoreStrings, Strings } from '../strings.ts';
import { adopt } from './adopt.ts';
import { AttachmentTray, trayStyles } from './attachment-tray.ts';
import { attachmentStyles, createAttachmentView } from './attachment-view.ts';
import { chime } from './chime.ts';
import type { Composer } from './composer.ts';
import { contactForm } from './contact-form.ts';
import { emojiPicker, emojiStyles } from './emoji-picker.ts';
import { lengthNotice } from './length-notice.ts';
import { markdownStyles, markdownView } from './markdown-view.ts';
import { formStyles } from './pre-chat-form.ts';
import { askForRating, ratingStyles } from './rating-form.ts';
import { badgeStyles } from './styles/badge.ts';
import { talkStyles } from './styles/talk.ts';
import type { SiteAction } from './suggestions.ts';
import { talk } from './talk.ts';
import { countInTitle } from './title-count.ts';

/** What the panel has around its features. */
export interface FeatureParts {
  root: ShadowRoot;
  clarm: Clarm;
  strings: Strings;
  locale: string;
  composer: Composer;
  /** Brings the chat, where it is not there yet. */
  join(): Promise<Chat>;
  onChange(): void;
}

/** What a conversation needs and an opened panel does not: files, emoji, Markdown, the rating. */
export class Features {
  readonly markdown = markdownView;
  readonly talk = talk;
  readonly #parts: FeatureParts;
  readonly #strings: Strings & MoreStrings;
  readonly #tray: AttachmentTray;
  readonly #view: ReturnType<typeof createAttachmentView>;
  #rating: ReturnType<typeof askForRating> | undefined;
  #emojiShown = false;

  constructor(parts: FeatureParts) {
    const { root, composer, onChange, join } = parts;
    this.#parts = parts;
    this.#strings = moreStringsOf(parts.strings);
    for (const styles of [
      talkStyles,
      badgeStyles,
      trayStyles,
      attachmentStyles,
      emojiStyles,
      markdownStyles,
      ratingStyles,
      formStyles,
    ])
      adopt(root, styles);
    this.#view = createAttachmentView(async (id) => (await join()).file(id));
    const tray = (this.#tray = new AttachmentTray({
      upload: async (...file) => (await join()).upload(...file),
      onChange() {
        composer.files = tray.busy ? 'busy' : tray.ready.length ? 'ready' : 'none';
        onChange();
      },
    }));
  }

  /** Files were chosen, pasted or dropped. */
  addFiles(files: Iterable<File>): void {
    this.#tray.add(files);
    this.#parts.composer.focus();
  }

  /** Files that go with the next message. */
  takeFiles(): Attachment[] {
    const taken = this.#tray.take();
    this.#parts.composer.files = 'none';
    return taken;
  }

  files = (attachments: readonly Attachment[]): unknown =>
    this.#view(attachments, this.#strings, this.#parts.locale);

  toggleEmoji(): void {
    this.#emojiShown = !this.#emojiShown;
    this.#parts.onChange();
    if (this.#emojiShown)
      requestAnimationFrame(() =>
        this.#parts.root.querySelector<HTMLElement>('.emoji button')?.focus(),
      );
    else this.#parts.composer.focus();
  }

  /** What stands above the field. */
  above(): unknown {
    const { composer, locale } = this.#parts;
    const toggle = () => this.toggleEmoji();
    const pick = (emoji: string) => {
      composer.insert(emoji);
      this.toggleEmoji();
    };
    return html`${
      this.#tray.isEmpty
        ? nothing
        : this.#tray.render(this.#strings, locale, () => composer.focus())
    }
    ${lengthNotice(composer.draft.trim(), this.#strings, locale)}
    ${this.#emojiShown ? emojiPicker(this.#strings.emoji, pick, toggle) : nothing}`;
  }

  /** The question how it was, where the conversation was closed and that is not known. */
  rating({ closed, rating, messages }: ChatState): unknown {
    const { join, onChange, clarm } = this.#parts;
    if (!closed || !clarm.config?.askRating || !messages.some(({ from }) => from === 'team'))
      this.#rating = undefined;
    else if (rating === null)
      this.#rating ??= askForRating(
        async (score, comment) => (await join()).rate(score, comment),
        onChange,
      );
    return this.#rating?.(this.#strings);
  }

  /** The form behind an action. */
  contactForm(action: SiteAction, onDone: (message: string | undefined) => void) {
    const form = contactForm(
      action,
      this.#parts.clarm.tracker,
      () => this.#parts.onChange(),
      onDone,
    );
    return () => form(this.#strings);
  }

  /** A message came that was not there before. */
  heard({ from }: PublicMessage, isSeen: boolean): void {
    if (from === 'team' && !isSeen && this.#parts.clarm.config?.sound) chime();
  }

  counted(unread: number): void {
    if (this.#parts.clarm.config?.countInTitle) countInTitle(unread);
  }
}
