import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WidgetSettings } from '../../server/contracts/accounts.ts';
import type { SiteConfig } from '../../server/contracts/site-config.ts';
import type { PreviewView } from '../../widget/preview/messages.ts';
import type { Client } from '../api/client.ts';
import { problemsByField } from '../api/problems.ts';
import { getSiteSettings, patchSiteSettings } from '../api/site-settings.ts';
import { accountContext, clientContext, type Account } from '../app/contexts.ts';
import { DirtyForm } from '../components/dirty-form/dirty-form.ts';
import '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import '../components/modal/modal.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import { segments } from '../components/shared/segment.styles.ts';
import { problemAt } from '../components/shared/problem-at.ts';
import { unavailable } from '../components/shared/unavailable.ts';
import '../components/skeleton/skeleton.ts';
import { strings } from '../strings.ts';
import { actionsSection } from './actions-section.ts';
import { changesOf, draftOf, type Draft } from './changes-of.ts';
import { hoursSection } from './hours-section.ts';
import { lookSection, privacySection, teaserSection, wordsSection, type Form } from './sections.ts';
import './widget-preview/widget-preview.ts';
import type { ViewEvent } from './widget-preview/widget-preview.ts';
import { styles } from './widget-settings-page.styles.ts';

const words = strings.widgetSettings;
const COLOR = /^#[0-9a-f]{6}$/i;
const SECTIONS = {
  look: lookSection,
  words: wordsSection,
  actions: actionsSection,
  teaser: teaserSection,
  hours: hoursSection,
  privacy: privacySection,
} as const satisfies Record<keyof typeof words.sections, (form: Form) => TemplateResult>;

/**
 * @summary Designs the widget: a form, and beside it the real widget with what is not saved yet.
 */
@customElement('clarm-widget-settings-page')
export class WidgetSettingsPage extends LitElement {
  static override styles = [base, buttons, cards, fields, pages, segments, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  /** Where the preview's page is; a test has its own. */
  @property() preview = '/dashboard/widget-preview';
  /** Where there is no room for the preview beside the form; a test has its own. */
  @property({ attribute: false }) narrow = matchMedia('(max-width: 1020px)');

  @state() private saved: WidgetSettings | undefined;
  @state() private draft: Draft | undefined;
  @state() private typed: Partial<Record<'quickReplies' | 'origins', string>> = {};
  @state() private problems: Readonly<Record<string, string>> = {};
  @state() private failure = '';
  @state() private saving = false;
  @state() private justSaved = false;
  /** What of the widget the preview shows. */
  @state() private view: PreviewView = 'chat';
  /** Whether the preview lies over the form, where it has no place beside it. */
  @state() private isPreviewing = false;
  /** The last configuration that can be shown: half a colour cannot. */
  private showable: SiteConfig | undefined;
  private readonly dirty = new DirtyForm(
    this,
    () => !!this.saved && !!this.draft && changesOf(this.saved, this.draft) !== undefined,
  );

  private readonly loading = new Task(this, {
    args: () => [this.client, this.account.site.id] as const,
    task: async ([client, site], { signal }) => {
      this.begin(await getSiteSettings(client, site, signal));
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${words.title} · ${strings.product}`;
    this.narrow.addEventListener('change', this.onWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.narrow.removeEventListener('change', this.onWidth);
  }

  private readonly onWidth = () => {
    this.isPreviewing = false;
    this.requestUpdate();
  };

  private begin(saved: WidgetSettings) {
    this.saved = saved;
    this.draft = draftOf(saved);
    this.typed = {};
    this.problems = {};
    this.failure = '';
  }

  private change(change: Partial<SiteConfig>) {
    const { draft } = this;
    if (!draft) return;
    this.draft = { ...draft, config: { ...draft.config, ...change } };
    this.justSaved = false;
    // Show what is being changed, as far as it is not on screen anyway.
    if ('teaser' in change) this.view = 'teaser';
    else if (!('position' in change || 'primaryColor' in change)) this.view = 'chat';
  }

  private problem(path: string): string | undefined {
    return problemAt(this.problems, path);
  }

  private form(draft: Draft): Form {
    return {
      draft,
      problem: (path) => this.problem(path),
      change: (change) => this.change(change),
      changeOrigins: (origins) => {
        this.draft = { ...draft, origins };
        this.justSaved = false;
      },
      text: (name) =>
        this.typed[name] ??
        (name === 'origins' ? draft.origins : draft.config.quickReplies).join('\n'),
      setText: (name, text) => (this.typed = { ...this.typed, [name]: text }),
    };
  }

  private async save(event: Event) {
    event.preventDefault();
    const { saved, draft } = this;
    const patch = saved && draft && changesOf(saved, draft);
    if (!patch || this.saving) return;
    this.saving = true;
    this.failure = '';
    this.problems = {};
    try {
      this.begin(await patchSiteSettings(this.client, saved.id, patch));
      this.justSaved = true;
    } catch (error) {
      this.problems = problemsByField(error);
      const known = Object.keys(this.problems).length > 0;
      this.failure = known
        ? words.problems
        : error instanceof Error
          ? error.message
          : String(error);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    } finally {
      this.saving = false;
    }
  }

  /** Of the preview, where it has no place beside the form. */
  private opener(): TemplateResult | typeof nothing {
    if (!this.narrow.matches) return nothing;
    return html`<button class="button" type="button" @click=${() => (this.isPreviewing = true)}>
      ${icon('eye')} ${words.preview}
    </button>`;
  }

  private saveBar(): TemplateResult {
    const isChanged = this.dirty.isDirty;
    return html`<div class="save">
      ${
        this.failure
          ? html`<p class="problem" role="alert">${this.failure}</p>`
          : html`<p role="status">
              ${isChanged ? words.unsaved : this.justSaved ? words.saved : ''}
            </p>`
      }
      ${this.opener()}
      <button
        class="button"
        type="button"
        ${unavailable(!isChanged || this.saving)}
        @click=${() => this.saved && this.begin(this.saved)}
      >
        ${words.discard}
      </button>
      <button class="button primary" ${unavailable(!isChanged || this.saving)}>
        ${this.saving ? words.saving : words.save}
      </button>
    </div>`;
  }

  private editor(draft: Draft): TemplateResult {
    const form = this.form(draft);
    const mayChange = this.account.me.role !== 'agent';
    if (!this.showable || COLOR.test(draft.config.primaryColor)) this.showable = draft.config;
    return html`${mayChange ? nothing : html`<p class="note" role="note">${words.notAdmin}</p>`}
      <div class="columns">
        <form @submit=${this.save} novalidate>
          <fieldset class="sections" ?disabled=${!mayChange}>
            ${(Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).map(
              (name) =>
                html`<section class="card" aria-labelledby=${`section-${name}`}>
                  <h2 id=${`section-${name}`}>${words.sections[name]}</h2>
                  ${SECTIONS[name](form)}
                </section>`,
            )}
          </fieldset>
          ${mayChange ? this.saveBar() : html`<div class="save">${this.opener()}</div>`}
        </form>
        ${this.narrow.matches ? nothing : this.frame()}
      </div>
      ${
        this.narrow.matches
          ? html`<clarm-modal
              heading=${words.preview}
              ?open=${this.isPreviewing}
              @clarm-close=${() => (this.isPreviewing = false)}
              >${this.isPreviewing ? this.frame() : nothing}</clarm-modal
            >`
          : nothing
      }`;
  }

  private frame(): TemplateResult {
    return html`<clarm-widget-preview
      .config=${this.showable}
      .src=${this.preview}
      .view=${this.view}
      role="region"
      aria-label=${words.preview}
      @clarm-view=${({ view }: ViewEvent) => (this.view = view)}
    ></clarm-widget-preview>`;
  }

  override render() {
    const { saved, draft } = this;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${words.title}</h1>
          <p class="lead">${words.lead}</p>
        </div>
      </header>
      ${
        saved && draft && saved.id === this.account.site.id
          ? this.editor(draft)
          : this.loading.render({
              error: (error) =>
                html`<clarm-error-state
                  .error=${error}
                  @clarm-retry=${() => this.loading.run()}
                ></clarm-error-state>`,
              pending: () => html`<clarm-skeleton lines="8"></clarm-skeleton>`,
            })
      }
      ${this.dirty.question()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-widget-settings-page': WidgetSettingsPage;
  }
}
