import type {
  Attachment,
  ConversationNote,
  ConversationPatch,
  ConversationsQuery,
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
  query: Pick<
    Partial<ConversationsQuery>,
    'limit' | 'cursor' | 'status' | 'assignee' | 'tag' | 'visitor_id'
  >,
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
  message: { message_id: string; text: string; attachments?: string[] },
): Promise<TeamMessage> => client.send('POST', `${at(id)}/messages`, message);

/** Closes, reopens, snoozes, assigns or tags a conversation, or says how far the rep has read. */
export const patchConversation = (
  client: Client,
  id: string,
  patch: ConversationPatch,
): Promise<unknown> => client.send('PATCH', at(id), patch);

/** Shows the visitor that somebody is typing. */
export const sendTyping = (client: Client, id: string): Promise<unknown> =>
  client.send('POST', `${at(id)}/typing`);

/** Leaves a note that no visitor sees; a retry with the same `note_id` changes nothing. */
export const addNote = (
  client: Client,
  id: string,
  note: { note_id: string; text: string },
): Promise<ConversationNote> => client.send('POST', `${at(id)}/notes`, note);

/** Sends a file, to be part of a message. */
export const sendFile = (client: Client, id: string, file: File): Promise<Attachment> =>
  client.send('POST', `${at(id)}/attachments?name=${encodeURIComponent(file.name)}`, file);

/** Where a file of a conversation is. */
export const fileUrl = (client: Client, id: string, file: string): string =>
  `/api${at(id)}/attachments/${file}${client.site ? `?site=${client.site}` : ''}`;
