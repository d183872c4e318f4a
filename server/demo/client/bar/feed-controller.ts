import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FeedMessage } from '../../contract.ts';
import { applyMessage, EMPTY_FEED, type FeedState } from './feed-state.ts';

/** Keeps one stream to the server open while the page is visible, and its host up to date. */
export class FeedController implements ReactiveController {
  state: FeedState = EMPTY_FEED;
  readonly #host: ReactiveControllerHost;
  #visitor: string | undefined;
  #stream: EventSource | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Follows another visitor from now on, or nobody. */
  follow(visitor: string | undefined): void {
    if (visitor === this.#visitor) return;
    this.#visitor = visitor;
    this.state = EMPTY_FEED;
    this.#open();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#open);
    this.#open();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#open);
    this.#stream?.close();
  }

  #open = (): void => {
    this.#stream?.close();
    this.#stream = undefined;
    if (this.#visitor === undefined || document.visibilityState === 'hidden') return;
    const query = new URLSearchParams({ visitor_id: this.#visitor });
    this.#stream = new EventSource(`/demo/api/feed?${query}`);
    this.#stream.onmessage = ({ data }: MessageEvent<string>) => {
      this.state = applyMessage(this.state, JSON.parse(data) as FeedMessage);
      this.#host.requestUpdate();
    };
  };
}
