import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { PublicConfig } from '../../server/contracts/site-config.ts';
import type { Clarm } from '../boot.ts';
import { createChatApi } from '../chat/chat-api.ts';
import { createChat, type Chat } from '../chat/chat.ts';
import { createConversationStore } from '../chat/conversation-store.ts';
import { en } from '../strings.ts';
import { icons } from './icons.ts';
import { initial } from './initial.ts';
import { messageList } from './message-list.ts';
import { panelStyles } from './panel-styles.ts';
import { isSafeUrl } from './rich-text.ts';

/**
 * The chat panel. The loader makes one and puts its launcher into the same shadow root; written
 * into a page by hand it starts Clarm by itself.
 */
export class ClarmWidget extends LitElement {
  static override styles = panelStyles;
  static override properties = {
    widgetId: { attribute: 'widget-id' },
    opened: { type: Boolean, reflect: true },
    theme: {},
    teaserShown: { state: true },
    draft: { state: true },
  };

  declare widgetId: string | undefined;
  declare opened: boolean;
  declare theme: 'auto' | 'light' | 'dark';
  declare protected teaserShown: boolean;
  declare protected draft: string;

  /** Starts Clarm for an element that stands in a page by itself. */
  static start: ((element: ClarmWidget) => void) | undefined;

  #clarm: Clarm | undefined;
  #chat: Chat | undefined;
  #unread = 0;
  /** Asked to open before the configuration was there. */
  #openSoon = false;

  constructor() {
    super();
    this.opened = false;
    this.theme = 'auto';
    this.teaserShown = false;
    this.draft = '';
  }

  /** Messages of the team that the visitor has not seen. */
  get unreadCount(): number {
    return this.#unread;
  }

  /** Opens the panel and moves the focus into it. */
  open(): void {
    this.#openSoon = !this.#clarm;
    if (this.opened || !this.#clarm) return;
    this.opened = true;
    this.teaserShown = false;
    this.#clarm.tracker.call('widget_opened');
    this.#emit('clarm-open');
    void this.updateComplete.then(() => {
      this.#chat?.setReading(true);
      this.#focusComposer();
      this.#scrollDown();
    });
  }

  /** Closes the panel and gives the focus back to the launcher. */
  close(): void {
    if (!this.opened) return;
    const hadFocus = this.shadowRoot?.activeElement;
    this.opened = false;
    this.#chat?.setReading(false);
    this.#clarm?.tracker.call('widget_closed');
    this.#emit('clarm-close');
    if (hadFocus) this.#clarm?.launcher?.button.focus();
  }

  /** Opens the closed panel, closes the open one. */
  toggle(): void {
    if (this.opened) this.close();
    else this.open();
  }

  /** Shows the site's teaser beside the launcher. */
  tease(): void {
    if (!this.opened) this.teaserShown = true;
  }

  /** Joins the page's Clarm, once its launcher is there; the page's second element stays empty. */
  attach(clarm: Clarm): void {
    const launcher = clarm.launcher!;
    if (this.#clarm || (launcher.host !== this && launcher.host.isConnected)) return;
    launcher.moveTo(this);
    this.#clarm = clarm;
    const { tracker, widgetId } = clarm;
    const mayKeep = () => !['unknown', 'pending'].includes(tracker.permission());
    this.#chat = createChat({
      widgetId,
      api: createChatApi(clarm.api),
      store: createConversationStore(widgetId, mayKeep),
      visitorId: () => tracker.call.visitorId(),
      consent: () => {
        const permission = tracker.permission();
        return permission === 'granted' || permission === 'implied' ? permission : undefined;
      },
      here: () => ({
        session_id: tracker.view()?.session,
        page_view_id: tracker.view()?.id,
        url: location.href.slice(0, 4096),
        title: document.title.slice(0, 1024),
      }),
      now: () => Date.now(),
      newId: () => tracker.newId(),
      onChange: () => this.#onChat(),
      onMessage: (message) => {
        this.#emit('clarm-message', message);
        this.#scrollDown();
      },
    });
    clarm.onReset = () => this.#chat?.forget();
    this.#chat.start();
    this.requestUpdate();
    this.#emit('clarm-ready');
    if (this.#openSoon) this.open();
  }

  override connectedCallback() {
    super.connectedCallback();
    const clarm = window.__clarm;
    if (!clarm && this.widgetId) ClarmWidget.start?.(this);
    else if (clarm?.launcher) this.attach(clarm);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#chat?.stop();
    this.#clarm = undefined;
    this.opened = false;
  }

  protected override createRenderRoot() {
    // A copy: the list itself is about to change.
    const before = [...(this.shadowRoot?.adoptedStyleSheets ?? [])];
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets = [...before, ...root.adoptedStyleSheets];
    return root;
  }

  protected override updated(changed: PropertyValues) {
    const button = this.#clarm?.launcher?.button;
    if (!button || !changed.has('opened')) return;
    button.setAttribute('aria-expanded', String(this.opened));
    button.setAttribute('aria-label', this.opened ? en.close : en.open);
  }

  protected override render() {
    const config = this.#clarm?.config;
    const chat = this.#chat;
    if (!config || !chat) return nothing;
    const dark =
      this.theme === 'dark' ||
      (this.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    const started = chat.state.messages.length > 0;
    const title = config.headerTitle || en.title.replace('{brand}', config.brandName);
    return html`
      <div
        class="root ${this.opened ? 'opened' : ''} ${
          config.position === 'bottom-left' ? 'left' : ''
        }"
        data-theme=${dark ? 'dark' : 'light'}
        @keydown=${this.#onKeydown}
      >
        <div class="panel" part="panel" role="dialog" aria-label=${title} ?inert=${!this.opened}>
          <header part="header">
            <slot name="header">${this.#logo(config)}</slot>
            <div>
              <h2 part="title">${title}</h2>
              <p part="subtitle">${config.headerSubtitle || en.subtitle}</p>
            </div>
            <button class="icon" type="button" aria-label=${en.close} @click=${this.close}>
              ${icons.close}
            </button>
          </header>
          <div class="scroll" tabindex="0">
            ${messageList({
              state: chat.state,
              welcome: config.welcomeMessage,
              brand: config.brandName,
              strings: en,
              locale: 'en',
              now: Date.now(),
              onRetry: (id) => chat.retry(id),
            })}
            ${started ? nothing : this.#suggestions(config)}
          </div>
          ${
            chat.state.connection === 'offline'
              ? html`<div class="notice" role="status">${en.offline}</div>`
              : nothing
          }
          ${this.#composer()}
        </div>
        ${this.#teaser(config)}
        ${
          this.#unread && !this.opened
            ? html`<div class="badge" part="badge" role="status">
                <span aria-hidden="true">${this.#unread}</span>
                <span class="hidden">${en.unread.replace('{count}', String(this.#unread))}</span>
              </div>`
            : nothing
        }
      </div>
    `;
  }

  #logo(config: PublicConfig) {
    return isSafeUrl(config.headerLogo)
      ? html`<img class="avatar" part="logo" alt="" src=${config.headerLogo} />`
      : html`<span class="avatar" part="logo" aria-hidden="true"
          >${initial(config.brandName)}</span
        >`;
  }

  #suggestions(config: PublicConfig) {
    const actions = config.actions.filter(
      ({ kind, url = '' }) => kind !== 'link' || isSafeUrl(url),
    );
    return html`
      ${
        config.quickReplies.length
          ? html`<div class="choices" part="quick-replies">
              ${config.quickReplies.map(
                (text) =>
                  html`<button
                    class="choice"
                    part="quick-reply"
                    type="button"
                    @click=${() => this.#send(text)}
                  >
                    ${text}
                  </button>`,
              )}
            </div>`
          : nothing
      }
      ${
        actions.length
          ? html`<div class="actions" part="actions">
              ${actions.map((action) =>
                action.kind === 'link'
                  ? html`<a
                      class="action"
                      part="action"
                      href=${action.url!}
                      target="_blank"
                      rel="noopener"
                      @click=${() => this.#onAction(action)}
                      >${action.label}${icons.external}</a
                    >`
                  : html`<button
                      class="action"
                      part="action"
                      type="button"
                      @click=${() => this.#onAction(action)}
                    >
                      ${action.label}${icons.arrow}
                    </button>`,
              )}
            </div>`
          : nothing
      }
    `;
  }

  #composer() {
    const empty = !this.draft.trim();
    return html`
      <form part="composer" @submit=${this.#onSubmit}>
        <textarea
          rows="1"
          part="input"
          maxlength="4000"
          enterkeyhint="send"
          aria-label=${en.placeholder}
          placeholder=${en.placeholder}
          .value=${this.draft}
          @input=${this.#onInput}
          @keydown=${this.#onComposerKey}
        ></textarea>
        <button class="send" part="send" type="submit" aria-label=${en.send} aria-disabled=${empty}>
          ${icons.send}
        </button>
      </form>
    `;
  }

  #teaser(config: PublicConfig) {
    if (!this.teaserShown || !config.teaser) return nothing;
    return html`<div class="teaser" part="teaser">
      <button class="say" type="button" @click=${this.open}>${config.teaser.text}</button>
      <button
        class="icon"
        type="button"
        aria-label=${en.dismiss}
        @click=${() => (this.teaserShown = false)}
      >
        ${icons.cross}
      </button>
    </div>`;
  }

  #onAction(action: PublicConfig['actions'][number]) {
    this.#clarm?.tracker.call('action_clicked', { label: action.label, kind: action.kind });
    if (action.kind !== 'link') this.#send(action.message || action.label);
  }

  #onSubmit(event: Event) {
    event.preventDefault();
    this.#send(this.draft);
    this.draft = '';
    void this.updateComplete.then(() => this.#fitComposer());
  }

  #onInput(event: Event) {
    this.draft = (event.target as HTMLTextAreaElement).value;
    this.#fitComposer();
    if (this.draft) this.#chat?.typing();
  }

  #onComposerKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (this.draft.trim()) this.#onSubmit(event);
  }

  #onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  }

  #send(text: string) {
    if (!text.trim()) return;
    this.#chat?.send(text.trim());
    this.#scrollDown();
    this.#focusComposer();
  }

  #onChat() {
    const { unread } = this.#chat!.state;
    if (unread !== this.#unread) {
      this.#unread = unread;
      this.#emit('clarm-unread-change', unread);
    }
    this.requestUpdate();
  }

  #textarea() {
    return this.shadowRoot?.querySelector('textarea');
  }

  #focusComposer() {
    this.#textarea()?.focus({ preventScroll: true });
  }

  #fitComposer() {
    const textarea = this.#textarea();
    if (!textarea) return;
    textarea.style.height = 'auto';
    textarea.style.height = `${textarea.scrollHeight}px`;
  }

  #scrollDown() {
    void this.updateComplete.then(() => {
      const list = this.shadowRoot?.querySelector('.scroll');
      if (list) list.scrollTop = list.scrollHeight;
    });
  }

  #emit(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
