/** What a toast says. */
export interface Toast {
  text: string;
  tone?: 'plain' | 'bad' | 'hot';
  link?: { href: string; label: string };
}

/** Asks the shell to show a toast; bubbles from wherever it happens. */
export class ToastEvent extends Event {
  static readonly type = 'clarm-toast';
  readonly toast: Toast;

  constructor(toast: Toast) {
    super(ToastEvent.type, { bubbles: true, composed: true });
    this.toast = toast;
  }
}

declare global {
  interface HTMLElementEventMap {
    'clarm-toast': ToastEvent;
  }
}
