import type { SavedReply } from '../../server/contracts/chat.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { Client } from './client.ts';

const at = (id: string) => `/saved-replies/${encodeURIComponent(id)}`;

/** Replies that the team keeps to use again. */
export const listSavedReplies = async (client: Client): Promise<SavedReply[]> =>
  (await client.get<Page<SavedReply>>('/saved-replies', { query: { limit: 100 } })).data;

/** Keeps a reply to use again. Fails with `shortcut_taken`, `invalid`. */
export const addSavedReply = (client: Client, reply: Omit<SavedReply, 'id'>): Promise<SavedReply> =>
  client.send('POST', '/saved-replies', reply);

/** Changes one. Fails with `shortcut_taken`, `invalid`. */
export const patchSavedReply = (
  client: Client,
  id: string,
  reply: Omit<SavedReply, 'id'>,
): Promise<SavedReply> => client.send('PATCH', at(id), reply);

/** Deletes one. */
export const deleteSavedReply = (client: Client, id: string): Promise<unknown> =>
  client.send('DELETE', at(id));
