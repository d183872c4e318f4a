import Router from '@koa/router';
import type { z } from 'zod';
import { memberPatch, newMember, type memberRow } from '../contracts/accounts.ts';
import { listQuery } from '../contracts/lists.ts';
import { readJson } from '../http/read-json.ts';
import { adminOf, signedInOf } from './caller.ts';
import type { MemberDoc } from './member-store.ts';
import type { Members } from './members.ts';
import { pageOfAll } from '../http/page-of.ts';

const rowOf = ({ _id, email, name, role, created_at }: MemberDoc): z.infer<typeof memberRow> => ({
  id: _id,
  email,
  name,
  role,
  created_at: created_at.toISOString(),
});

/** `/members`, below the private router: the organisation's people. Needs a session. */
export function memberRoutes(members: Members): Router {
  const router = new Router({ prefix: '/members' });

  router.get('/', async (ctx) => {
    const query = listQuery.parse(ctx.query);
    ctx.body = pageOfAll((await members.list(signedInOf(ctx))).map(rowOf), query);
  });

  router.post('/', async (ctx) => {
    const caller = adminOf(ctx);
    ctx.body = rowOf(await members.add(caller, newMember.parse(await readJson(ctx))));
    ctx.status = 201;
  });

  router.patch('/:id', async (ctx) => {
    const caller = signedInOf(ctx);
    const patch = memberPatch.parse(await readJson(ctx));
    ctx.body = rowOf(await members.change(caller, ctx.params['id'] ?? '', patch));
  });

  router.delete('/:id', async (ctx) => {
    await members.remove(adminOf(ctx), ctx.params['id'] ?? '');
    ctx.status = 204;
  });

  return router;
}
