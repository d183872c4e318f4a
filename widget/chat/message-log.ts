import type { PublicMessage } from '../../server/contracts/chat.ts';

/** A message as the panel shows it; `seq` is there once the server has it. */
export interface ChatMessage extends Omit<PublicMessage, 'seq'> {
  seq?: number;
  /** Of the visitor's own: held back for an e-mail, on its way, stored, or not delivered so far. */
  state: 'waiting' | 'sending' | 'sent' | 'failed';
}

/** Messages in the server's order, then those that it does not have yet, in the visitor's. */
export type MessageLog = readonly ChatMessage[];

const order = (message: ChatMessage) => message.seq ?? Infinity;

/** The log with `incoming` in it, each message once, whichever came first: its echo or its answer. */
export function mergeMessages(log: MessageLog, incoming: readonly PublicMessage[]): MessageLog {
  const byId = new Map(log.map((message) => [message.message_id, message]));
  for (const message of incoming) byId.set(message.message_id, { ...message, state: 'sent' });
  return [...byId.values()].sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
}

/** The log with one message in another state. */
export const withState = (log: MessageLog, id: string, state: ChatMessage['state']): MessageLog =>
  log.map((message) =>
    message.message_id === id && !message.seq ? { ...message, state } : message,
  );

/** The highest position in the log: the cursor to ask for more after. */
export const cursorOf = (log: MessageLog): number =>
  log.reduce((highest, { seq = 0 }) => Math.max(highest, seq), 0);

/** Messages of the team after position `read`. */
export const unreadIn = (log: MessageLog, read: number): number =>
  log.filter(({ from, seq = 0 }) => from === 'team' && seq > read).length;
