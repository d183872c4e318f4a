import type { z } from 'zod';
import type { memberRow, newMember } from '../../server/contracts/accounts.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { Client } from './client.ts';

/** Somebody who may sign in. */
export type MemberRow = z.infer<typeof memberRow>;
export type NewMember = z.infer<typeof newMember>;

const at = (id: string) => `/members/${encodeURIComponent(id)}`;

/** Everybody of the organisation. */
export const listMembers = async (client: Client): Promise<MemberRow[]> =>
  (await client.get<Page<MemberRow>>('/members', { query: { limit: 100 } })).data;

/** Adds somebody. Fails with `email_taken`, `invalid`. */
export const addMember = (client: Client, member: NewMember): Promise<MemberRow> =>
  client.send('POST', '/members', member);

/** Changes somebody; one's own password needs the current one. Fails with `wrong_credentials`, `last_owner`. */
export const patchMember = (
  client: Client,
  id: string,
  patch: { name?: string; role?: MemberRow['role']; password?: string; current_password?: string },
): Promise<MemberRow> => client.send('PATCH', at(id), patch);

/** Removes somebody and signs them out. Fails with `last_owner`. */
export const removeMember = (client: Client, id: string): Promise<unknown> =>
  client.send('DELETE', at(id));
