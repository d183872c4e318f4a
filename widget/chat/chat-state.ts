import type { MessageLog } from './message-log.ts';

/** What the panel shows. */
export interface ChatState {
  messages: MessageLog;
  teamTyping: boolean;
  /** The team has read up to this position. */
  readByTeam: number;
  /** The visitor's messages up to this position are on a screen of the team. */
  deliveredToTeam: number;
  /** The team closed the conversation. */
  closed: boolean;
  /** What the visitor gave it since, 1 to 5. */
  rating: number | null;
  unread: number;
  /** `offline`: the last attempt to reach the server failed. */
  connection: 'idle' | 'live' | 'offline';
}

/** Before anything was said. */
export const emptyState = (): ChatState => ({
  messages: [],
  teamTyping: false,
  readByTeam: 0,
  deliveredToTeam: 0,
  closed: false,
  rating: null,
  unread: 0,
  connection: 'idle',
});
