import Router from '@koa/router';
import { newSavedReply } from '../contracts/chat.ts';
import { listQuery } from '../contracts/lists.ts';
import { pageOfAll } from '../http/page-of.ts';
import { readJson } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { SavedReplyStore } from './saved-reply-store.ts';

/** `/saved-replies`, below the private router: what the team says again and again. */
export function savedReplyRoutes(replies: SavedReplyStore): Router {
  const router = new Router({ prefix: '/saved-replies' });

  router.get('/', allow('read'), async (ctx) => {
    const query = listQuery.parse(ctx.query);
    ctx.body = pageOfAll(await replies.forSite(scopeOf(ctx)).list(), query);
  });

  router.post('/', allow('write'), async (ctx) => {
    const reply = newSavedReply.parse(await readJson(ctx));
    ctx.body = await replies.forSite(scopeOf(ctx)).add(reply);
    ctx.status = 201;
  });

  router.patch('/:id', allow('write'), async (ctx) => {
    const { shortcut, text } = newSavedReply.partial().parse(await readJson(ctx));
    ctx.body = await replies.forSite(scopeOf(ctx)).change(ctx.params['id'] ?? '', {
      ...(shortcut === undefined ? {} : { shortcut }),
      ...(text === undefined ? {} : { text }),
    });
  });

  router.delete('/:id', allow('write'), async (ctx) => {
    await replies.forSite(scopeOf(ctx)).remove(ctx.params['id'] ?? '');
    ctx.status = 204;
  });

  return router;
}
