import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps a number before the title of whatever page is open, where other tabs show it. */
export class TitleCount implements ReactiveController {
  private readonly count: () => number;
  private prefix = '';
  // Pages set their titles themselves.
  private readonly observer = new MutationObserver(() => this.show(this.count()));

  constructor(host: ReactiveControllerHost, count: () => number) {
    this.count = count;
    host.addController(this);
  }

  hostConnected(): void {
    const all = { childList: true, characterData: true, subtree: true };
    this.observer.observe(document.head, all);
  }

  hostUpdated(): void {
    this.show(this.count());
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    this.show(0);
  }

  private show(count: number) {
    const { title } = document;
    const own = title.startsWith(this.prefix) ? title.slice(this.prefix.length) : title;
    this.prefix = count > 0 ? `(${count}) ` : '';
    if (title !== this.prefix + own) document.title = this.prefix + own;
  }
}
