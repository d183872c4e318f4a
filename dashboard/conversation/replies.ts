import type { LitElement, ReactiveController } from 'lit';
import type { ConversationDetail, TeamMessage } from '../../server/contracts/chat.ts';
import { CallError, type Client } from '../api/client.ts';
import { reply } from '../api/conversations.ts';
import { unconfirmed, type Draft } from './thread-state.ts';
import type { Unsent } from './unsent.ts';

/** What replies on their way need of where they are written. */
export interface RepliesDeps {
  client: () => Client;
  /** The conversation that is open. */
  opened: () => string;
  /** The server has a reply of the open conversation. */
  onSent: (message: TeamMessage) => void;
  /** A reply was not sent, and is not shown any more. */
  giveBack: (conversation: string, unsent: Unsent) => void;
}

/** The replies that the server has not confirmed: on their way, or failed. None is lost. */
export class Replies implements ReactiveController {
  drafts: readonly Draft[] = [];
  private readonly host: LitElement;
  private readonly deps: RepliesDeps;

  constructor(host: LitElement, deps: RepliesDeps) {
    this.host = host;
    this.deps = deps;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.leave(this.deps.opened());
  }

  /** A newer reading of the conversation is there. */
  confirm(detail: ConversationDetail): void {
    this.show(unconfirmed(detail, this.drafts));
  }

  /** Sends a reply, or sends it once more. */
  async send(draft: Draft): Promise<void> {
    const id = this.deps.opened();
    const { message_id, text, attachments } = draft;
    const files = attachments?.map((one) => one.id);
    const others = this.drafts.filter((one) => one.message_id !== message_id);
    this.show([...others, { ...draft, state: 'sending' }]);
    try {
      const message = await reply(this.deps.client(), id, {
        message_id,
        text,
        ...(files ? { attachments: files } : {}),
      });
      if (id === this.deps.opened()) this.deps.onSent(message);
    } catch (error) {
      this.failed(id, draft, error);
    }
  }

  /** Another conversation, or none, is open from now on. */
  leave(id: string): void {
    const failed = this.drafts.filter(({ state }) => state === 'failed');
    this.show([]);
    for (const { text } of failed.toReversed()) this.deps.giveBack(id, { text, isNote: false });
  }

  private failed(id: string, { message_id, text }: Draft, error: unknown) {
    // When the session is over, the page goes away with all that is on it.
    const isOver = error instanceof CallError && error.status === 401;
    if (isOver || !this.host.isConnected || id !== this.deps.opened()) {
      this.show(this.drafts.filter((one) => one.message_id !== message_id));
      return this.deps.giveBack(id, { text, isNote: false });
    }
    this.show(
      this.drafts.map((one) => (one.message_id === message_id ? { ...one, state: 'failed' } : one)),
    );
  }

  private show(drafts: readonly Draft[]) {
    this.drafts = drafts;
    this.host.requestUpdate();
  }
}
