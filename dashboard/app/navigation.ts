import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { routeOf, type Route } from './routes.ts';
import { withSite } from './site-in-address.ts';

/** Asks the app to go to another address of the dashboard; bubbles from wherever it happens. */
export class NavigateEvent extends Event {
  static readonly type = 'clarm-navigate';
  readonly path: string;
  readonly replace: boolean;

  constructor(path: string, { replace = false } = {}) {
    super(NavigateEvent.type, { bubbles: true, composed: true });
    this.path = path;
    this.replace = replace;
  }
}

const linkOf = (event: Event): HTMLAnchorElement | undefined =>
  event.composedPath().find((node) => node instanceof HTMLAnchorElement);

/** A click that goes somewhere in this tab. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** When a link may be opened, copied or looked at: before any of it, the link has its site. */
const NEAR = ['pointerover', 'pointerdown', 'focusin'] as const;

/**
 * Keeps its host at the address in the bar: links, `NavigateEvent`s, back and forward. Every
 * address has the site in it, so that a link means the same to a colleague and in another tab.
 */
export class Navigation implements ReactiveController {
  route: Route;
  /** The site that is looked at; undefined where there is no choice. */
  site: string | undefined;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly base: string;

  constructor(host: ReactiveControllerHost & HTMLElement, base = '/dashboard/') {
    this.host = host;
    this.base = base;
    this.route = routeOf(location);
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('click', this.onClick);
    for (const type of NEAR) this.host.addEventListener(type, this.onNear);
    this.host.addEventListener(NavigateEvent.type, this.onNavigate);
    window.addEventListener('popstate', this.follow);
    this.follow();
  }

  hostDisconnected(): void {
    this.host.removeEventListener('click', this.onClick);
    for (const type of NEAR) this.host.removeEventListener(type, this.onNear);
    this.host.removeEventListener(NavigateEvent.type, this.onNavigate);
    window.removeEventListener('popstate', this.follow);
  }

  /** Goes there without a page load. */
  go(path: string, { replace = false } = {}): void {
    const address = withSite(path, this.site);
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.follow();
  }

  private readonly follow = () => {
    this.route = routeOf(location);
    this.host.requestUpdate();
  };

  private readonly onNavigate = (event: Event) => {
    if (event instanceof NavigateEvent) this.go(event.path, { replace: event.replace });
  };

  private isOurs(link: HTMLAnchorElement): boolean {
    return link.origin === location.origin && link.pathname.startsWith(this.base);
  }

  private readonly onNear = (event: Event) => {
    const link = linkOf(event);
    if (!link || this.site === undefined || !this.isOurs(link)) return;
    const address = withSite(link.pathname + link.search + link.hash, this.site);
    if (link.getAttribute('href') !== address) link.setAttribute('href', address);
  };

  private readonly onClick = (event: MouseEvent) => {
    const link = linkOf(event);
    if (!link || event.defaultPrevented || !isPlainClick(event)) return;
    if (link.target || link.hasAttribute('download') || !this.isOurs(link)) return;
    event.preventDefault();
    const path = withSite(link.pathname + link.search, this.site);
    this.go(path, { replace: path === location.pathname + location.search });
  };
}
