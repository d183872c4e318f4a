import Router from '@koa/router';
import { ApiError } from '../errors.ts';
import { sendAsset, type Asset } from './asset-folder.ts';

/** Only our own code, no inline script, no frame around us. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** `/dashboard/*`: the built app; every path that is no file is a page of it. */
export function dashboardRoutes(assets: ReadonlyMap<string, Asset>): Router {
  // Strict: '/dashboard/' is not '/dashboard', which leads there.
  const router = new Router({ strict: true });
  const page = assets.get('index.html');
  router.get(['/', '/dashboard'], (ctx) => {
    ctx.redirect('/dashboard/');
  });
  router.get('/dashboard/{*file}', (ctx) => {
    const file = ctx.params['file'] ?? '';
    const asset = assets.get(file);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Referrer-Policy', 'same-origin');
    if (asset && asset !== page) {
      ctx.set(
        'Cache-Control',
        file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      sendAsset(ctx, asset);
      return;
    }
    if (!page || file.startsWith('assets/')) throw new ApiError('not_found');
    ctx.set('Cache-Control', 'no-cache');
    ctx.set('Content-Security-Policy', POLICY);
    ctx.set('X-Frame-Options', 'DENY');
    sendAsset(ctx, page);
  });
  return router;
}
