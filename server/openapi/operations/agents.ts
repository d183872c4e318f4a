import { pageQuery } from '../../contracts/lists.ts';
import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Agents';
const at = '/api/agents';
const params = { id: 'The agent, `a_…`.' };
const errors = ['agent_not_found'] as const;

/** `/api/agents`: the AI agent that answers visitors from the site's own documents. */
export const AGENTS: readonly Operation[] = [
  {
    method: 'get',
    path: at,
    id: 'listAgents',
    tag,
    auth: 'read',
    summary: 'List the agents of the site',
    query: pageQuery,
    answers: { 200: { description: 'A page of agents, less their keys.', schema: C.AgentPage } },
  },
  {
    method: 'post',
    path: at,
    id: 'createAgent',
    tag,
    auth: 'admin',
    summary: 'Make an agent',
    description:
      'It asks `<base_url>/chat/completions` of any OpenAI-compatible endpoint. One agent of a site answers: enabling one disables the others.',
    body: C.NewAgent,
    example: {
      name: 'Ada',
      base_url: 'https://example.com/v1',
      model: 'small-1',
      api_key: 'sk-…',
      wait_seconds: 30,
    },
    answers: { 201: { description: 'Made.', schema: C.Agent } },
    errors: ['target_not_allowed', 'too_many_agents'],
  },
  {
    method: 'get',
    path: `${at}/:id`,
    id: 'getAgent',
    tag,
    auth: 'read',
    params,
    summary: 'Read an agent',
    answers: { 200: { description: 'The agent.', schema: C.Agent } },
    errors,
  },
  {
    method: 'patch',
    path: `${at}/:id`,
    id: 'patchAgent',
    tag,
    auth: 'admin',
    params,
    summary: 'Change an agent',
    description:
      'What is absent stays. A `base_url` of another origin drops the key unless a new one comes with it.',
    body: C.AgentPatch,
    example: { enabled: false },
    answers: { 200: { description: 'The agent as it is now.', schema: C.Agent } },
    errors: [...errors, 'target_not_allowed'],
  },
  {
    method: 'delete',
    path: `${at}/:id`,
    id: 'deleteAgent',
    tag,
    auth: 'admin',
    params,
    summary: 'Delete an agent and what it knows',
    answers: { 204: { description: 'Deleted.' } },
    errors,
  },
  {
    method: 'post',
    path: `${at}/:id/try`,
    id: 'tryAgent',
    tag,
    auth: 'admin',
    params,
    summary: 'Ask an agent something; nobody is sent anything',
    body: C.AgentQuestion,
    example: { text: 'What does the Growth plan cost?' },
    answers: { 200: { description: 'What it would say.', schema: C.AgentTrial } },
    errors,
  },
  {
    method: 'get',
    path: `${at}/:id/documents`,
    id: 'listAgentDocuments',
    tag,
    auth: 'read',
    params,
    summary: 'List what an agent knows',
    query: pageQuery,
    answers: { 200: { description: 'A page of documents.', schema: C.AgentDocumentPage } },
    errors,
  },
  {
    method: 'post',
    path: `${at}/:id/documents`,
    id: 'addAgentDocument',
    tag,
    auth: 'admin',
    params,
    summary: 'Give an agent a page, several pages of a site, or a text',
    description:
      'Pages are read now and again every day. `follow` takes along so many more pages of the same site.',
    body: C.NewAgentDocument,
    example: { url: 'https://example.com/docs', follow: 20 },
    answers: {
      201: { description: 'What was read, and what could not be.', schema: C.ReadAgentDocuments },
    },
    errors: [...errors, 'agent_full', 'target_not_allowed'],
  },
  {
    method: 'delete',
    path: `${at}/:id/documents/:document`,
    id: 'deleteAgentDocument',
    tag,
    auth: 'admin',
    params: { ...params, document: 'The document, `d_…`.' },
    summary: 'Let an agent forget a document',
    answers: { 204: { description: 'Forgotten.' } },
    errors: [...errors, 'agent_document_not_found'],
  },
];
