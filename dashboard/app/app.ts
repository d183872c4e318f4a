import { ContextProvider } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Me } from '../../server/contracts/accounts.ts';
import { getMe } from '../api/account.ts';
import { CallError, createClient, type Client } from '../api/client.ts';
import '../components/error-state/error-state.ts';
import { openLiveFeed, type LiveFeed } from '../live/live-feed.ts';
import '../setup/setup-page.ts';
import '../sign-in/sign-in-page.ts';
import { strings } from '../strings.ts';
import { accountContext, clientContext, liveContext, type Account } from './contexts.ts';
import { Navigation } from './navigation.ts';
import { recall, remember } from './remembered.ts';
import { paths, type Route } from './routes.ts';
import { siteIn } from './site-in-address.ts';
import './shell/shell.ts';

/** The site looked at last, for an address that names none. */
const SITE_KEY = 'clarm-site';
/** Where to go from something that belongs to one site. */
const LISTS: Partial<Record<Route['page'], string>> = {
  visitors: paths.visitors,
  companies: paths.companies,
  inbox: paths.inbox,
  integrations: paths.integrations,
};

/**
 * @summary The dashboard: finds out who is signed in, then gives the shell its account, client and live feed.
 */
@customElement('clarm-app')
export class App extends LitElement {
  @state() private account: Account | undefined;
  @state() private signedOut = false;
  /** The session ended by itself, while somebody was at work. */
  @state() private ended = false;

  private readonly navigation = new Navigation(this);
  private readonly anonymous: Client = createClient({ fetch: fetch.bind(window) });
  private readonly accountProvider = new ContextProvider(this, { context: accountContext });
  private readonly clientProvider = new ContextProvider(this, {
    context: clientContext,
    initialValue: this.anonymous,
  });
  private readonly liveProvider = new ContextProvider(this, { context: liveContext });
  private live: LiveFeed | undefined;

  private readonly whoAmI = new Task(this, {
    args: () => [],
    task: async () => {
      try {
        this.enter(await getMe(this.anonymous));
      } catch (error) {
        if (!(error instanceof CallError) || error.status !== 401) throw error;
        this.leave();
      }
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.live?.close();
  }

  private enter(me: Me) {
    const named = siteIn(location.search);
    const siteOf = (wanted: string | null | undefined) => me.sites.find(({ id }) => id === wanted);
    const site = siteOf(named) ?? siteOf(recall(SITE_KEY)) ?? me.sites[0];
    if (!site) throw new CallError('site_not_found', strings.errors.noSite);
    this.look({ me, site });
    this.signedOut = false;
  }

  private look(account: Account) {
    const { id } = account.site;
    remember(SITE_KEY, id);
    this.navigation.site = account.me.sites.length > 1 ? id : undefined;
    this.live?.close();
    this.live = openLiveFeed(
      `/api/stream?site=${encodeURIComponent(id)}`,
      (url) => new EventSource(url),
    );
    // A stream that is refused cannot say why; this call can, and signs out if it must.
    const client = createClient({
      site: id,
      fetch: fetch.bind(window),
      onUnauthenticated: () => this.leave({ ended: true }),
    });
    this.live.onStatus((status) => {
      if (status === 'down') getMe(client).catch(() => undefined);
    });
    this.account = account;
    this.accountProvider.setValue(account);
    this.liveProvider.setValue(this.live);
    this.clientProvider.setValue(client);
  }

  /** Reads again who is signed in; what is open stays as it is. */
  private async readAccount() {
    const { account } = this;
    if (!account) return;
    const me = await getMe(this.clientProvider.value).catch(() => undefined);
    const site = me?.sites.find(({ id }) => id === account.site.id);
    if (!me || !site || this.account !== account) return;
    this.account = { me, site };
    this.accountProvider.setValue(this.account);
  }

  /** The address stays: after signing in again one is back where one was. */
  private leave({ ended = false } = {}) {
    // Of several calls that were refused, all but the first speak for nobody.
    if (!this.signedOut) this.ended = ended;
    this.live?.close();
    this.live = undefined;
    this.account = undefined;
    this.signedOut = true;
    this.clientProvider.setValue(this.anonymous);
  }

  private onSignedIn({ me }: { me: Me }) {
    this.enter(me);
    const { page } = this.navigation.route;
    if (page === 'setup' || page === 'sign-in') {
      this.navigation.go(paths.visitors, { replace: true });
    }
  }

  private onSite({ siteId }: { siteId: string }) {
    const { account } = this;
    const site = account?.me.sites.find(({ id }) => id === siteId);
    if (!account || !site) return;
    this.look({ me: account.me, site });
    // What is open belongs to the other site.
    const { route } = this.navigation;
    this.navigation.go(LISTS[route.page] ?? location.pathname + location.search);
  }

  /** Back, forward or a link may lead to another site; an address without one is of this one. */
  private followSite() {
    const { account } = this;
    if (!account || account.me.sites.length < 2) return;
    const named = siteIn(location.search);
    if (named === account.site.id) return;
    const site = account.me.sites.find(({ id }) => id === named);
    if (site) this.look({ me: account.me, site });
    else this.navigation.go(location.pathname + location.search, { replace: true });
  }

  protected override willUpdate(): void {
    this.followSite();
    const { page } = this.navigation.route;
    const misplaced = page === 'home' || (this.account && (page === 'sign-in' || page === 'setup'));
    if (misplaced) this.navigation.go(paths.visitors, { replace: true });
  }

  override render() {
    const { route } = this.navigation;
    if (this.account) {
      return html`<clarm-shell
        .route=${route}
        @clarm-site=${this.onSite}
        @clarm-account-changed=${this.readAccount}
        @clarm-signed-out=${() => this.leave()}
      ></clarm-shell>`;
    }
    if (route.page === 'setup') {
      return html`<clarm-setup-page
        .code=${route.code}
        @clarm-signed-in=${this.onSignedIn}
      ></clarm-setup-page>`;
    }
    if (this.signedOut) {
      return html`<clarm-sign-in-page
        ?ended=${this.ended}
        @clarm-signed-in=${this.onSignedIn}
      ></clarm-sign-in-page>`;
    }
    return this.whoAmI.render({
      error: (error) =>
        html`<clarm-error-state
          .error=${error}
          @clarm-retry=${() => this.whoAmI.run()}
        ></clarm-error-state>`,
      pending: () => nothing,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-app': App;
  }
}
