import type { Middleware } from 'koa';

const DAY_SECONDS = 86_400;

/**
 * Public routes answer every origin and never take credentials; whether a site takes events from
 * an origin is the route's own check.
 */
export const publicCors: Middleware = async (ctx, next) => {
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
  if (ctx.method === 'OPTIONS') {
    ctx.set('Access-Control-Allow-Methods', 'GET, POST, DELETE, OPTIONS');
    ctx.set('Access-Control-Allow-Headers', 'Content-Type, Authorization');
    ctx.set('Access-Control-Max-Age', String(DAY_SECONDS));
    ctx.status = 204;
    return;
  }
  ctx.set('Access-Control-Expose-Headers', 'Retry-After');
  await next();
};
