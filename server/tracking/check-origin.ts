import type { Context } from 'koa';
import { ApiError } from '../errors.ts';
import type { Site } from '../ports.ts';

/**
 * Refuses browsers on pages that the site's settings do not name; an empty list allows all.
 * @throws ApiError `origin_not_allowed`
 */
export function checkOrigin(ctx: Context, site: Site): void {
  if (site.allowedOrigins.length === 0) return;
  const origin = ctx.get('Origin').toLowerCase();
  if (!site.allowedOrigins.some((allowed) => allowed.toLowerCase().replace(/\/$/, '') === origin)) {
    throw new ApiError('origin_not_allowed');
  }
}
