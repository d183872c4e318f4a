import type { MessageLog } from './message-log.ts';

/** What the panel shows. */
export interface ChatState {
  messages: MessageLog;
  teamTyping: boolean;
  /** The team has read up to this position. */
  readByTeam: number;
  unread: number;
  /** `offline`: the last attempt to reach the server failed. */
  connection: 'idle' | 'live' | 'offline';
}

/** Before anything was said. */
export const emptyState = (): ChatState => ({
  messages: [],
  teamTyping: false,
  readByTeam: 0,
  unread: 0,
  connection: 'idle',
});
