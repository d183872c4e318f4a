import type { Context } from 'koa';
import { ApiError } from '../errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/**
 * Keeps other people's pages from acting with a member's cookie: whatever changes something comes
 * from our own pages, and as JSON, which no form can send. Programs without an Origin may pass.
 * @throws ApiError `forbidden`, `unsupported_media_type`
 */
export function checkSameOrigin(ctx: Context, publicUrl: string): void {
  if (SAFE.has(ctx.method)) return;
  const origin = ctx.get('Origin');
  const site = ctx.get('Sec-Fetch-Site');
  const isOurs =
    origin === ''
      ? site === '' || site === 'same-origin' || site === 'none'
      : origin === publicUrl || hostOf(origin) === ctx.get('Host').toLowerCase();
  if (!isOurs) {
    throw new ApiError('forbidden', { message: 'This request came from another site.' });
  }
  const isEmpty = ctx.get('Content-Length') === '0' || ctx.is('application/json') === null;
  if (!isEmpty && !ctx.is('application/json', 'application/octet-stream'))
    throw new ApiError('unsupported_media_type');
}
