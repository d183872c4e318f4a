import type {
  ConversationDetail,
  ConversationRow,
  TeamMessage,
} from '../../server/contracts/chat.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { Client } from './client.ts';

const at = (id: string) => `/conversations/${encodeURIComponent(id)}`;

/** A page of conversations, latest message first. */
export const listConversations = (
  client: Client,
  query: { limit?: number; cursor?: string; status?: ConversationRow['status'] },
  signal?: AbortSignal,
): Promise<Page<ConversationRow>> =>
  client.get('/conversations', { query, ...(signal ? { signal } : {}) });

/** One conversation with its messages, oldest first. Fails with `conversation_not_found`. */
export const getConversation = (
  client: Client,
  id: string,
  signal?: AbortSignal,
): Promise<ConversationDetail> => client.get(at(id), signal ? { signal } : {});

/** Answers the visitor; a retry with the same `message_id` changes nothing. */
export const reply = (
  client: Client,
  id: string,
  message: { message_id: string; text: string },
): Promise<TeamMessage> => client.send('POST', `${at(id)}/messages`, message);

/** Closes or reopens a conversation, or says how far the rep has read. */
export const patchConversation = (
  client: Client,
  id: string,
  patch: { status?: 'open' | 'closed'; read?: number },
): Promise<unknown> => client.send('PATCH', at(id), patch);

/** Shows the visitor that somebody is typing. */
export const sendTyping = (client: Client, id: string): Promise<unknown> =>
  client.send('POST', `${at(id)}/typing`);
