import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import { z } from 'zod';
import { isOutage } from '../database-errors.ts';
import { ApiError } from '../errors.ts';

const asApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof z.ZodError) {
    return new ApiError('invalid', {
      message: z.prettifyError(error),
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

/** Turns whatever was thrown into the one shape of error answer; never a stack trace. */
export const answerErrors =
  (log: Logger): Middleware =>
  async (ctx, next) => {
    try {
      if (pathOf(ctx) === undefined) throw new ApiError('malformed_url');
      await next();
      if (ctx.status === 404 && ctx.body === undefined) throw new ApiError('not_found');
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
