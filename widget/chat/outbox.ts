import type { ChatApi, Conversation, OutgoingMessage } from './chat-api.ts';
import { ChatError } from './chat-error.ts';
import type { Wakeable } from './wake.ts';

const RETRY_MS = [1000, 3000, 8000];
const LONGEST_RETRY_AFTER_SECONDS = 30;

/** What an outbox is made of. */
export interface OutboxParts {
  api: ChatApi;
  naps: Wakeable;
  /** The conversation there is. */
  conversation(): Conversation | undefined;
  /** Opens one. */
  open(): Promise<Conversation>;
  /** The conversation is gone: the message begins another. */
  onGone(): void;
  onStored(id: string, stored: Awaited<ReturnType<ChatApi['send']>>): void;
  /** Given up. `refused` by the server, or else without a word from it. */
  onFailed(id: string, refused: boolean): void;
}

/** Whether the server no longer knows the conversation or its token. */
export const isGone = (error: unknown): boolean =>
  error instanceof ChatError && (error.status === 401 || error.status === 404);

/** Sends messages one after the other, each again until it is stored or there is no hope. */
export function createOutbox(parts: OutboxParts): (message: OutgoingMessage) => void {
  let last = Promise.resolve();

  async function deliver(message: OutgoingMessage): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        const open = parts.conversation() ?? (await parts.open());
        parts.onStored(message.message_id, await parts.api.send(open, message));
        return;
      } catch (error) {
        const { status, retryAfter } = error as ChatError;
        const wait = RETRY_MS[attempt];
        if (isGone(error) && parts.conversation() && wait !== undefined) {
          parts.onGone();
          continue;
        }
        const refused = status >= 400 && status < 500 && status !== 429;
        if (refused || wait === undefined) return parts.onFailed(message.message_id, refused);
        await parts.naps.sleep(
          Math.max(wait, Math.min(retryAfter, LONGEST_RETRY_AFTER_SECONDS) * 1000),
        );
      }
    }
  }

  return (message) => {
    last = last.then(() => deliver(message));
  };
}
