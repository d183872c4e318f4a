import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../components/confirm/confirm.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { menuItems } from '../../components/shared/menu.styles.ts';
import { strings } from '../../strings.ts';
import { styles } from './visitor-menu.styles.ts';

const words = strings.visitor.menu;

/** What can be done with a visitor's data. */
export type VisitorAction = 'export' | 'copy' | 'erase';

/** Something is to be done with the visitor's data, confirmed where that is needed. */
export class VisitorActionEvent extends Event {
  static readonly type = 'clarm-visitor-action';
  readonly action: VisitorAction;

  constructor(action: VisitorAction) {
    super(VisitorActionEvent.type);
    this.action = action;
  }
}

/**
 * @summary A menu of what is rarely done with a visitor: export, erase, copy the id.
 * @event clarm-visitor-action - With what is to be done.
 */
@customElement('clarm-visitor-menu')
export class VisitorMenu extends LitElement {
  static override styles = [base, buttons, menuItems, styles];

  /** What the visitor is called, for the question. */
  @property() name = '';
  /** Whether whoever looks may delete people for good. */
  @property({ type: Boolean }) mayErase = false;

  @state() private asks = false;
  @query('[popover]') private menu!: HTMLElement;
  @query('.opener') private opener!: HTMLElement;

  private do(action: VisitorAction) {
    this.menu.hidePopover();
    this.asks = false;
    this.dispatchEvent(new VisitorActionEvent(action));
  }

  private ask() {
    this.menu.hidePopover();
    this.asks = true;
  }

  private onToggle(event: Event) {
    if (!(event instanceof ToggleEvent)) return;
    if (event.newState === 'open') this.place();
    // What was focused is about to be hidden; in a shadow root the browser does not find its way back.
    else if (this.menu.matches(':focus-within')) this.opener.focus();
  }

  /** Below the button, its right edge under that of the button: a popover lies on top of the page. */
  private place() {
    const { bottom, right } = this.opener.getBoundingClientRect();
    this.menu.style.top = `${bottom + 4}px`;
    this.menu.style.right = `${document.documentElement.clientWidth - right}px`;
  }

  private item(
    sign: 'download' | 'copy' | 'trash',
    label: string,
    onPress: () => void,
  ): TemplateResult {
    return html`<button class="item ${sign}" @click=${onPress}>${icon(sign)} ${label}</button>`;
  }

  override render() {
    return html`<button
        class="button icon small opener"
        popovertarget="menu"
        aria-label=${words.open}
        title=${words.open}
      >
        ${icon('more')}
      </button>
      <div id="menu" popover role="group" aria-label=${words.open} @beforetoggle=${this.onToggle}>
        ${this.item('download', words.export, () => this.do('export'))}
        ${this.item('copy', words.copy, () => this.do('copy'))}
        ${this.mayErase ? this.item('trash', words.erase, () => this.ask()) : nothing}
      </div>
      <clarm-confirm
        ?open=${this.asks}
        heading=${words.eraseTitle(this.name)}
        words=${words.eraseWords}
        action=${words.eraseAction}
        danger
        @clarm-confirm=${() => this.do('erase')}
        @clarm-close=${() => (this.asks = false)}
      ></clarm-confirm>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-visitor-menu': VisitorMenu;
  }
  interface HTMLElementEventMap {
    'clarm-visitor-action': VisitorActionEvent;
  }
}
