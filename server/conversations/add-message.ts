import { ApiError } from '../errors.ts';
import type { ChatMessage, LiveHub } from '../ports.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { MessageDoc, MessageStore, NewMessage } from './message-store.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Other processes may take a place first; so often in a row is no coincidence any more. */
const MOST_TRIES = 100;

export interface AddMessageDeps {
  conversations: ConversationStore;
  messages: MessageStore;
  hub: LiveHub;
  /** Told of every stored message before it is acknowledged; of a retry again. */
  onMessage?: ((message: ChatMessage) => Promise<void>) | undefined;
}

/** Stores a message once, at the next place of its conversation, and tells everybody who follows. */
export interface AddMessage {
  (site: string, conversation: string, message: NewMessage): Promise<MessageDoc>;
}

/**
 * A place is taken by a unique index, so that places are consecutive without a transaction, and a
 * message is never visible before the one before it. Within a process messages of a conversation
 * wait for each other, which saves them the race.
 */
export function createAddMessage({
  conversations,
  messages,
  hub,
  onMessage,
}: AddMessageDeps): AddMessage {
  const inTurn = oneAtATime();

  const store = async (site: string, conversation: string, message: NewMessage) => {
    const ofSite = messages.forSite({ site });
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const last = await ofSite.last(conversation);
      const stored = await ofSite.insertAfter(last, conversation, message);
      if (stored) return { message: stored, isNew: true };
      const known = await ofSite.find(conversation, message.message_id);
      if (known) return { message: known, isNew: false };
    }
    throw new ApiError('overloaded', { retryAfter: 1 });
  };

  return async (site, conversation, given) => {
    const { message, isNew } = await inTurn(`${site}:${conversation}`, () =>
      store(site, conversation, given),
    );
    // Also for a retry: the first attempt may have ended between the two writes.
    const isNews = await conversations.forSite({ site }).showLast(message);
    if (isNew || isNews)
      hub.publish(site, { kind: 'conversation', id: conversation, seq: message.seq });
    await onMessage?.(message);
    return message;
  };
}
