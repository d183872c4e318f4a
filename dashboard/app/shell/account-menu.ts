import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { signOut } from '../../api/account.ts';
import type { Client } from '../../api/client.ts';
import '../../components/avatar/avatar.ts';
import { icon } from '../../components/icon/icon.ts';
import type { IconName } from '../../components/icon/icons.ts';
import { base } from '../../components/shared/base.styles.ts';
import { menuItems } from '../../components/shared/menu.styles.ts';
import { strings } from '../../strings.ts';
import { accountContext, clientContext, type Account } from '../contexts.ts';
import '../news/news-choice.ts';
import { chooseTheme, chosenTheme, type Theme } from '../theme.ts';
import { styles } from './account-menu.styles.ts';

const THEMES = [
  ['light', 'sun'],
  ['dark', 'moon'],
  ['system', 'system'],
] as const satisfies readonly (readonly [Theme, IconName])[];

/**
 * @summary Who is signed in; appearance, shortcuts and signing out.
 * @event clarm-shortcuts - The person wants to see the keyboard shortcuts; bubbles.
 * @event clarm-signed-out - The session has ended; bubbles.
 */
@customElement('clarm-account-menu')
export class AccountMenu extends LitElement {
  static override styles = [base, menuItems, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;

  @state() private theme: Theme = chosenTheme();

  private pickTheme(theme: Theme) {
    this.theme = theme;
    chooseTheme(theme);
  }

  private async leave() {
    await signOut(this.client).catch(() => undefined);
    this.dispatchEvent(new Event('clarm-signed-out', { bubbles: true, composed: true }));
  }

  override render() {
    const { me } = this.account;
    return html`<button class="who" popovertarget="account">
        <clarm-avatar name=${me.name}></clarm-avatar>
        <span class="visually-hidden">${strings.nav.account}</span>
        <span class="who-words">
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
          <div>
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
          </div>
        </fieldset>
        <clarm-news-choice></clarm-news-choice>
        <button
          class="item keys"
          popovertarget="account"
          @click=${() => this.dispatchEvent(new Event('clarm-shortcuts', { bubbles: true, composed: true }))}
        >
          ${icon('keyboard')} ${strings.nav.shortcuts}
        </button>
        <button class="item" @click=${this.leave}>${icon('signOut')} ${strings.nav.signOut}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-account-menu': AccountMenu;
  }
}
