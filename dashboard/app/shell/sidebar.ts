import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { signOut } from '../../api/account.ts';
import type { Client } from '../../api/client.ts';
import { listConversations } from '../../api/conversations.ts';
import '../../components/avatar/avatar.ts';
import { brand } from '../../components/brand/brand.ts';
import { icon } from '../../components/icon/icon.ts';
import type { IconName } from '../../components/icon/icons.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { coalesce } from '../../live/coalesce.ts';
import type { LiveFeed } from '../../live/live-feed.ts';
import { Listen } from '../../live/listen.ts';
import { strings } from '../../strings.ts';
import { SiteEvent } from '../account-events.ts';
import { accountContext, clientContext, liveContext, type Account } from '../contexts.ts';
import { paths, type Route } from '../routes.ts';
import { chooseTheme, chosenTheme, type Theme } from '../theme.ts';
import { styles } from './sidebar.styles.ts';

type Place = 'visitors' | 'inbox' | 'integrations' | 'install';

const GROUPS: readonly { title: string; places: readonly Place[] }[] = [
  { title: strings.nav.analytics, places: ['visitors'] },
  { title: strings.nav.conversations, places: ['inbox'] },
  { title: strings.nav.setup, places: ['integrations', 'install'] },
];
const THEMES = [
  ['light', 'sun'],
  ['dark', 'moon'],
  ['system', 'system'],
] as const satisfies readonly (readonly [Theme, IconName])[];

/**
 * @summary Navigation: a column on a desktop; a bar on top and tabs at the bottom on a phone.
 * @event clarm-shortcuts - The person wants to see the keyboard shortcuts.
 */
@customElement('clarm-sidebar')
export class Sidebar extends LitElement {
  static override styles = [base, buttons, fields, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  @property() page: Route['page'] = 'visitors';

  @state() private theme: Theme = chosenTheme();

  private readonly unread = new Task(this, {
    args: () => [this.client] as const,
    task: async ([client], { signal }) => {
      const { data } = await listConversations(client, { limit: 100 }, signal);
      return data.reduce((sum, { unread }) => sum + unread, 0);
    },
  });
  private readonly recount = coalesce(() => this.unread.run());

  constructor() {
    super();
    new Listen(
      this,
      () => this.live,
      ({ kind }) => {
        if (kind === 'conversation' || kind === 'read' || kind === 'resync') this.recount.add(kind);
      },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.recount.cancel();
  }

  private pickTheme(theme: Theme) {
    this.theme = theme;
    chooseTheme(theme);
  }

  private async leave() {
    await signOut(this.client).catch(() => undefined);
    this.dispatchEvent(new Event('clarm-signed-out', { bubbles: true, composed: true }));
  }

  private pickSite(event: Event) {
    const { value } = event.target as HTMLSelectElement;
    this.dispatchEvent(new SiteEvent(value));
  }

  private link(place: Place): TemplateResult {
    const unread = place === 'inbox' ? (this.unread.value ?? 0) : 0;
    return html`<a href=${paths[place]} aria-current=${this.page === place ? 'page' : 'false'}>
      ${icon(place, 18)}
      <span class="word">${strings.nav[place]}</span>
      ${
        unread > 0
          ? html`<span class="badge num" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>
              <span class="visually-hidden">${strings.nav.unread(unread)}</span>`
          : nothing
      }
    </a>`;
  }

  private sites(): TemplateResult {
    const { me, site } = this.account;
    if (me.sites.length < 2) {
      return html`<p class="site truncate">
        ${site.name}
        ${
          site.demo && !site.name.includes(strings.nav.demo)
            ? html`<span class="tag">${strings.nav.demo}</span>`
            : nothing
        }
      </p>`;
    }
    return html`<select class="input site" aria-label=${strings.nav.site} @change=${this.pickSite}>
      ${me.sites.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === site.id}>${name}</option>`,
      )}
    </select>`;
  }

  private menu(): TemplateResult {
    const { me } = this.account;
    return html`<button
        class="who"
        popovertarget="account"
        aria-label="${strings.nav.account}: ${me.name}"
      >
        <clarm-avatar name=${me.name}></clarm-avatar>
        <span class="who-words" aria-hidden="true">
          <span class="truncate name">${me.name}</span>
          <span class="truncate organisation">${me.organisation.name}</span>
        </span>
        <span class="who-more">${icon('more')}</span>
      </button>
      <div id="account" popover>
        <div class="about">
          <strong>${me.name}</strong>
          <span class="email">${me.email}</span>
        </div>
        <fieldset class="themes">
          <legend>${strings.nav.theme}</legend>
          ${THEMES.map(
            ([theme, sign]) =>
              html`<label>
                <input
                  type="radio"
                  name="theme"
                  value=${theme}
                  .checked=${this.theme === theme}
                  @change=${() => this.pickTheme(theme)}
                />
                <span>${icon(sign)} ${strings.nav.themes[theme]}</span>
              </label>`,
          )}
        </fieldset>
        <button
          class="item keys"
          popovertarget="account"
          @click=${() => this.dispatchEvent(new Event('clarm-shortcuts'))}
        >
          ${icon('keyboard')} ${strings.nav.shortcuts}
        </button>
        <button class="item" @click=${this.leave}>${icon('signOut')} ${strings.nav.signOut}</button>
      </div>`;
  }

  override render() {
    return html`<header>
        <a class="home" href=${paths.visitors} aria-label=${strings.product}>${brand()}</a>
        ${this.sites()}
        <div class="account">${this.menu()}</div>
      </header>
      <nav aria-label=${strings.nav.label}>
        ${GROUPS.map(
          ({ title, places }) =>
            html`<div class="group">
              <p class="group-title">${title}</p>
              ${places.map((place) => this.link(place))}
            </div>`,
        )}
      </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-sidebar': Sidebar;
  }
}
