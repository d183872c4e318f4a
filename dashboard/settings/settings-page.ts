import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { accountContext, type Account } from '../app/contexts.ts';
import { paths } from '../app/routes.ts';
import { adminsOnly, mayManage } from '../components/admins-only/admins-only.ts';
import { adminsOnlyStyles } from '../components/admins-only/admins-only.styles.ts';
import '../components/empty-state/empty-state.ts';
import { base } from '../components/shared/base.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import { strings } from '../strings.ts';
import './enrichment/enrichment-settings.ts';
import './exclusions/exclusion-settings.ts';
import './keys/key-settings.ts';
import './members/member-settings.ts';
import './profile/profile-settings.ts';
import './replies/reply-settings.ts';
import './scoring/scoring-settings.ts';
import { styles } from './settings-page.styles.ts';
import './site/site-settings.ts';

const words = strings.settings;
type Section = keyof typeof words.sections;
/** What only owners and admins change; everybody changes the rest, or is told there. */
const OF_THE_SITE: readonly Section[] = ['site', 'scoring', 'exclusions', 'enrichment', 'keys'];

const GROUPS: readonly { title: string; sections: readonly Section[] }[] = [
  { title: words.groups.site, sections: OF_THE_SITE },
  { title: words.groups.team, sections: ['members', 'replies'] },
  { title: words.groups.you, sections: ['profile'] },
];

const CONTENT: Readonly<Record<Section, (readonly: boolean) => TemplateResult>> = {
  site: (readonly) => html`<clarm-site-settings ?readonly=${readonly}></clarm-site-settings>`,
  scoring: (readonly) =>
    html`<clarm-scoring-settings ?readonly=${readonly}></clarm-scoring-settings>`,
  exclusions: (readonly) =>
    html`<clarm-exclusion-settings ?readonly=${readonly}></clarm-exclusion-settings>`,
  enrichment: (readonly) =>
    html`<clarm-enrichment-settings ?readonly=${readonly}></clarm-enrichment-settings>`,
  keys: (readonly) => html`<clarm-key-settings ?readonly=${readonly}></clarm-key-settings>`,
  members: () => html`<clarm-member-settings></clarm-member-settings>`,
  replies: () => html`<clarm-reply-settings></clarm-reply-settings>`,
  profile: () => html`<clarm-profile-settings></clarm-profile-settings>`,
};

/**
 * @summary Setup → Settings: one navigation over all that a site, its team and a member can set.
 */
@customElement('clarm-settings-page')
export class SettingsPage extends LitElement {
  static override styles = [base, pages, adminsOnlyStyles, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @property() section = '';

  private get shown(): Section | undefined {
    const named = this.section || 'site';
    return Object.hasOwn(words.sections, named) ? (named as Section) : undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { shown } = this;
    const title = shown ? words.sections[shown] : strings.notFound.heading;
    document.title = `${title} · ${words.title} · ${strings.product}`;
    if (!changed.has('section')) return;
    // On a phone the sections are one row that is wider than the screen.
    const link = this.renderRoot.querySelector<HTMLElement>('[aria-current=page]');
    const nav = link?.closest('nav');
    if (link && nav) nav.scrollLeft = link.offsetLeft - nav.clientWidth / 3;
  }

  override render() {
    const { shown } = this;
    return html`<div class="page">
      <header class="page-head"><h1>${words.title}</h1></header>
      <div class="columns">
        <nav aria-label=${words.title}>
          ${GROUPS.map(
            ({ title, sections }) =>
              html`<div class="group">
                <p>${title}</p>
                ${sections.map(
                  (section) =>
                    html`<a
                      href=${paths.settingsOf(section)}
                      aria-current=${section === shown ? 'page' : 'false'}
                      >${words.sections[section]}</a
                    >`,
                )}
              </div>`,
          )}
        </nav>
        ${
          shown
            ? html`<div>
                ${OF_THE_SITE.includes(shown) ? adminsOnly(this.account) : nothing}
                ${CONTENT[shown](!mayManage(this.account))}
              </div>`
            : html`<clarm-empty-state icon="search" heading=${strings.notFound.heading}
                >${strings.notFound.words}</clarm-empty-state
              >`
        }
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-settings-page': SettingsPage;
  }
}
