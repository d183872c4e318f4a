import type Router from '@koa/router';
import type { Context } from 'koa';
import { layout } from './layout.ts';
import type { Page } from './page.ts';
import { notFound, PAGES } from './pages/index.ts';

/** Nothing but this server, no inline script and no inline style: the widget lives with that too. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const bare = (path: string): string => path.replace(/\/+$/, '');

/** Every page at its own address; `/demo` leads to `/demo/`. */
export function addPageRoutes(router: Router, site: string): void {
  const answer = (ctx: Context, page: Page, status = 200) => {
    ctx.status = status;
    ctx.type = 'html';
    ctx.set('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Referrer-Policy', 'strict-origin-when-cross-origin');
    ctx.set('Cache-Control', 'no-cache');
    ctx.body = layout(page, site).text;
  };
  router.get('/demo', (ctx) => {
    ctx.status = 301;
    ctx.redirect('/demo/');
  });
  for (const page of PAGES) router.get(`/demo${page.path}`, (ctx) => answer(ctx, page));
  router.get('/demo/{*rest}', (ctx) => {
    const page = PAGES.find(({ path }) => bare(`/demo${path}`) === bare(ctx.path));
    if (!page) return answer(ctx, notFound, 404);
    ctx.status = 301;
    ctx.redirect(`/demo${page.path}${ctx.search}`);
  });
}
