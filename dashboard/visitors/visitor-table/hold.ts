import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A mouse that has not moved for this long is not about to click. */
const STILL_MS = 4_000;

/** Knows whether a mouse is at work over the host, so that nothing jumps away under it. */
export class Hold implements ReactiveController {
  isHeld = false;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly onRelease: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, onRelease: () => void) {
    this.host = host;
    this.onRelease = onRelease;
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('pointermove', this.onMove);
    this.host.addEventListener('pointerleave', this.release);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('pointermove', this.onMove);
    this.host.removeEventListener('pointerleave', this.release);
    clearTimeout(this.timer);
    this.isHeld = false;
  }

  private readonly onMove = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse') return;
    this.isHeld = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.release, STILL_MS);
  };

  private readonly release = () => {
    clearTimeout(this.timer);
    if (!this.isHeld) return;
    this.isHeld = false;
    this.onRelease();
  };
}
