import type { Context } from 'koa';
import { ApiError } from '../errors.ts';
import type { Limiter } from './rate-limit.ts';

/**
 * Counts a request to the REST API and says in its answer where the caller stands (contract §4).
 * `X-RateLimit-Reset` is in seconds since the epoch, as with GitHub and Intercom.
 * @throws ApiError `rate_limited`; the headers are set then too
 */
export async function countRequest(
  ctx: Context,
  { limiter, key, now }: { limiter: Pick<Limiter, 'take'>; key: string; now: number },
): Promise<void> {
  const { limit, remaining, resetSeconds, exceeded } = await limiter.take(key);
  ctx.set('X-RateLimit-Limit', String(limit));
  ctx.set('X-RateLimit-Remaining', String(remaining));
  ctx.set('X-RateLimit-Reset', String(Math.ceil(now / 1000) + resetSeconds));
  if (exceeded) throw new ApiError('rate_limited', { retryAfter: resetSeconds });
}
