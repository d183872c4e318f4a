import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Strings } from '../strings.ts';
import { icons } from './icons.ts';

/** The field in which the visitor writes; Enter sends, Shift+Enter begins a line. */
export class Composer implements ReactiveController {
  #draft = '';
  #field: HTMLTextAreaElement | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onSend: (text: string) => void;
  readonly #onTyping: () => void;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    onSend: (text: string) => void,
    onTyping: () => void,
  ) {
    host.addController(this);
    this.#host = host;
    this.#onSend = onSend;
    this.#onTyping = onTyping;
  }

  hostUpdated(): void {
    this.#field = this.#host.shadowRoot?.querySelector('textarea') ?? undefined;
    if (!this.#field) return;
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight}px`;
  }

  /** Gives back a text that could not be sent. */
  restore(text: string): void {
    this.#draft = text;
    this.#host.requestUpdate();
  }

  focus(): void {
    this.#field?.focus({ preventScroll: true });
  }

  render(strings: Strings) {
    return html`
      <form class="composer" part="composer" @submit=${this.#submit}>
        <textarea
          rows="1"
          part="input"
          maxlength="4000"
          enterkeyhint="send"
          aria-label=${strings.placeholder}
          placeholder=${strings.placeholder}
          .value=${this.#draft}
          @input=${this.#input}
          @keydown=${this.#keydown}
        ></textarea>
        <button
          class="send"
          part="send"
          type="submit"
          aria-label=${strings.send}
          aria-disabled=${!this.#draft.trim()}
        >
          ${icons.send}
        </button>
      </form>
    `;
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    const text = this.#draft.trim();
    if (!text) return;
    this.#draft = '';
    this.#onSend(text);
    this.#host.requestUpdate();
  };

  readonly #input = () => {
    this.#draft = this.#field?.value ?? '';
    if (this.#draft) this.#onTyping();
    this.#host.requestUpdate();
  };

  readonly #keydown = (event: KeyboardEvent) => {
    // While a word is being composed (Japanese, Chinese, Korean), Enter ends the word.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#submit(event);
  };
}
