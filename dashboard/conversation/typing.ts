import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The visitor's browser hears of typing at most this often. */
const EVERY_MS = 3_000;
/** Typing that is not repeated has ended. */
const LASTS_MS = 6_000;

/** Who is typing: shows for a while that the visitor does, and tells now and then that the rep does. */
export class Typing implements ReactiveController {
  /** Whether the visitor is typing. */
  isVisitor = false;
  private readonly host: ReactiveControllerHost;
  private readonly tell: () => void;
  private ends: ReturnType<typeof setTimeout> | undefined;
  private toldAt = 0;

  constructor(host: ReactiveControllerHost, tell: () => void) {
    this.host = host;
    this.tell = tell;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.ends);
  }

  /** The visitor is typing, or is not any more. */
  heard(isVisitor: boolean): void {
    clearTimeout(this.ends);
    if (isVisitor) this.ends = setTimeout(() => this.heard(false), LASTS_MS);
    if (this.isVisitor === isVisitor) return;
    this.isVisitor = isVisitor;
    this.host.requestUpdate();
  }

  /** The rep typed something. */
  typed(now: number): void {
    if (now - this.toldAt < EVERY_MS) return;
    this.toldAt = now;
    this.tell();
  }

  /** The rep sent it; what is typed next is told at once. */
  sent(): void {
    this.toldAt = 0;
  }
}
