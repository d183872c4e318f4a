import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { routeOf, type Route } from './routes.ts';

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

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Keeps its host at the address in the bar: links, `NavigateEvent`s, back and forward. */
export class Navigation implements ReactiveController {
  route: Route;
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
    this.host.addEventListener(NavigateEvent.type, this.onNavigate);
    window.addEventListener('popstate', this.follow);
    this.follow();
  }

  hostDisconnected(): void {
    this.host.removeEventListener('click', this.onClick);
    this.host.removeEventListener(NavigateEvent.type, this.onNavigate);
    window.removeEventListener('popstate', this.follow);
  }

  /** Goes there without a page load. */
  go(path: string, { replace = false } = {}): void {
    if (replace) history.replaceState(null, '', path);
    else history.pushState(null, '', path);
    this.follow();
  }

  private readonly follow = () => {
    this.route = routeOf(location);
    this.host.requestUpdate();
  };

  private readonly onNavigate = (event: Event) => {
    if (event instanceof NavigateEvent) this.go(event.path, { replace: event.replace });
  };

  private readonly onClick = (event: MouseEvent) => {
    const link = linkOf(event);
    if (!link || event.defaultPrevented || !isPlainClick(event)) return;
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (!link.pathname.startsWith(this.base)) return;
    event.preventDefault();
    const path = link.pathname + link.search;
    this.go(path, { replace: path === location.pathname + location.search });
  };
}
