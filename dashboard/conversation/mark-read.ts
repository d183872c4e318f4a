import type { LitElement, ReactiveController } from 'lit';
import type { ConversationDetail } from '../../server/contracts/chat.ts';
import { lastSeq } from './thread-state.ts';

/** Says how far the rep has read: what is on a visible screen counts as read. */
export class MarkRead implements ReactiveController {
  private readonly host: LitElement;
  private readonly shown: () => ConversationDetail | undefined;
  private readonly tell: (seq: number) => Promise<unknown>;
  private told = 0;

  constructor(
    host: LitElement,
    shown: () => ConversationDetail | undefined,
    tell: (seq: number) => Promise<unknown>,
  ) {
    this.host = host;
    this.shown = shown;
    this.tell = tell;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.look);
  }

  /** Another conversation is shown. */
  reset(): void {
    this.told = 0;
  }

  /** Looks whether there is something to say. */
  readonly look = (): void => {
    const detail = this.shown();
    if (!detail || document.hidden || !this.host.checkVisibility()) return;
    const seq = lastSeq(detail);
    if (seq <= this.told || detail.unread === 0) return;
    this.told = seq;
    this.tell(seq).catch(() => {
      this.told = 0;
    });
  };
}
