import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import { z } from 'zod';
import { isOutage } from '../database-errors.ts';
import { ApiError } from '../errors.ts';

/** The message names so many problems; `details` has all of them. */
const MOST_SAID = 3;
const sentenceOf = ({ path, message }: z.core.$ZodIssue): string =>
  path.length > 0 ? `${path.join('.')}: ${message}` : message;

const asApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof z.ZodError) {
    return new ApiError('invalid', {
      message: error.issues.slice(0, MOST_SAID).map(sentenceOf).join('; '),
      details: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    });
  }
  if (isOutage(error)) return new ApiError('unavailable', { cause: error, retryAfter: 5 });
  return new ApiError('internal', { cause: error });
};

/** Reading it throws where the request's address is no URL ("GET http://["). */
const pathOf = (ctx: Context): string | undefined => {
  try {
    return ctx.path;
  } catch {
    return undefined;
  }
};

/** What the router says where an address has other methods only, or nothing has this one. */
const WRONG_METHOD: ReadonlySet<number> = new Set([405, 501]);

/** Turns whatever was thrown into the one shape of error answer; never a stack trace. */
export const answerErrors =
  (log: Logger): Middleware =>
  async (ctx, next) => {
    try {
      if (pathOf(ctx) === undefined) throw new ApiError('malformed_url');
      await next();
      if (ctx.body === undefined) {
        if (ctx.status === 404) throw new ApiError('not_found');
        if (WRONG_METHOD.has(ctx.status)) throw new ApiError('method_not_allowed');
      }
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.status >= 500)
        log.error({ err: error.cause ?? error, path: pathOf(ctx) }, error.code);
      ctx.status = error.status;
      if (error.retryAfter !== undefined)
        ctx.set('Retry-After', String(Math.ceil(error.retryAfter)));
      ctx.body = {
        error: {
          code: error.code,
          message: error.message,
          ...(error.details === undefined ? {} : { details: error.details }),
        },
      };
    }
  };
