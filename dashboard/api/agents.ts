import type {
  AgentDocumentRow,
  AgentRow,
  AgentTrial,
  NewAgent,
  NewAgentDocument,
} from '../../server/contracts/agents.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { Client } from './client.ts';

const at = (id: string) => `/agents/${encodeURIComponent(id)}`;

/** What was read, and what could not be. */
export interface ReadDocuments {
  documents: AgentDocumentRow[];
  problems: { url: string; message: string }[];
}

/** The site's AI agents; the one that is enabled answers. */
export const listAgents = (client: Client, signal?: AbortSignal): Promise<Page<AgentRow>> =>
  client.get('/agents', signal ? { signal } : {});

/** Makes an agent. Fails with `invalid`, `target_not_allowed`. */
export const createAgent = (client: Client, agent: Partial<NewAgent>): Promise<AgentRow> =>
  client.send('POST', '/agents', agent);

/** Changes an agent. Fails as making one does. */
export const patchAgent = (
  client: Client,
  id: string,
  patch: Partial<NewAgent>,
): Promise<AgentRow> => client.send('PATCH', at(id), patch);

/** Removes an agent and what it knows. */
export const deleteAgent = (client: Client, id: string): Promise<unknown> =>
  client.send('DELETE', at(id));

/** What an agent would say; nobody is sent anything. */
export const tryAgent = (client: Client, id: string, text: string): Promise<AgentTrial> =>
  client.send('POST', `${at(id)}/try`, { text });

/** What an agent knows. */
export const listAgentDocuments = (
  client: Client,
  id: string,
  signal?: AbortSignal,
): Promise<Page<AgentDocumentRow>> =>
  client.get(`${at(id)}/documents`, { query: { limit: 100 }, ...(signal ? { signal } : {}) });

/** Gives an agent a page, several pages of a site, or a text. */
export const addAgentDocument = (
  client: Client,
  id: string,
  document: NewAgentDocument,
): Promise<ReadDocuments> => client.send('POST', `${at(id)}/documents`, document);

/** Lets an agent forget a document. */
export const deleteAgentDocument = (
  client: Client,
  id: string,
  document: string,
): Promise<unknown> => client.send('DELETE', `${at(id)}/documents/${encodeURIComponent(document)}`);
