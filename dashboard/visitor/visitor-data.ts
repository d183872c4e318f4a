import type { Client } from '../api/client.ts';

const at = (id: string) => `/visitors/${encodeURIComponent(id)}`;

/** Everything that is kept of a visitor, as it is handed to them who ask for it. */
export const exportVisitor = (client: Client, id: string): Promise<unknown> =>
  client.get(`${at(id)}/export`);

/** Deletes a visitor for good. Fails with `visitor_not_found`, `forbidden`. */
export const eraseVisitor = (client: Client, id: string): Promise<unknown> =>
  client.send('DELETE', at(id));
