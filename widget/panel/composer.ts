import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Strings } from '../strings.ts';
import { icons } from './icons.ts';

/** As much as the server takes. */
export const MOST_CHARACTERS = 4000;

/** The field in which the visitor writes; Enter sends, Shift+Enter begins a line. */
export class Composer implements ReactiveController {
  /** What is written and not sent. */
  draft = '';
  #field: HTMLTextAreaElement | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onSend: (text: string) => void;
  readonly #onTyping: () => void;
  readonly #onFiles: (files: Iterable<File>) => void;
  /** Kept, so that it is still there when the files are chosen. */
  #picker: HTMLInputElement | undefined;
  /** Something besides words waits to be sent; `busy` while it is not ready for that. */
  files: 'none' | 'busy' | 'ready' = 'none';

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    onSend: (text: string) => void,
    onTyping: () => void,
    onFiles: (files: Iterable<File>) => void,
  ) {
    host.addController(this);
    this.#host = host;
    this.#onSend = onSend;
    this.#onTyping = onTyping;
    this.#onFiles = onFiles;
  }

  hostUpdated(): void {
    this.#field =
      this.#host.shadowRoot?.querySelector<HTMLTextAreaElement>('.composer textarea') ?? undefined;
    if (!this.#field) return;
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight}px`;
  }

  /** Gives back a text that could not be sent. */
  restore(text: string): void {
    this.draft = text;
    this.#host.requestUpdate();
  }

  /** Puts words where the caret is. */
  insert(words: string): void {
    const { selectionStart = 0, selectionEnd = 0 } = this.#field ?? {};
    this.draft = this.draft.slice(0, selectionStart) + words + this.draft.slice(selectionEnd);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.focus();
      this.#field?.setSelectionRange(selectionStart + words.length, selectionStart + words.length);
    });
  }

  focus(): void {
    this.#field?.focus({ preventScroll: true });
  }

  render(strings: Strings, mayAttach: boolean, onEmoji: () => void) {
    const canSend = this.#canSend();
    return html`
      <form class="composer" part="composer" @submit=${this.#submit}>
        <textarea
          rows="1"
          part="input"
          enterkeyhint="send"
          aria-label=${strings.placeholder}
          placeholder=${strings.placeholder}
          .value=${this.draft}
          @input=${this.#input}
          @keydown=${this.#keydown}
          @paste=${this.#paste}
        ></textarea>
        <button
          class="icon"
          part="emoji-button"
          type="button"
          aria-label=${strings.emoji}
          @click=${onEmoji}
        >
          ${icons.smile}
        </button>
        ${
          mayAttach
            ? html`<button
                class="icon"
                part="attach"
                type="button"
                aria-label=${strings.attach}
                @click=${this.#pick}
              >
                ${icons.clip}
              </button>`
            : ''
        }
        <button
          class="send"
          part="send"
          type="submit"
          aria-label=${strings.send}
          aria-disabled=${!canSend}
        >
          ${icons.send}
        </button>
      </form>
    `;
  }

  #canSend(): boolean {
    const { length } = this.draft.trim();
    return (
      this.files !== 'busy' && length <= MOST_CHARACTERS && (length > 0 || this.files === 'ready')
    );
  }

  readonly #pick = () => {
    this.#picker = document.createElement('input');
    this.#picker.type = 'file';
    this.#picker.multiple = true;
    this.#picker.onchange = () => this.#onFiles(this.#picker!.files!);
    this.#picker.click();
  };

  readonly #paste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData!;
    if (!files.length) return;
    event.preventDefault();
    this.#onFiles(files);
  };

  readonly #submit = (event: Event) => {
    event.preventDefault();
    const text = this.draft.trim();
    if (!this.#canSend()) return;
    this.draft = '';
    this.#onSend(text);
    this.#host.requestUpdate();
  };

  readonly #input = () => {
    this.draft = this.#field?.value ?? '';
    if (this.draft) this.#onTyping();
    this.#host.requestUpdate();
  };

  readonly #keydown = (event: KeyboardEvent) => {
    // While a word is being composed (Japanese, Chinese, Korean), Enter ends the word.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#submit(event);
  };
}
