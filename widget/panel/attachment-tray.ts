import { css, html, type TemplateResult } from 'lit';
import type { Attachment } from '../../server/contracts/chat.ts';
import type { ChatError } from '../chat/chat-error.ts';
import type { MoreStrings } from '../strings.ts';
import { fileSize } from './file-size.ts';
import { icons } from './icons.ts';

/** As the server takes them; it checks again. */
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 10;

/** What the tray looks like. */
export const trayStyles = css`
  .tray {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    max-height: 150px;
    overflow-y: auto;
    overscroll-behavior: contain;
    margin: 8px 14px 0;
  }
  .chip {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    padding: 6px 6px 6px 12px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    overflow: hidden;
    font-size: 13px;
    line-height: 1.35;
  }
  .chip > div {
    flex: 1;
    min-width: 0;
  }
  .chip .name {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .chip .meta {
    margin: 0;
  }
  .chip.bad {
    border-color: var(--_danger);
  }
  .chip progress {
    all: unset;
    position: absolute;
    inset: auto 0 0;
    width: 100%;
    height: 3px;
  }
  .chip progress::-webkit-progress-bar {
    background: var(--_surface);
  }
  .chip progress::-webkit-progress-value {
    background: var(--_accent);
    transition: width 0.2s;
  }
  .chip progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .chip .icon {
    width: 28px;
    height: 28px;
    color: var(--_muted);
  }
  .chip .icon svg {
    width: 15px;
  }
`;

interface Item {
  file: File;
  /** 0 to 1 */
  share: number;
  ending: AbortController;
  attachment?: Attachment;
  problem?: 'tooLarge' | 'wrongType' | 'uploadFailed';
}

/** What the tray asks of the chat. */
export interface TrayParts {
  upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Attachment>;
  onChange(): void;
}

/** Files that were chosen, pasted or dropped, on their way to be part of the next message. */
export class AttachmentTray {
  #items: Item[] = [];
  readonly #parts: TrayParts;

  constructor(parts: TrayParts) {
    this.#parts = parts;
  }

  /** Files that are there, while none is still on its way: what may be sent now. */
  get ready(): Attachment[] {
    return this.busy ? [] : this.#items.flatMap(({ attachment }) => attachment ?? []);
  }

  /** Some are still on their way. */
  get busy(): boolean {
    return this.#items.some(({ attachment, problem }) => !attachment && !problem);
  }

  /** Begins to send files. */
  add(files: Iterable<File>): void {
    for (const file of [...files].slice(0, MOST_FILES - this.#items.length)) {
      const item: Item = { file, share: 0, ending: new AbortController() };
      this.#items.push(item);
      if (file.size > MOST_BYTES) item.problem = 'tooLarge';
      else void this.#send(item);
    }
    this.#parts.onChange();
  }

  /** Takes out what can be sent; what failed stays, to be tried again or taken away. */
  take(): Attachment[] {
    const { ready } = this;
    this.#items = this.#items.filter(({ attachment }) => !attachment);
    return ready;
  }

  render(
    strings: MoreStrings & { retry: string },
    locale: string,
    onGone: () => void,
  ): TemplateResult {
    const item = (one: Item) => {
      const { file, share, attachment, problem } = one;
      const limit = fileSize(MOST_BYTES, locale);
      return html`<div class="chip ${problem ? 'bad' : ''}" role="listitem">
        <div>
          <div class="name" dir="auto">${file.name}</div>
          ${
            problem
              ? html`<div class="meta bad" role="alert">
                  ${strings[problem].replace('{size}', limit)}
                  ${
                    problem === 'uploadFailed'
                      ? html`<button type="button" @click=${() => this.#send(one)}>
                          ${strings.retry}
                        </button>`
                      : ''
                  }
                </div>`
              : html`<div class="meta">${fileSize(file.size, locale)}</div>`
          }
        </div>
        ${
          attachment || problem
            ? ''
            : html`<progress max="1" .value=${share} aria-label=${file.name}></progress>`
        }
        <button
          class="icon"
          type="button"
          aria-label=${strings.remove.replace('{name}', file.name)}
          @click=${() => {
            one.ending.abort();
            this.#items = this.#items.filter((other) => other !== one);
            this.#parts.onChange();
            onGone();
          }}
        >
          ${icons.cross}
        </button>
      </div>`;
    };
    return html`<div class="tray" part="attachments" role="list">${this.#items.map(item)}</div>`;
  }

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  async #send(item: Item) {
    delete item.problem;
    item.share = 0;
    const { file, ending } = item;
    this.#parts.onChange();
    try {
      item.attachment = await this.#parts.upload(
        file,
        (share) => {
          item.share = share;
          this.#parts.onChange();
        },
        ending.signal,
      );
    } catch (error) {
      const { status } = error as Partial<ChatError>;
      item.problem = status === 413 ? 'tooLarge' : status === 415 ? 'wrongType' : 'uploadFailed';
    }
    this.#parts.onChange();
  }
}
