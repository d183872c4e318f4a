import Router from '@koa/router';
import type { z } from 'zod';
import { newApiKey, type apiKeyRow, type createdApiKey } from '../contracts/accounts.ts';
import { listQuery } from '../contracts/lists.ts';
import { ApiError } from '../errors.ts';
import { readJson } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { Clock } from '../ports.ts';
import type { ApiKeyDoc, ApiKeyStore } from './api-key-store.ts';
import type { KeyDirectory } from './key-directory.ts';
import { pageOfAll } from '../http/page-of.ts';
import { hashToken, newId, newToken } from './tokens.ts';

export interface ApiKeyRouteDeps {
  keys: ApiKeyStore;
  directory: Pick<KeyDirectory, 'forget'>;
  clock: Clock;
}

const rowOf = (doc: ApiKeyDoc): z.infer<typeof apiKeyRow> => ({
  id: doc._id,
  name: doc.name,
  scopes: doc.scopes,
  last_four: doc.last_four,
  created_at: doc.created_at.toISOString(),
  ...(doc.last_used_at ? { last_used_at: doc.last_used_at.toISOString() } : {}),
});

/** `/api-keys`, below the private router: keys of the asked site. Needs a session; changing, an admin. */
export function apiKeyRoutes({ keys, directory, clock }: ApiKeyRouteDeps): Router {
  const router = new Router({ prefix: '/api-keys' });

  router.get('/', allow('session'), async (ctx) => {
    const query = listQuery.parse(ctx.query);
    ctx.body = pageOfAll((await keys.forSite(scopeOf(ctx)).list()).map(rowOf), query);
  });

  router.post('/', allow('admin'), async (ctx) => {
    const { name, scopes } = newApiKey.parse(await readJson(ctx));
    const key = newToken('clm_');
    const doc = await keys.forSite(scopeOf(ctx)).insert({
      _id: newId('k_'),
      name,
      scopes: [...new Set(scopes)],
      hash: hashToken(key),
      last_four: key.slice(-4),
      created_at: new Date(clock()),
    });
    directory.forget(doc);
    ctx.body = { ...rowOf(doc), key } satisfies z.infer<typeof createdApiKey>;
    ctx.status = 201;
  });

  router.delete('/:id', allow('admin'), async (ctx) => {
    const removed = await keys.forSite(scopeOf(ctx)).remove(ctx.params['id'] ?? '');
    if (!removed) throw new ApiError('key_not_found');
    directory.forget(removed);
    ctx.status = 204;
  });

  return router;
}
