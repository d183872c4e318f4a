import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Heard, LiveFeed } from './live-feed.ts';

/** Subscribes its host to the live feed for as long as it is connected, whichever feed that is by then. */
export class Listen implements ReactiveController {
  private readonly feed: () => LiveFeed | undefined;
  private readonly onHeard: (heard: Heard) => void;
  private current: LiveFeed | undefined;
  private stop: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    feed: () => LiveFeed | undefined,
    onHeard: (heard: Heard) => void,
  ) {
    this.feed = feed;
    this.onHeard = onHeard;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const next = this.feed();
    if (next === this.current) return;
    this.stop?.();
    this.current = next;
    this.stop = next?.subscribe(this.onHeard);
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = undefined;
    this.current = undefined;
  }
}
