import type { Conversation, OutgoingMessage } from './chat-api.ts';

/** A message that no answer has accounted for yet. */
export interface KeptMessage extends OutgoingMessage {
  /** When it was written: ISO 8601. */
  at: string;
  /** It is held back until the visitor has given an e-mail. */
  waits?: boolean | undefined;
}

/** What the browser keeps of a conversation. */
export interface KeptConversation extends Partial<Conversation> {
  /** When the last message was seen; the loader brings the chat by itself for a while after. */
  at: number;
  outbox: KeptMessage[];
}

/** Keeps the conversation across pages and tabs; in memory where the disk is not allowed. */
export interface ConversationStore {
  load(): KeptConversation;
  save(kept: KeptConversation): void;
  forget(): void;
}

/** @param mayKeep false while a required consent is missing */
export function createConversationStore(
  widgetId: string,
  mayKeep: () => boolean,
): ConversationStore {
  const key = `clarm_${widgetId}_chat`;
  const empty = (): KeptConversation => ({ at: 0, outbox: [] });
  let memory = empty();
  return {
    load() {
      try {
        const text = localStorage.getItem(key);
        if (text) return (memory = { ...empty(), ...(JSON.parse(text) as KeptConversation) });
      } catch {
        // Forbidden or garbled: what is in memory goes on.
      }
      return memory;
    },
    save(kept) {
      memory = kept;
      if (!mayKeep()) return;
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // Full or forbidden: this page still has it.
      }
    },
    forget() {
      memory = empty();
      try {
        localStorage.removeItem(key);
      } catch {
        // Forbidden: there was nothing.
      }
    },
  };
}
