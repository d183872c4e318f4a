import type { Attachment, PublicMessage } from '../../server/contracts/chat.ts';
import type { OutgoingMessage } from './chat-api.ts';
import type { ConversationStore, KeptMessage } from './conversation-store.ts';
import type { ChatMessage } from './message-log.ts';
import { createOutbox, type OutboxParts } from './outbox.ts';

/** Where nothing tells that the server is back, it is asked again after this time. */
const LOST_RETRY_MS = 30_000;

/** What the visitor's side of a conversation is made of. */
export interface OutgoingParts extends Pick<OutboxParts, 'api' | 'naps' | 'conversation' | 'open'> {
  store: ConversationStore;
  now(): number;
  newId(): string;
  here(): Partial<Omit<OutgoingMessage, 'message_id' | 'text'>>;
  /** A message to show, unless it is shown already. */
  onShow(message: ChatMessage): void;
  onState(id: string, state: ChatMessage['state']): void;
  onStored(message: PublicMessage): void;
}

/** What the visitor says: shown at once, and kept until it is stored. */
export interface Outgoing {
  say(text: string, attachments: readonly Attachment[], waits: boolean): void;
  /** Sends what waited for an e-mail. */
  release(): void;
  retry(id: string): void;
  /** Sends again what failed only because no server answered well. */
  retryLost(): void;
  /** Shows what an earlier page kept, and sends what may be sent of it. */
  start(): void;
  stop(): void;
}

/** Joins the outbox and what is kept of it. */
export function createOutgoing(parts: OutgoingParts): Outgoing {
  const { store, now, onState } = parts;
  const lost = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const deliver = createOutbox({
    ...parts,
    onGone: () => store.save({ at: now(), outbox: store.load().outbox }),
    onStored(id, stored) {
      const kept = store.load();
      store.save({ ...kept, outbox: kept.outbox.filter((one) => one.message_id !== id) });
      if (stored.seq) parts.onStored(stored as PublicMessage);
      else onState(id, 'sent');
    },
    onFailed(id, refused) {
      onState(id, 'failed');
      if (refused) return;
      lost.add(id);
      clearTimeout(timer);
      timer = setTimeout(retryLost, LOST_RETRY_MS);
    },
  });

  const send = ({ at: _at, waits: _waits, ...message }: KeptMessage) => deliver(message);
  const show = ({ message_id, text, attachments, at, waits }: KeptMessage) =>
    parts.onShow({
      message_id,
      text,
      from: 'visitor',
      at,
      state: waits ? 'waiting' : 'sending',
      ...(attachments && { attachments }),
    });

  function resend(id: string) {
    lost.delete(id);
    const kept = store.load().outbox.find(({ message_id }) => message_id === id);
    if (kept) send(kept);
  }
  /** Silently: what still stands there as failed is not announced as failed again. */
  function retryLost() {
    for (const id of lost) resend(id);
  }

  return {
    say(text, attachments, waits) {
      const at = now();
      const message: KeptMessage = {
        message_id: parts.newId(),
        text,
        ...(attachments.length > 0 && { attachments: [...attachments] }),
        ...parts.here(),
        at: new Date(at).toISOString(),
        ...(waits && { waits }),
      };
      const kept = store.load();
      store.save({ ...kept, at, outbox: [...kept.outbox, message] });
      show(message);
      if (!waits) send(message);
    },
    release() {
      const kept = store.load();
      store.save({ ...kept, outbox: kept.outbox.map(({ waits: _waits, ...one }) => one) });
      for (const one of kept.outbox) {
        if (!one.waits) continue;
        onState(one.message_id, 'sending');
        send(one);
      }
    },
    retry(id) {
      onState(id, 'sending');
      resend(id);
    },
    retryLost,
    start() {
      for (const one of store.load().outbox) {
        show(one);
        if (!one.waits) send(one);
      }
    },
    stop() {
      clearTimeout(timer);
      lost.clear();
    },
  };
}
