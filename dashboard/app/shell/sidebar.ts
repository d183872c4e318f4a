import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Client } from '../../api/client.ts';
import { brand } from '../../components/brand/brand.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import type { LiveFeed } from '../../live/live-feed.ts';
import { strings } from '../../strings.ts';
import { SiteEvent } from '../account-events.ts';
import { accountContext, clientContext, liveContext, type Account } from '../contexts.ts';
import { AlertsSeen } from '../news/alerts-seen.ts';
import { paths, type Place, type Route } from '../routes.ts';
import './account-menu.ts';
import { styles } from './sidebar.styles.ts';

const GROUPS = ['analytics', 'conversations', 'setup'] as const;
/** Every place and its group, in the order of the navigation. */
const GROUP_OF: Readonly<Record<Place, (typeof GROUPS)[number]>> = {
  overview: 'analytics',
  visitors: 'analytics',
  companies: 'analytics',
  funnel: 'analytics',
  inbox: 'conversations',
  alerts: 'conversations',
  integrations: 'setup',
  widget: 'setup',
  agent: 'setup',
  install: 'setup',
  settings: 'setup',
};
const PLACES = Object.keys(GROUP_OF) as Place[];
/** Tabs on a phone; the other places are behind "More". */
const TABS: ReadonlySet<Place> = new Set(['overview', 'visitors', 'companies', 'inbox']);
const REST = PLACES.filter((place) => !TABS.has(place));

/**
 * @summary Navigation: a column on a desktop; a bar on top and tabs at the bottom on a phone.
 */
@customElement('clarm-sidebar')
export class Sidebar extends LitElement {
  static override styles = [base, fields, styles];

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
  /** How many messages nobody has read. */
  @property({ type: Number }) unread = 0;

  private readonly alerts = new AlertsSeen(this, () => this.page === 'alerts');

  private pickSite(event: Event) {
    const select = event.target as HTMLSelectElement;
    this.dispatchEvent(new SiteEvent(select.value));
    // Who has something to save may stay.
    select.value = this.account.site.id;
  }

  private link(place: Place): TemplateResult {
    return html`<a
      href=${paths[place]}
      class=${TABS.has(place) ? '' : 'rest'}
      aria-current=${this.page === place ? 'page' : 'false'}
    >
      ${icon(place, 18)}
      <span class="word">${strings.nav[place]}</span>
      ${this.news(place)}
    </a>`;
  }

  /** What there is to see at a place. */
  private news(place: Place): TemplateResult | typeof nothing {
    const { unread } = this;
    if (place === 'inbox' && unread > 0) {
      return html`<span class="badge num" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>
        <span class="visually-hidden">${strings.nav.unread(unread)}</span>`;
    }
    if (place === 'alerts' && this.alerts.hasNew) {
      return html`<span class="fresh" aria-hidden="true"></span>
        <span class="visually-hidden">${strings.nav.newAlerts}</span>`;
    }
    return nothing;
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
        ({ id, name }) =>
          html`<option value=${id} .selected=${live(id === site.id)}>${name}</option>`,
      )}
    </select>`;
  }

  private more(): TemplateResult {
    const isHere = REST.some((place) => place === this.page);
    const hide = () => this.renderRoot.querySelector<HTMLElement>('#more')?.hidePopover();
    return html`<button class="more ${isHere ? 'here' : ''}" popovertarget="more">
        ${icon('more', 18)} <span class="word">${strings.nav.more}</span>
      </button>
      <div id="more" popover @click=${hide}>
        ${REST.map(
          (place) =>
            html`<a href=${paths[place]} aria-current=${this.page === place ? 'page' : 'false'}>
              ${icon(place, 18)} ${strings.nav[place]} ${this.news(place)}
            </a>`,
        )}
      </div>`;
  }

  override render() {
    return html`<header>
        <a class="home" href=${paths.visitors} aria-label=${strings.product}>${brand()}</a>
        ${this.sites()}
        <clarm-account-menu></clarm-account-menu>
      </header>
      <nav aria-label=${strings.nav.label}>
        ${GROUPS.map(
          (group) =>
            html`<div class="group">
              <p class="group-title">${strings.nav[group]}</p>
              ${PLACES.filter((place) => GROUP_OF[place] === group).map((place) => this.link(place))}
            </div>`,
        )}
        ${this.more()}
      </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-sidebar': Sidebar;
  }
}
