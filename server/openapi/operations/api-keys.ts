import { pageQuery } from '../../contracts/lists.ts';
import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'API keys';
const at = '/api/api-keys';

/** `/api/api-keys`: keys of one site, for programs. */
export const API_KEYS: readonly Operation[] = [
  {
    method: 'get',
    path: at,
    id: 'listApiKeys',
    tag,
    auth: 'session',
    summary: 'List keys',
    query: pageQuery,
    answers: {
      200: { description: 'A page of keys, less the keys themselves.', schema: C.ApiKeyPage },
    },
  },
  {
    method: 'post',
    path: at,
    id: 'createApiKey',
    tag,
    auth: 'admin',
    summary: 'Make a key',
    description: 'The key is shown this once; only its hash is kept.',
    body: C.NewApiKey,
    example: { name: 'Shop back end', scopes: ['track'] },
    answers: { 201: { description: 'Made.', schema: C.CreatedApiKey } },
  },
  {
    method: 'delete',
    path: `${at}/:id`,
    id: 'deleteApiKey',
    tag,
    auth: 'admin',
    params: { id: 'The key’s id, `k_…`.' },
    summary: 'Revoke a key',
    description: 'It opens nothing any more, in every process within 5 s.',
    answers: { 204: { description: 'Revoked.' } },
    errors: ['key_not_found'],
  },
];
