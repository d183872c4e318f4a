import { createHash } from 'node:crypto';
import Router from '@koa/router';
import { ApiError } from '../errors.ts';
import type { SiteDirectory } from '../ports.ts';
import { publicConfigOf } from './public-config.ts';

/** `GET /widgets/:id/config`, below the public router: what the widget may know of its site. */
export function configRoutes(sites: SiteDirectory): Router {
  const router = new Router();
  router.get('/widgets/:id/config', async (ctx) => {
    const site = await sites.find(ctx.params['id'] ?? '');
    if (!site) throw new ApiError('site_not_found');
    const body = JSON.stringify(publicConfigOf(site));
    ctx.type = 'application/json';
    ctx.set('Cache-Control', 'public, max-age=60');
    ctx.etag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    ctx.status = 200;
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = body;
  });
  return router;
}
