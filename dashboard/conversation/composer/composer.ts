import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Attachment, SavedReply } from '../../../server/contracts/chat.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { segments } from '../../components/shared/segment.styles.ts';
import { strings } from '../../strings.ts';
import type { Unsent } from '../unsent.ts';
import { styles } from './composer.styles.ts';

const MOST_CHARACTERS = 4_000;
const words = strings.conversation;

/** The rep wrote a reply. */
export class ReplyEvent extends Event {
  static readonly type = 'clarm-reply';
  readonly text: string;
  readonly attachments: Attachment[];
  /** For the team only. */
  readonly isNote: boolean;

  constructor(text: string, attachments: Attachment[] = [], isNote = false) {
    super(ReplyEvent.type);
    this.text = text;
    this.attachments = attachments;
    this.isNote = isNote;
  }
}

/** Something was written that is not sent yet, or nothing is any more. */
export class UnsentEvent extends Event {
  static readonly type = 'clarm-unsent';
  readonly unsent: Unsent;

  constructor(unsent: Unsent) {
    super(UnsentEvent.type);
    this.unsent = unsent;
  }
}

/** A file on its way. */
interface Waiting {
  file: File;
  attachment?: Attachment;
  failed?: boolean;
}

/**
 * @summary Where a reply is written: Enter sends, Shift + Enter begins a new line.
 * @event clarm-reply - With the text.
 * @event clarm-typing - Something is being written.
 * @event clarm-unsent - With what stands in the field.
 */
@customElement('clarm-composer')
export class Composer extends LitElement {
  static override styles = [base, buttons, segments, styles];

  /** Whom the reply goes to. */
  @property() name = '';

  /** What the team says again and again; `/` brings it. */
  @property({ attribute: false }) savedReplies: readonly SavedReply[] = [];
  /** Sends a file. */
  @property({ attribute: false }) upload: ((file: File) => Promise<Attachment>) | undefined;

  @state() private isNote = false;
  @state() private files: readonly Waiting[] = [];
  @state() private text = '';
  @state() private isEmpty = true;
  @query('textarea') private area!: HTMLTextAreaElement;

  /** Puts the caret into the field. */
  override focus(): void {
    this.area.focus();
  }

  /** Goes on with a note, or with a reply. */
  write(isNote: boolean): void {
    this.isNote = isNote;
    this.tellUnsent();
    this.focus();
  }

  /** Goes on with what was written before. */
  restore({ text, isNote }: Unsent): void {
    this.isNote = isNote;
    this.area.value = text;
    this.show();
  }

  private tellUnsent() {
    this.dispatchEvent(new UnsentEvent({ text: this.area.value, isNote: this.isNote }));
  }

  private addFiles(chosen: Iterable<File>) {
    for (const file of chosen) {
      const one: Waiting = { file };
      this.files = [...this.files, one];
      this.upload?.(file)
        .then((attachment) => (one.attachment = attachment))
        .catch(() => (one.failed = true))
        .finally(() => this.requestUpdate());
    }
  }

  private onPaste(event: ClipboardEvent) {
    const { files } = event.clipboardData!;
    if (files.length === 0 || this.isNote) return;
    event.preventDefault();
    this.addFiles(files);
  }

  private pick() {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => this.addFiles(input.files!));
    input.click();
  }

  private get canSend(): boolean {
    if (this.isNote) return !this.isEmpty;
    const isBusy = this.files.some(({ attachment, failed }) => !attachment && !failed);
    return !isBusy && (!this.isEmpty || this.files.some(({ attachment }) => attachment));
  }

  private get suggested(): readonly SavedReply[] {
    const asked = /^\/(\S*)$/.exec(this.text)?.[1]?.toLowerCase();
    if (asked === undefined || this.isNote) return [];
    return this.savedReplies.filter(({ shortcut }) => shortcut.startsWith(asked)).slice(0, 6);
  }

  private use({ text }: SavedReply) {
    this.area.value = text;
    this.onInput();
    this.focus();
  }

  private show() {
    this.text = this.area.value;
    this.isEmpty = this.area.value.trim() === '';
    this.fit();
  }

  private onInput() {
    this.show();
    this.tellUnsent();
    if (!this.isEmpty && !this.isNote) this.dispatchEvent(new Event('clarm-typing'));
  }

  /** Where `field-sizing` is not known, the field grows with its text by hand. */
  private fit() {
    if (CSS.supports('field-sizing', 'content')) return;
    this.area.style.height = 'auto';
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  private onKey(event: KeyboardEvent) {
    if (event.key === 'Escape') this.area.blur();
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    const [first] = this.suggested;
    if (first) this.use(first);
    else this.send();
  }

  private send() {
    const text = this.area.value.trim();
    if (!this.canSend) return;
    const { isNote } = this;
    const attachments = isNote ? [] : this.files.flatMap(({ attachment }) => attachment ?? []);
    this.area.value = '';
    if (!isNote) this.files = [];
    this.isNote = false;
    this.onInput();
    this.dispatchEvent(new ReplyEvent(text, attachments, isNote));
  }

  private chip(one: Waiting): TemplateResult {
    const { file, attachment, failed } = one;
    return html`<span class="chip ${failed ? 'failed' : ''}">
      <span class="truncate">${file.name}</span>
      ${attachment ? nothing : html`<small>${failed ? words.uploadFailed : words.uploading}</small>`}
      <button
        type="button"
        aria-label=${words.removeFile(file.name)}
        @click=${() => (this.files = this.files.filter((other) => other !== one))}
      >
        ${icon('close', 12)}
      </button>
    </span>`;
  }

  private tab(isNote: boolean, label: string): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${this.isNote === isNote}
      @click=${() => this.write(isNote)}
    >
      ${label}
    </button>`;
  }

  override render() {
    return html`${
        this.suggested.length > 0
          ? html`<div class="saved" role="group" aria-label=${words.savedReplies}>
              ${this.suggested.map(
                (reply) =>
                  html`<button type="button" @click=${() => this.use(reply)}>
                    <b>/${reply.shortcut}</b> <span class="truncate">${reply.text}</span>
                  </button>`,
              )}
            </div>`
          : nothing
      }
      <form
        class=${this.isNote ? 'noting' : ''}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${(event: DragEvent) => {
          event.preventDefault();
          if (!this.isNote) this.addFiles(event.dataTransfer!.files);
        }}
        @submit=${(event: Event) => {
          event.preventDefault();
          this.send();
          this.area.focus();
        }}
      >
        ${this.files.length > 0 && !this.isNote ? html`<div class="chips">${this.files.map((one) => this.chip(one))}</div>` : nothing}
        <textarea
          rows="1"
          maxlength=${MOST_CHARACTERS}
          aria-label="${words.label}${this.name ? ` to ${this.name}` : ''}"
          aria-describedby="hint"
          placeholder=${this.isNote ? words.notePlaceholder : words.placeholder}
          enterkeyhint="send"
          @input=${this.onInput}
          @keydown=${this.onKey}
          @paste=${this.onPaste}
        ></textarea>
        <div class="foot">
          <span class="left">
            <span class="segments" role="group" aria-label=${words.label}>
              ${this.tab(false, words.reply)}${this.tab(true, words.noteTab)}
            </span>
            ${
              this.isNote
                ? nothing
                : html`<button
                    class="button quiet icon small"
                    type="button"
                    aria-label=${words.attach}
                    title=${words.attach}
                    @click=${this.pick}
                  >
                    ${icon('plus', 16)}
                  </button>`
            }
            <span id="hint">${words.hint}</span>
          </span>
          <button class="button primary small" ?disabled=${!this.canSend}>
            ${icon('send', 14)} ${this.isNote ? words.addNote : words.send}
          </button>
        </div>
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-composer': Composer;
  }
  interface HTMLElementEventMap {
    'clarm-reply': ReplyEvent;
    'clarm-unsent': UnsentEvent;
  }
}
