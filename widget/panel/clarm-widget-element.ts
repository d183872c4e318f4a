import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Clarm } from '../boot.ts';
import { en, type Strings } from '../strings.ts';
import { adopt } from './adopt.ts';
import { Composer } from './composer.ts';
import { Conversation } from './conversation.ts';
import { findWords, wantedLocales, wordsAtHand, type Words } from './find-words.ts';
import { isDarkAround } from './is-dark-around.ts';
import { panelStyles } from './panel-styles.ts';
import { panelView } from './panel-view.ts';
import { riseAbove } from './rise-above.ts';

const NARROW = '(max-width: 480px), (max-height: 480px)';
const DARK = '(prefers-color-scheme: dark)';
/** So soon after it has opened by itself, nobody who clicks the launcher means to close the panel. */
const REOPENED_MS = 1000;
/** So close to its end the list follows new messages. */
const NEAR_END_PX = 80;

/** What Markdown or a link cannot do without. */
const MARKUP = /[*_`~[>@]|^[-\d]|\/\/|www\./m;

/** Whether a disk of the browser's has something like `what` under a key. */
const hasKept = (disk: 'localStorage' | 'sessionStorage', key: string, what: RegExp) => {
  try {
    return what.test(window[disk].getItem(key) ?? '');
  } catch {
    return false;
  }
};

/**
 * @summary The chat of a site, with its launcher.
 * @tag clarm-widget
 * @attr {string} widget-id - the site's id; starts Clarm where no loader did
 * @slot header - replaces the logo in the header
 * @slot welcome - stands above the first message
 * @slot composer - stands above the field
 * @slot footer - stands below the field
 * @fires clarm-ready - the chat is there
 * @fires clarm-open - the panel was opened
 * @fires clarm-close - the panel was closed
 * @fires {CustomEvent<PublicMessage>} clarm-message - a message came or was stored
 * @fires {CustomEvent<number>} clarm-unread-change - so many messages are unread
 * @cssproperty --clarm-primary - the brand's colour, from the configuration
 * @cssproperty --clarm-on-primary - text on it
 * @cssproperty --clarm-background - the panel's ground
 * @cssproperty --clarm-text - text on it
 * @cssproperty --clarm-muted - less important text
 * @cssproperty --clarm-line - borders
 * @cssproperty --clarm-surface - bubbles and hovered things
 * @cssproperty --clarm-accent - borders of what has the focus; from the brand's colour
 * @cssproperty --clarm-danger - what went wrong
 * @cssproperty --clarm-badge - the ground of the number of unread messages
 * @cssproperty --clarm-header-background - the header's ground
 * @cssproperty --clarm-team-background - the team's bubbles
 * @cssproperty --clarm-team-text - text in them
 * @cssproperty --clarm-visitor-background - the visitor's bubbles
 * @cssproperty --clarm-visitor-text - text in them
 * @cssproperty --clarm-font - font family
 * @cssproperty --clarm-font-size - size of messages (15px)
 * @cssproperty --clarm-radius - the panel's corners (20px)
 * @cssproperty --clarm-bubble-radius - the bubbles' corners (18px)
 * @cssproperty --clarm-shadow - the panel's shadow
 * @cssproperty --clarm-panel-width - its width (396px)
 * @cssproperty --clarm-panel-height - its height (676px)
 * @cssproperty --clarm-launcher-size - the launcher's size (56px)
 * @cssproperty --clarm-launcher-radius - its corners (50%)
 * @cssproperty --clarm-launcher-shadow - its shadow
 * @cssproperty --clarm-teaser-shadow - the teaser's shadow
 * @cssproperty --clarm-offset-x - distance from the side of the window (20px)
 * @cssproperty --clarm-offset-y - distance from its lower edge (20px)
 * @cssproperty --clarm-z-index - above everything of the page (2147483000)
 * @csspart launcher - the round button
 * @csspart badge - the number of unread messages
 * @csspart teaser - the site's teaser beside the launcher
 * @csspart panel - the panel
 * @csspart header - its header
 * @csspart logo - the logo or sign in the header
 * @csspart title - the title in the header
 * @csspart subtitle - the line below the title
 * @csspart close - the button that closes the panel
 * @csspart messages - the list of messages
 * @csspart day - a day's name between messages
 * @csspart bubble - a message
 * @csspart team-bubble - a message of the team
 * @csspart visitor-bubble - a message of the visitor
 * @csspart avatar - the sign beside a message of the team
 * @csspart typing - the dots while somebody writes
 * @csspart retry - the button of a message that was not delivered
 * @csspart quick-replies - the quick replies
 * @csspart quick-reply - one of them
 * @csspart actions - the site's actions
 * @csspart action - one of them
 * @csspart form - a form among the messages: for an e-mail, or behind an action
 * @csspart field - a field of it
 * @csspart submit - the button that sends it
 * @csspart attachments - files on their way, above the field
 * @csspart attachment - a file of a message
 * @csspart emoji - the grid of emoji
 * @csspart rating - the question how a closed conversation was
 * @csspart composer - the field with its button
 * @csspart input - the field itself
 * @csspart emoji-button - the button that shows the emoji
 * @csspart attach - the button that adds files
 * @csspart send - the button that sends
 */
export class ClarmWidget extends LitElement {
  static override styles = panelStyles;
  static override properties = {
    widgetId: { attribute: 'widget-id' },
    opened: { type: Boolean, reflect: true },
    theme: {},
  };

  declare widgetId: string | undefined;
  /** Whether the panel is open. */
  declare opened: boolean;
  /** `auto` follows the page where it is only dark or only light, else the system. */
  declare theme: 'auto' | 'light' | 'dark';

  /** Starts Clarm for an element that stands in a page by itself. @internal */
  static start: ((element: ClarmWidget) => void) | undefined;

  #clarm: Clarm | undefined;
  /** There once configuration and words are. */
  #conversation: Conversation | undefined;
  #words: Words = { strings: en, locale: 'en', direction: 'ltr' };
  #away = false;
  /** Asked to open before the configuration was there. */
  #openSoon = false;
  #reopenedAt = -Infinity;
  /** Whose state goes on to the next page. */
  #kept: Clarm | undefined;
  #atEnd = true;
  #teaser: ((strings: Strings) => TemplateResult) | undefined;
  #leaveFullScreen: (() => void) | undefined;
  readonly #dark = matchMedia(DARK);
  readonly #composer = new Composer(
    this,
    (text) => void this.#conversation?.send(text),
    () => this.#conversation?.typing(),
    (files) => this.#addFiles(files),
  );

  constructor() {
    super();
    this.opened = false;
    this.theme = 'auto';
    this.#dark.addEventListener('change', () => this.requestUpdate());
  }

  /** Messages of the team that the visitor has not seen. */
  get unreadCount(): number {
    return this.#conversation?.unread ?? 0;
  }

  /** Opens the panel and moves the focus into it. */
  open(): void {
    this.#openSoon = !this.#conversation;
    if (this.opened || !this.#conversation) return;
    this.#clarm?.tracker.call('widget_opened');
    this.#show(true);
  }

  /** Opens the panel that was open on the page before: nobody did anything. @internal */
  reopen(): void {
    if (this.opened) return;
    this.#reopenedAt = performance.now();
    this.#show(false);
  }

  /** Closes the panel and gives the focus back to the launcher. */
  close(): void {
    if (!this.opened) return;
    const hadFocus = this.shadowRoot?.activeElement;
    this.opened = false;
    this.#leaveFullScreen?.();
    this.#conversation?.setReading(false);
    this.#clarm?.tracker.call('widget_closed');
    this.#emit('clarm-close');
    if (hadFocus) void this.updateComplete.then(() => this.#clarm?.launcher?.button.focus());
  }

  /** Opens the closed panel, closes the open one. */
  toggle(): void {
    if (!this.opened) this.open();
    // A click that was meant for a closed chat, when it had just opened by itself.
    else if (performance.now() - this.#reopenedAt > REOPENED_MS) this.close();
  }

  /** Shows the site's teaser beside the launcher, where it is due. */
  async tease(): Promise<void> {
    const { config, tracker, widgetId } = this.#clarm!;
    const { dueTeaser, teaserMemory, teaserStyles, teaserView } = await import('./teaser.ts');
    const memory = teaserMemory(widgetId, () => !!tracker.call.visitorId());
    const text =
      config!.teaser &&
      !this.opened &&
      dueTeaser(config!.teaser, tracker.view()?.session ?? '', memory);
    if (!text) return;
    adopt(this.shadowRoot!, teaserStyles);
    riseAbove(this, this.shadowRoot!);
    this.#teaser = teaserView(
      text,
      memory,
      () => this.open(),
      () => {
        this.#teaser = undefined;
        this.requestUpdate();
      },
    );
    this.requestUpdate();
  }

  /** Joins the page's Clarm, once its launcher is there; the page's second element stays empty. @internal */
  attach(clarm: Clarm): void {
    const launcher = clarm.launcher!;
    if (this.#clarm || (launcher.host !== this && launcher.host.isConnected)) return;
    launcher.moveTo(this);
    this.#clarm = clarm;
    void this.#begin(clarm);
  }

  override connectedCallback() {
    super.connectedCallback();
    const clarm = window.__clarm;
    if (!clarm && this.widgetId) ClarmWidget.start?.(this);
    else if (clarm?.launcher) this.attach(clarm);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#conversation?.end();
    this.#conversation = undefined;
    this.#clarm = undefined;
    this.opened = false;
  }

  protected override createRenderRoot() {
    // A copy: the list itself is about to change.
    const before = [...(this.shadowRoot?.adoptedStyleSheets ?? [])];
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets = [...before, ...root.adoptedStyleSheets];
    // A place of its own beside the launcher, which comes and may go.
    this.renderOptions.renderBefore = null;
    return root.appendChild(document.createElement('div'));
  }

  protected override updated(changed: PropertyValues) {
    const list = this.#list();
    if (list && this.#atEnd) list.scrollTop = list.scrollHeight;
    const button = this.#clarm?.launcher?.button;
    if (!button || !changed.has('opened')) return;
    const { strings } = this.#words;
    button.setAttribute('aria-expanded', String(this.opened));
    button.setAttribute('aria-label', this.opened ? strings.close : strings.open);
  }

  protected override render() {
    const config = this.#clarm?.config;
    const conversation = this.#conversation;
    if (!config || !conversation) return nothing;
    const { strings } = this.#words;
    const { features, state } = conversation;
    return panelView({
      config,
      state,
      ...this.#words,
      opened: this.opened,
      dark: this.theme === 'dark' || (this.theme !== 'light' && isDarkAround(this, this.#dark)),
      away: this.#away,
      teaser: this.#teaser?.(strings),
      composer: this.#composer.render(
        strings,
        config.attachments,
        () => void conversation.withFeatures((brought) => brought.toggleEmoji()),
      ),
      form: conversation.form(),
      talk: features?.talk,
      markdown: features?.markdown,
      files: features?.files,
      above: features?.above(),
      rating: features?.rating(state),
      onFiles: (files) => this.#addFiles(files),
      onClose: () => this.close(),
      onScroll: () => this.#onScroll(),
      onReply: (text) => void conversation.send(text),
      onAction: (action) => conversation.act(action),
      onRetry: (id) => conversation.retry(id),
    });
  }

  async #begin(clarm: Clarm) {
    const { config, launcher } = clarm;
    const wanted = wantedLocales(config!.locale);
    // Without a wait where there is nothing to wait for.
    this.#words = wordsAtHand(wanted) ?? (await findWords(wanted));
    if (this.#clarm !== clarm) return;
    const { strings, locale } = this.#words;
    const conversation = (this.#conversation = new Conversation({
      clarm,
      root: this.shadowRoot!,
      strings,
      locale,
      composer: this.#composer,
      isOpen: () => this.opened,
      onChange: () => this.requestUpdate(),
      onMessage: (message) => this.#emit('clarm-message', message),
      onUnread: (count) => this.#emit('clarm-unread-change', count),
      onSaid: () => {
        this.#atEnd = true;
      },
      onForm: () => {
        this.requestUpdate();
        void this.updateComplete.then(() => this.shadowRoot!.querySelector('input')?.focus());
      },
    }));
    const { button } = launcher!;
    button.setAttribute('aria-label', strings.open);
    button.setAttribute('aria-haspopup', 'dialog');
    button.removeAttribute('aria-busy');
    this.requestUpdate();
    this.#emit('clarm-ready');
    if (
      hasKept('localStorage', `clarm_${clarm.widgetId}_chat`, /token|text/) ||
      clarm.tracker.call.identity?.user_hash
    )
      conversation.tryJoin();
    if (MARKUP.test(config!.welcomeMessage)) void conversation.withFeatures();
    if (this.#openSoon) this.open();
    if (hasKept('sessionStorage', `clarm_${clarm.widgetId}_tab`, /./)) void this.#keepTab();
    if (!config!.awayMessage) return;
    const { isAway } = await import('./business-hours.ts');
    this.#away = isAway(config!, Date.now());
    this.requestUpdate();
  }

  #show(byVisitor: boolean) {
    riseAbove(this, this.shadowRoot!);
    this.opened = true;
    this.#teaser = undefined;
    this.#atEnd = true;
    this.#emit('clarm-open');
    void this.updateComplete.then(() => this.#afterOpening(byVisitor));
  }

  #addFiles(files: Iterable<File>) {
    void this.#conversation?.withFeatures((features) => features.addFiles(files));
  }

  async #afterOpening(byVisitor: boolean) {
    this.#conversation?.setReading(true);
    const panel = this.shadowRoot!.querySelector<HTMLElement>('.panel');
    if (!panel) return;
    void this.#keepTab();
    // On a touch screen, focus in the field would bring up the keyboard.
    if (byVisitor && matchMedia('(pointer: fine)').matches) this.#composer.focus();
    else if (byVisitor) panel.focus({ preventScroll: true });
    if (!matchMedia(NARROW).matches) return;
    const { fillScreen } = await import('./full-screen.ts');
    if (this.opened) this.#leaveFullScreen = fillScreen(panel);
  }

  /** From now on the next page of this tab goes on where this one ends. */
  async #keepTab() {
    const clarm = this.#clarm!;
    if (this.#kept === clarm) return;
    this.#kept = clarm;
    const { keepTab } = await import('./tab-memory.ts');
    keepTab(this, this.#composer, clarm);
  }

  #onScroll() {
    const list = this.#list();
    // The last scroll may be heard of when the panel is gone.
    if (!list) return;
    const { scrollHeight, scrollTop, clientHeight } = list;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  #list() {
    return this.shadowRoot?.querySelector('.scroll');
  }

  #emit(name: string, detail?: unknown) {
    const event = new CustomEvent(name, { detail, bubbles: true, composed: true });
    this.dispatchEvent(event);
  }
}
