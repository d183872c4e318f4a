import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { SiteEvent } from '../../app/account-events.ts';
import { isPlainClick, NavigateEvent } from '../../app/navigation.ts';
import { siteIn } from '../../app/site-in-address.ts';
import { strings } from '../../strings.ts';
import '../confirm/confirm.ts';

const words = strings.settings.unsaved;
const BASE = '/dashboard/';

/**
 * Asks before its host is left with something that is not saved: by a link, a shortcut, Back, for
 * another site, or by leaving the app. The host renders `question()`.
 */
export class DirtyForm implements ReactiveController {
  private readonly host: LitElement;
  private readonly isChanged: () => boolean;
  /** What takes the person to where they want to go, while they are asked. */
  private wanted: NavigateEvent | SiteEvent | undefined;
  private isLeaving = false;
  private here = '';

  constructor(host: LitElement, isChanged: () => boolean) {
    this.host = host;
    this.isChanged = isChanged;
    host.addController(this);
  }

  /** Whether something is not saved. */
  get isDirty(): boolean {
    return this.isChanged();
  }

  hostConnected(): void {
    this.here = location.href;
    this.wanted = undefined;
    // On the window, so that it is asked before the app goes there.
    window.addEventListener('click', this.onClick, { capture: true });
    window.addEventListener(NavigateEvent.type, this.onNavigate, { capture: true });
    window.addEventListener(SiteEvent.type, this.onSite, { capture: true });
    window.addEventListener('popstate', this.onBack, { capture: true });
    window.addEventListener('beforeunload', this.onUnload);
  }

  hostDisconnected(): void {
    window.removeEventListener('click', this.onClick, { capture: true });
    window.removeEventListener(NavigateEvent.type, this.onNavigate, { capture: true });
    window.removeEventListener(SiteEvent.type, this.onSite, { capture: true });
    window.removeEventListener('popstate', this.onBack, { capture: true });
    window.removeEventListener('beforeunload', this.onUnload);
  }

  /** The question, open while it is asked. */
  question(): TemplateResult {
    return html`<clarm-confirm
      class="unsaved"
      ?open=${this.wanted !== undefined}
      heading=${words.heading}
      words=${words.words}
      action=${words.leave}
      danger
      @clarm-confirm=${this.leave}
      @clarm-close=${() => this.ask(undefined)}
    ></clarm-confirm>`;
  }

  private ask(wanted: NavigateEvent | SiteEvent | undefined) {
    this.wanted = wanted;
    this.host.requestUpdate();
  }

  private readonly leave = () => {
    const { wanted } = this;
    this.ask(undefined);
    if (wanted === undefined) return;
    this.isLeaving = true;
    this.host.dispatchEvent(wanted);
    this.isLeaving = false;
  };

  private holds(path: string): boolean {
    const [there, here] = [new URL(path, location.origin), new URL(this.here)];
    const sites = [there, here].flatMap(({ search }) => siteIn(search) ?? []);
    const leads = there.pathname !== here.pathname || new Set(sites).size > 1;
    return !this.isLeaving && leads && this.isDirty;
  }

  private readonly onClick = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || !isPlainClick(event) || link.target || link.hasAttribute('download')) return;
    // Elsewhere the browser goes by itself, and asks by itself.
    if (link.origin !== location.origin || !link.pathname.startsWith(BASE)) return;
    const path = link.pathname + link.search;
    if (!this.holds(path)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.ask(new NavigateEvent(path));
  };

  private readonly onNavigate = (event: Event) => {
    if (!(event instanceof NavigateEvent) || !this.holds(event.path)) return;
    event.stopImmediatePropagation();
    this.ask(new NavigateEvent(event.path, { replace: event.replace }));
  };

  private readonly onSite = (event: Event) => {
    if (!(event instanceof SiteEvent) || this.isLeaving || !this.isDirty) return;
    event.stopImmediatePropagation();
    this.ask(new SiteEvent(event.siteId));
  };

  /** The browser has gone already: it is brought back while the question is open. */
  private readonly onBack = (event: PopStateEvent) => {
    const path = location.pathname + location.search;
    if (!this.holds(path)) return;
    event.stopImmediatePropagation();
    history.pushState(null, '', this.here);
    this.ask(new NavigateEvent(path));
  };

  private readonly onUnload = (event: BeforeUnloadEvent) => {
    if (this.isDirty) event.preventDefault();
  };
}
