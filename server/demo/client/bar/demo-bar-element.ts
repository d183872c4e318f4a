import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PersonaCard } from '../../contract.ts';
import { fetchPersonas, savePersona } from './demo-api.ts';
import { barStyles } from './demo-bar.styles.ts';
import { FeedController } from './feed-controller.ts';
import { glyph } from './glyphs.ts';
import type { PersonaChoice } from './persona-menu.ts';
import { recall, remember } from './remembered.ts';
import { STRINGS } from './strings.ts';
import { VisitorController } from './visitor-controller.ts';

const HOME = '/demo/';
const WIDE = '(width >= 1280px)';

/**
 * The controls above the demo site: whom to visit as, the score as it moves, and the live panel.
 * They use what any customer's page could use (`ClarmTrack`), and the demo's own API.
 */
export class DemoBar extends LitElement {
  static override styles = barStyles;

  /** The demo's own site: the dashboard may show several. */
  @property() site = '';

  @state() private personas: readonly PersonaCard[] = [];
  @state() private menuOpen = false;
  @state() private panelOpen = recall().panelOpen ?? matchMedia(WIDE).matches;

  readonly #feed = new FeedController(this);
  readonly #visitor = new VisitorController(this, (id) => void this.#meet(id));

  override connectedCallback(): void {
    const { persona, visitor } = recall();
    super.connectedCallback();
    // The server keeps personas in memory only: say it again before the first event goes out.
    if (persona !== undefined && visitor !== undefined) void this.#say(visitor, persona);
    void fetchPersonas().then(
      (personas) => (this.personas = personas),
      () => (this.personas = []),
    );
    document.addEventListener('click', this.#closeMenu);
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('click', this.#closeMenu);
    document.removeEventListener('keydown', this.#onKey);
    delete document.documentElement.dataset['demoPanel'];
  }

  override render(): TemplateResult {
    const { visitor } = this.#feed.state;
    const score = visitor?.intent ?? 0;
    return html`
      <div class="bar" role="region" aria-label=${STRINGS.title}>
        <span class="title">${glyph('sliders')}<span>${STRINGS.title}</span></span>
        <button
          class="persona"
          aria-haspopup="dialog"
          aria-expanded=${this.menuOpen}
          @click=${this.#toggleMenu}
        >
          <span class="persona-as">${STRINGS.visitingAs}</span>
          <strong>${this.#personaLabel()}</strong>${glyph('down')}
        </button>
        <span class="grow"></span>
        ${
          this.#visitor.id === undefined
            ? nothing
            : html`<a class="dashboard" href=${this.#dashboardUrl()} target="_blank" rel="noopener"
                >${STRINGS.dashboard} ${glyph('out')}</a
              >`
        }
        <button class="toggle" aria-expanded=${this.panelOpen} @click=${this.#togglePanel}>
          <span class="unseen">${STRINGS.score}</span>
          <span class=${score >= 70 ? 'score high' : 'score'}>${score}</span>
          <span class="toggle-label">${STRINGS.panel}</span>${glyph('panel')}
        </button>
      </div>
      ${
        this.menuOpen
          ? html`<clarm-demo-personas
              .personas=${this.personas}
              .current=${this.#feed.state.persona}
              @clarm-demo-persona=${this.#choose}
            ></clarm-demo-personas>`
          : nothing
      }
      ${
        this.panelOpen
          ? html`<clarm-demo-panel
              .feed=${this.#feed.state}
              .visitorId=${this.#visitor.id}
              .ready=${this.#visitor.ready}
              .dashboardUrl=${this.#dashboardUrl()}
            ></clarm-demo-panel>`
          : nothing
      }
    `;
  }

  override updated(): void {
    document.documentElement.dataset['demoPanel'] = this.panelOpen ? 'open' : 'closed';
  }

  #personaLabel(): string {
    const { persona } = this.#feed.state;
    return this.personas.find(({ id }) => id === persona)?.label ?? STRINGS.yourself;
  }

  #dashboardUrl(): string {
    const { id } = this.#visitor;
    return id === undefined
      ? ''
      : `/dashboard/visitors/${id}?site=${encodeURIComponent(this.site)}`;
  }

  /** The widget says who the visitor is, now or from now on. */
  async #meet(id: string | undefined): Promise<void> {
    const { next, persona, visitor } = recall();
    if (next !== undefined && location.pathname === HOME) {
      remember({ next: undefined });
      return this.#play(next);
    }
    // An identity of its own (a form) made a new visitor: the person in front is still the same.
    if (id !== undefined && persona !== undefined && id !== visitor) {
      remember({ visitor: id });
      await this.#say(id, persona);
    }
    this.#feed.follow(id);
  }

  #choose = (event: CustomEvent<PersonaChoice>): void => {
    const { persona } = event.detail;
    this.menuOpen = false;
    if (location.pathname === HOME) return void this.#play(persona ?? '');
    // A fresh lead begins on the home page, not in the middle of somebody else's visit.
    remember({ next: persona ?? '' });
    location.assign(HOME);
  };

  /** Makes this browser a new visitor who is somebody else; '' is nobody but oneself. */
  async #play(persona: string): Promise<void> {
    remember({ persona: persona || undefined, visitor: undefined });
    window.ClarmTrack?.('reset');
    const id = window.ClarmTrack?.visitorId();
    remember({ visitor: id });
    // Events of the new visitor wait a moment for each other; this overtakes them.
    if (id !== undefined && persona !== '') await this.#say(id, persona);
    this.#visitor.look();
    this.#feed.follow(id);
  }

  async #say(visitor: string, persona: string): Promise<void> {
    try {
      await savePersona(visitor, persona);
    } catch (error) {
      console.error('[demo]', error);
    }
  }

  #toggleMenu = (): void => {
    this.menuOpen = !this.menuOpen;
  };

  #togglePanel = (): void => {
    this.panelOpen = !this.panelOpen;
    remember({ panelOpen: this.panelOpen });
  };

  #closeMenu = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.menuOpen = false;
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.menuOpen) return;
    this.menuOpen = false;
    this.renderRoot.querySelector<HTMLElement>('.persona')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-demo-bar': DemoBar;
  }
}
