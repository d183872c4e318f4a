import type { LitElement, ReactiveController } from 'lit';
import { NavigateEvent } from '../app/navigation.ts';
import { paths } from '../app/routes.ts';
import { isTyping } from '../app/shortcuts.ts';
import type { ConversationAction } from '../conversation/conversation-pane/conversation-pane.ts';

/** What a key does with the open conversation. */
const KEYS: Readonly<Record<string, ConversationAction>> = {
  r: 'reply',
  n: 'note',
  a: 'assign',
  z: 'snooze',
  e: 'close',
  t: 'tag',
};

/** What the keys of the inbox need to know of it. */
export interface Inbox {
  /** The conversation that is open. */
  opened: () => string | undefined;
  /** Of the listed conversations, in their order. */
  ids: () => readonly string[];
  act: (action: ConversationAction) => void;
}

/** Walks the inbox by keys (j, k, Escape), and works on the conversation that is open. */
export class InboxKeys implements ReactiveController {
  private readonly host: LitElement;
  private readonly inbox: Inbox;

  constructor(host: LitElement, inbox: Inbox) {
    this.host = host;
    this.inbox = inbox;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.onKey);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.onKey);
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if (isTyping(event)) return;
    const isOpen = this.inbox.opened() !== undefined;
    const action = KEYS[event.key];
    if (event.key === 'j') this.step(1);
    else if (event.key === 'k') this.step(-1);
    else if (isOpen && event.key === 'Escape') {
      this.host.dispatchEvent(new NavigateEvent(paths.inbox));
    } else if (isOpen && action) this.inbox.act(action);
    else return;
    event.preventDefault();
  };

  /** To the next conversation or the one before; from outside the list, to its first. */
  private step(by: number) {
    const ids = this.inbox.ids();
    const at = ids.findIndex((id) => id === this.inbox.opened());
    const next = ids[at < 0 ? 0 : at + by];
    if (next === undefined) return;
    this.host.dispatchEvent(new NavigateEvent(paths.conversation(next), { replace: at >= 0 }));
  }
}
