import { LitElement, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { strings } from '../../strings.ts';
import { styles } from './composer.styles.ts';

const MOST_CHARACTERS = 4_000;
const words = strings.conversation;

/** The rep wrote a reply. */
export class ReplyEvent extends Event {
  static readonly type = 'clarm-reply';
  readonly text: string;

  constructor(text: string) {
    super(ReplyEvent.type);
    this.text = text;
  }
}

/**
 * @summary Where a reply is written: Enter sends, Shift + Enter begins a new line.
 * @event clarm-reply - With the text.
 * @event clarm-typing - Something is being written.
 */
@customElement('clarm-composer')
export class Composer extends LitElement {
  static override styles = [base, buttons, styles];

  /** Whom the reply goes to. */
  @property() name = '';

  @state() private isEmpty = true;
  @query('textarea') private area!: HTMLTextAreaElement;

  /** Puts the caret into the field. */
  override focus(): void {
    this.area.focus();
  }

  private onInput() {
    this.isEmpty = this.area.value.trim() === '';
    this.fit();
    if (!this.isEmpty) this.dispatchEvent(new Event('clarm-typing'));
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
    this.send();
  }

  private send() {
    const text = this.area.value.trim();
    if (text === '') return;
    this.area.value = '';
    this.onInput();
    this.dispatchEvent(new ReplyEvent(text));
  }

  override render() {
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        this.send();
        this.area.focus();
      }}
    >
      <textarea
        rows="1"
        maxlength=${MOST_CHARACTERS}
        aria-label="${words.label}${this.name ? ` to ${this.name}` : ''}"
        aria-describedby="hint"
        placeholder=${words.placeholder}
        enterkeyhint="send"
        @input=${this.onInput}
        @keydown=${this.onKey}
      ></textarea>
      <div class="foot">
        <span id="hint">${words.hint}</span>
        <button class="button primary small" ?disabled=${this.isEmpty}>
          ${icon('send', 14)} ${words.send}
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
  }
}
