import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { getVisitor } from '../../api/visitors.ts';
import type { Client } from '../../api/client.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { ToastEvent } from '../../components/toasts/toast-event.ts';
import '../../components/toasts/toasts.ts';
import type { Toasts } from '../../components/toasts/toasts.ts';
import { companyName, visitorName } from '../../format/visitor-name.ts';
import type { Heard, LiveFeed, LiveStatus } from '../../live/live-feed.ts';
import { Listen } from '../../live/listen.ts';
import { strings } from '../../strings.ts';
import { AccountChangedEvent } from '../account-events.ts';
import { accountContext, clientContext, liveContext, type Account } from '../contexts.ts';
import { paths, type Route } from '../routes.ts';
import { createGoTo } from '../go-to.ts';
import { NavigateEvent } from '../navigation.ts';
import { announceAlert, announceMessages } from '../news/announce.ts';
import { TitleCount } from '../news/title-count.ts';
import { UnreadMessages } from '../news/unread-messages.ts';
import { isTyping } from '../shortcuts.ts';
import { pageOf } from './page-of.ts';
import './shortcuts-dialog.ts';
import './sidebar.ts';
import { styles } from './shell.styles.ts';

/**
 * @summary The frame around every page: navigation, banners, toasts and the shortcuts overview.
 * @event clarm-site - Another site was chosen.
 * @event clarm-signed-out - The session has ended.
 * @event clarm-account-changed - The server disabled a webhook.
 */
@customElement('clarm-shell')
export class Shell extends LitElement {
  static override styles = [base, buttons, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  @property({ attribute: false }) route: Route = { page: 'visitors' };

  @state() private status: LiveStatus = 'connecting';
  @state() private showsShortcuts = false;
  @query('clarm-toasts') private toasts!: Toasts;
  private readonly goTo = createGoTo();
  private stopStatus: (() => void) | undefined;
  private readonly unread = new UnreadMessages(this, (rows) => {
    void announceMessages(this.client, rows, this.open);
  });

  constructor() {
    super();
    new TitleCount(this, () => this.unread.count);
    new Listen(
      this,
      () => this.live,
      (heard) => void this.onHeard(heard),
    );
    this.addEventListener(ToastEvent.type, ({ toast }) => this.toasts.show(toast));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    this.stopStatus?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('live')) return;
    this.stopStatus?.();
    this.status = this.live?.status ?? 'connecting';
    this.stopStatus = this.live?.onStatus((status) => (this.status = status));
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if (isTyping(event)) return;
    if (event.key === '?') this.showsShortcuts = true;
    const place = this.goTo(event.key, event.timeStamp);
    if (place === undefined) return;
    // The page that is left must not take the second key for one of its own.
    event.preventDefault();
    event.stopImmediatePropagation();
    this.open(place);
  };

  private readonly open = (path: string) => this.dispatchEvent(new NavigateEvent(path));

  private async onHeard(heard: Heard) {
    // The banner is made from the account.
    if (heard.kind === 'webhook_disabled') this.dispatchEvent(new AccountChangedEvent());
    if (heard.kind === 'alert') await this.onAlert(heard);
  }

  /** Somebody crossed the site's threshold: worth an interruption wherever the rep is. */
  private async onAlert(heard: { id: string }) {
    try {
      const visitor = await getVisitor(this.client, heard.id);
      this.toasts.show({
        text: strings.live.alert(visitorName(visitor), companyName(visitor), visitor.intent),
        tone: 'hot',
        link: { href: paths.visitor(heard.id), label: strings.live.openProfile },
      });
      announceAlert(visitor, this.open);
    } catch {
      // The toast is a courtesy; the list shows the visitor anyway.
    }
  }

  override render() {
    return html`<a class="skip" href="#content" @click=${this.skip}>${strings.skipToContent}</a>
      <clarm-sidebar
        .page=${this.route.page}
        .unread=${this.unread.count}
        @clarm-shortcuts=${() => (this.showsShortcuts = true)}
      ></clarm-sidebar>
      <main id="content" tabindex="-1">
        ${this.account.me.notices.map(
          (notice) =>
            html`<p class="banner bad" role="alert">
              ${icon('warning')} ${strings.notices[notice] ?? notice}
            </p>`,
        )}
        ${this.account.me.disabled_webhooks
          .filter(({ site }) => site === this.account.site.id)
          .map(
            ({ webhook_id, description, url, reason }) =>
              html`<p class="banner bad" role="alert">
                ${icon('warning')} ${description || url}:
                ${strings.integrations.disabledBecause[reason]}
                <a href=${paths.endpoint(webhook_id)}>${strings.notices['look']}</a>
              </p>`,
          )}
        ${
          this.status === 'down'
            ? html`<p class="banner" role="status">${icon('refresh')} ${strings.live.down}</p>`
            : nothing
        }
        <div class="pages">${pageOf(this.route)}</div>
      </main>
      <clarm-toasts></clarm-toasts>
      <clarm-shortcuts-dialog
        ?open=${this.showsShortcuts}
        @clarm-close=${() => (this.showsShortcuts = false)}
      ></clarm-shortcuts-dialog>`;
  }

  private skip(event: Event) {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('#content')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-shell': Shell;
  }
}
