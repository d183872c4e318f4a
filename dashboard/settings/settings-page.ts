import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
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

const GROUPS: readonly { title: string; sections: readonly Section[] }[] = [
  { title: words.groups.site, sections: ['site', 'scoring', 'exclusions', 'enrichment', 'keys'] },
  { title: words.groups.team, sections: ['members', 'replies'] },
  { title: words.groups.you, sections: ['profile'] },
];

const CONTENT: Readonly<Record<Section, TemplateResult>> = {
  site: html`<clarm-site-settings></clarm-site-settings>`,
  scoring: html`<clarm-scoring-settings></clarm-scoring-settings>`,
  exclusions: html`<clarm-exclusion-settings></clarm-exclusion-settings>`,
  enrichment: html`<clarm-enrichment-settings></clarm-enrichment-settings>`,
  keys: html`<clarm-key-settings></clarm-key-settings>`,
  members: html`<clarm-member-settings></clarm-member-settings>`,
  replies: html`<clarm-reply-settings></clarm-reply-settings>`,
  profile: html`<clarm-profile-settings></clarm-profile-settings>`,
};

/**
 * @summary Setup → Settings: one navigation over all that a site, its team and a member can set.
 */
@customElement('clarm-settings-page')
export class SettingsPage extends LitElement {
  static override styles = [base, pages, styles];

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
            ? CONTENT[shown]
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
