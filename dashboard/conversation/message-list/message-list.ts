import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../../components/shared/base.styles.ts';
import { clockTime, dayName, fullTime } from '../../format/time.ts';
import type { Attachment } from '../../../server/contracts/chat.ts';
import { markdownView } from '../../../widget/panel/markdown-view.ts';
import { fileSize } from '../../../widget/panel/file-size.ts';
import { strings } from '../../strings.ts';
import type { Draft, Line } from '../thread-state.ts';
import { styles } from './message-list.styles.ts';

const NEAR_END_PX = 80;
const words = strings.conversation;

const contentOf = (
  line: Line,
): { at: string; text: string; attachments?: Attachment[] | undefined } =>
  line.kind === 'draft' ? line.draft : line.kind === 'note' ? line.note : line.message;
const atOf = (line: Line) => contentOf(line).at;
const fromOf = (line: Line) =>
  line.kind === 'draft' ? 'team' : line.kind === 'note' ? 'note' : line.message.from;
const idOf = (line: Line) => {
  if (line.kind === 'note') return line.note.note_id;
  return line.kind === 'draft' ? line.draft.message_id : line.message.message_id;
};
const IMAGE = /^image\/(png|jpeg|gif|webp|avif)$/;

/** The rep wants a failed reply sent once more. */
export class ResendEvent extends Event {
  static readonly type = 'clarm-resend';
  readonly draft: Draft;

  constructor(draft: Draft) {
    super(ResendEvent.type);
    this.draft = draft;
  }
}

/**
 * @summary The messages of a conversation, oldest first; stays at the end while one is there.
 * @event clarm-resend - With the reply that was not sent.
 */
@customElement('clarm-message-list')
export class MessageList extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) lines: readonly Line[] = [];
  /** What the visitor is called. */
  @property() name = '';
  /** The visitor is writing. */
  @property({ type: Boolean }) typing = false;

  /** Where a file is. */
  @property({ attribute: false }) fileUrl: (id: string) => string = () => '';

  @query('.scroller') private scroller!: HTMLElement;
  private wasAtEnd = true;

  protected override willUpdate(): void {
    if (!this.hasUpdated) return;
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.wasAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const isOwn = changed.has('lines') && this.lines.at(-1)?.kind === 'draft';
    if (this.wasAtEnd || isOwn) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  private line(line: Line, i: number): TemplateResult {
    const before = this.lines[i - 1];
    const after = this.lines[i + 1];
    const today = dayName(atOf(line), Date.now());
    const isNewDay = !before || dayName(atOf(before), Date.now()) !== today;
    const isFirst = isNewDay || !before || fromOf(before) !== fromOf(line);
    const isLast = !after || fromOf(after) !== fromOf(line);
    return html`${isNewDay ? html`<li class="day"><span>${today}</span></li>` : nothing}
      <li class="line ${fromOf(line)} ${isFirst ? 'first' : ''}" data-message-id=${idOf(line)}>
        ${
          contentOf(line).text
            ? html`<div class="bubble ${line.kind === 'draft' ? line.draft.state : ''}">
                <span class="visually-hidden"
                  >${this.author(line)}${line.kind === 'note' ? `, ${words.note}` : ''}:</span
                >
                <div class="text words">${markdownView(contentOf(line).text)}</div>
              </div>`
            : nothing
        }
        ${(contentOf(line).attachments ?? []).map((file) => this.file(file))}
        ${isLast || line.kind !== 'message' ? this.note(line) : nothing}
      </li>`;
  }

  private file({ id, name, type, size }: Attachment): TemplateResult {
    return html`<a class="file" href=${this.fileUrl(id)} download=${name} title=${name}>
      ${
        IMAGE.test(type)
          ? html`<img src=${this.fileUrl(id)} alt=${name} loading="lazy" />`
          : html`<span class="truncate">${name}</span> <small>${fileSize(size, 'en')}</small>`
      }
    </a>`;
  }

  private author(line: Line): string {
    if (line.kind === 'note') return line.note.author?.name ?? words.you;
    if (line.kind === 'draft') return words.you;
    if (line.message.from === 'visitor') return this.name || words.visitor;
    return line.message.author?.name ?? words.you;
  }

  private note(line: Line): TemplateResult {
    const at = html`<time datetime=${atOf(line)} title=${fullTime(atOf(line))}
      >${clockTime(atOf(line))}</time
    >`;
    if (line.kind === 'note') {
      return html`<p class="note num">${this.author(line)} · ${at} · ${words.noteHint}</p>`;
    }
    if (line.kind === 'message') {
      const { from, author } = line.message;
      const state = line.seen ? words.seen : line.delivered ? words.delivered : words.sent;
      return html`<p class="note num">
        ${from === 'team' ? html`${author?.name ?? words.you} · ${at} · ${state}` : at}
      </p>`;
    }
    if (line.draft.state === 'sending') return html`<p class="note">${words.sending}</p>`;
    return html`<p class="note problem">
      ${words.failed}
      <button @click=${() => this.dispatchEvent(new ResendEvent(line.draft))}>
        ${words.retry}
      </button>
    </p>`;
  }

  override render() {
    return html`<div class="scroller" tabindex="0" role="log" aria-label=${words.log}>
      <ol>
        ${repeat(this.lines, idOf, (line, i) => this.line(line, i))}
      </ol>
      ${
        this.typing
          ? html`<p class="typing">
              <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
              <span>${this.name || words.visitor} ${words.typing}</span>
            </p>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-message-list': MessageList;
  }
  interface HTMLElementEventMap {
    'clarm-resend': ResendEvent;
  }
}
