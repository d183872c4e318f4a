import Router from '@koa/router';
import { assetOf, sendAsset, type Asset } from '../static/asset-folder.ts';
import { docsPage } from './docs/docs-page.ts';
import { DOCS_STYLES } from './docs/docs.styles.ts';
import { openApiDocument } from './open-api-document.ts';
import { OPERATIONS } from './operations.ts';

/** No script at all, and nothing from anywhere else. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const MAX_QUERY = 100;

/**
 * `/api/openapi.json` and `/api/docs`, the same thing for programs and for people. Open to
 * everybody: mount it before whatever asks who is there.
 * @param publicUrl without a trailing slash, as in the settings
 */
export function openapiRoutes(deps: { publicUrl: string; version: string }): Router {
  const router = new Router();
  const document = openApiDocument(OPERATIONS, deps);
  // Made when first asked for: most starts are not for the documentation.
  let json: Asset | undefined;
  let styles: Asset | undefined;

  router.get('/api/openapi.json', async (ctx) => {
    json ??= assetOf(Buffer.from(JSON.stringify(document)), '.json');
    // Tools on other pages may read what everybody may.
    ctx.set('Access-Control-Allow-Origin', '*');
    ctx.set('Cache-Control', 'no-cache');
    ctx.set('X-Content-Type-Options', 'nosniff');
    await sendAsset(ctx, json);
  });

  router.get('/api/docs', (ctx) => {
    const { q } = ctx.query;
    ctx.type = 'html';
    ctx.set('Content-Security-Policy', POLICY);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Referrer-Policy', 'same-origin');
    ctx.set('Cache-Control', 'no-cache');
    ctx.body = docsPage(document, typeof q === 'string' ? q.slice(0, MAX_QUERY) : '');
  });

  router.get('/api/docs.css', async (ctx) => {
    styles ??= assetOf(Buffer.from(DOCS_STYLES), '.css');
    ctx.set('Cache-Control', 'no-cache');
    ctx.set('X-Content-Type-Options', 'nosniff');
    await sendAsset(ctx, styles);
  });

  return router;
}
