import type { ReactiveController, ReactiveControllerHost } from 'lit';

const LOOK_EVERY_MS = 200;

/**
 * Follows `ClarmTrack.visitorId()`, once the widget is there: a reset or a new identity makes
 * another visitor of the same browser, and nothing announces it.
 */
export class VisitorController implements ReactiveController {
  id: string | undefined;
  /** The widget is there and has its configuration. */
  ready = false;
  readonly #host: ReactiveControllerHost;
  readonly #onChange: (id: string | undefined) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, onChange: (id: string | undefined) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    window.ClarmTrack?.('ready', () => {
      this.ready = true;
      this.look();
      this.#host.requestUpdate();
    });
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  /** Looks now instead of in a moment. */
  look(): void {
    if (!this.ready) return;
    const id = window.ClarmTrack?.visitorId();
    if (id === this.id) return;
    this.id = id;
    this.#onChange(id);
    this.#host.requestUpdate();
  }
}
