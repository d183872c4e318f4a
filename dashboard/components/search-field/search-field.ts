import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../icon/icon.ts';
import { base } from '../shared/base.styles.ts';
import { fields } from '../shared/field.styles.ts';

const DEBOUNCE_MS = 150;

/** Somebody looks for these words. */
export class SearchEvent extends Event {
  static readonly type = 'clarm-search';
  readonly words: string;

  constructor(words: string) {
    super(SearchEvent.type);
    this.words = words;
  }
}

const styles = css`
  :host {
    display: block;
    position: relative;
    flex: 1;
    max-width: 480px;
  }
  .icon {
    position: absolute;
    left: 10px;
    top: 50%;
    translate: 0 -50%;
    color: var(--text-3);
    pointer-events: none;
  }
  .input {
    padding-left: 34px;
    padding-right: 34px;
  }
  kbd {
    position: absolute;
    right: 8px;
    top: 50%;
    translate: 0 -50%;
    padding: 0 6px;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--surface-2);
    color: var(--text-3);
    font: 500 11px / 18px var(--mono);
    pointer-events: none;
  }
  :host(:focus-within) kbd {
    display: none;
  }
  @media (pointer: coarse) {
    kbd {
      display: none;
    }
  }
`;

/**
 * @summary Search as you type: "/" leads here, Escape clears and leads away.
 * @event clarm-search - With the words, a moment after the last key.
 */
@customElement('clarm-search-field')
export class SearchField extends LitElement {
  static override styles = [base, fields, styles];

  @property() value = '';
  @property() label = '';
  @property() hint = '';

  @query('input') private input!: HTMLInputElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Newer words from elsewhere (the address, "clear") end what was being typed.
    if (changed.has('value')) clearTimeout(this.timer);
  }

  override focus(): void {
    this.input.focus();
    this.input.select();
  }

  private say(words: string) {
    clearTimeout(this.timer);
    this.dispatchEvent(new SearchEvent(words));
  }

  private onType() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.say(this.input.value.trim()), DEBOUNCE_MS);
  }

  private onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (this.input.value === '') {
      this.input.blur();
      return;
    }
    // What was typed but not yet said is no value that could change.
    this.input.value = '';
    this.say('');
  }

  override render() {
    return html`${icon('search')}
      <input
        class="input"
        type="search"
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.label}
        aria-keyshortcuts="/"
        placeholder=${this.hint}
        .value=${live(this.value)}
        @input=${this.onType}
        @keydown=${this.onKey}
      />
      <kbd aria-hidden="true">/</kbd>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-search-field': SearchField;
  }
  interface HTMLElementEventMap {
    'clarm-search': SearchEvent;
  }
}
