import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { base } from '../components/shared/base.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import { strings } from '../strings.ts';
import './enrichment-settings.ts';
import './exclusion-settings.ts';
import './key-settings.ts';
import './scoring-settings.ts';
import './site-settings.ts';

const words = strings.settings;
type Section = keyof typeof words.sections;
const SECTIONS = Object.keys(words.sections) as Section[];

const CONTENT: Readonly<Record<Section, TemplateResult>> = {
  site: html`<clarm-site-settings></clarm-site-settings>`,
  scoring: html`<clarm-scoring-settings></clarm-scoring-settings>`,
  exclusions: html`<clarm-exclusion-settings></clarm-exclusion-settings>`,
  enrichment: html`<clarm-enrichment-settings></clarm-enrichment-settings>`,
  keys: html`<clarm-key-settings></clarm-key-settings>`,
};

const styles = css`
  nav {
    display: flex;
    gap: var(--s-4);
    margin-bottom: var(--s-4);
    border-bottom: 1px solid var(--border);
    overflow-x: auto;
  }
  nav a {
    flex: none;
    padding: var(--s-2) 0;
    color: var(--text-2);
    font-size: var(--text-s);
    font-weight: 550;
  }
  nav a:hover {
    color: var(--text);
    text-decoration: none;
  }
  nav a:focus-visible {
    outline-offset: -2px;
  }
  nav a[aria-current='page'] {
    color: var(--accent-text);
    box-shadow: inset 0 -2px var(--accent);
  }
`;

/**
 * @summary Setup → Settings: one navigation over all that a site can set.
 */
@customElement('clarm-settings-page')
export class SettingsPage extends LitElement {
  static override styles = [base, pages, styles];

  @property() section = '';

  protected override updated(): void {
    document.title = `${words.title} · ${strings.product}`;
  }

  override render() {
    const section = SECTIONS.find((one) => one === this.section) ?? 'site';
    return html`<div class="page narrow">
      <header class="page-head"><h1>${words.title}</h1></header>
      <nav aria-label=${words.title}>
        ${SECTIONS.map(
          (one) =>
            html`<a href=${paths.settingsOf(one)} aria-current=${one === section ? 'page' : 'false'}
              >${words.sections[one]}</a
            >`,
        )}
      </nav>
      ${CONTENT[section]}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-settings-page': SettingsPage;
  }
}
