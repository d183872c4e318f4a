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
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The frame in which the widget's settings show the widget: an origin of its own without storage or
 * cookies, which reaches nothing but the widget's files and a logo.
 */
const PREVIEW_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  'img-src https: http://localhost:* http://127.0.0.1:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts allow-popups',
].join('; ');
const PREVIEW_PAGE =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Preview</title></head><body><script type="module" src="/widget/preview.js"></script></body></html>';

/** `/dashboard/*`: the built app; every path that is no file is a page of it. */
export function dashboardRoutes(assets: ReadonlyMap<string, Asset>): Router {
  // Strict: '/dashboard/' is not '/dashboard', which leads there.
  const router = new Router({ strict: true });
  const page = assets.get('index.html');
  router.get(['/', '/dashboard'], (ctx) => {
    ctx.redirect('/dashboard/');
  });
  router.get('/dashboard/widget-preview', (ctx) => {
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Cache-Control', 'no-cache');
    ctx.set('Content-Security-Policy', PREVIEW_POLICY);
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = PREVIEW_PAGE;
  });
  router.get('/dashboard/{*file}', async (ctx) => {
    const file = ctx.params['file'] ?? '';
    const asset = assets.get(file);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Referrer-Policy', 'same-origin');
    if (asset && asset !== page) {
      ctx.set(
        'Cache-Control',
        file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      await sendAsset(ctx, asset);
      return;
    }
    if (!page || file.startsWith('assets/')) throw new ApiError('not_found');
    ctx.set('Cache-Control', 'no-cache');
    ctx.set('Content-Security-Policy', POLICY);
    ctx.set('X-Frame-Options', 'DENY');
    await sendAsset(ctx, page);
  });
  return router;
}
