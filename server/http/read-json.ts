import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { ApiError } from '../errors.ts';

const TYPES = ['application/json', 'text/plain'];

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'type' in error &&
  error.type === 'entity.too.large';

/** So much more is taken in and thrown away, so that who sends it gets to read the answer. */
const READ_ON_BYTES = 1024 * 1024;

/** Ends the connection of a client that goes on sending what was refused. */
const endAfter = (request: IncomingMessage, bytes: number): void => {
  let left = bytes;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  // Whoever read it so far has left it paused.
  request.resume();
};

/**
 * Reads the request's body as text.
 * @param limit bytes; the cap holds while reading
 * @throws ApiError `unsupported_media_type`, `too_large`, `malformed`
 */
export async function readText(ctx: Context, limit = 64 * 1024): Promise<string> {
  if (!ctx.is(TYPES)) throw new ApiError('unsupported_media_type');
  try {
    return await getRawBody(ctx.req, {
      limit,
      length: ctx.get('Content-Length') || null,
      encoding: 'utf-8',
    });
  } catch (error) {
    if (isTooLarge(error)) endAfter(ctx.req, READ_ON_BYTES);
    throw new ApiError(isTooLarge(error) ? 'too_large' : 'malformed', { cause: error });
  }
}

/**
 * Reads the request's body as JSON, whichever of the two content types it has.
 * @param limit bytes; the cap holds while reading
 * @throws ApiError `unsupported_media_type`, `too_large`, `malformed`
 */
export async function readJson(ctx: Context, limit?: number): Promise<unknown> {
  const text = await readText(ctx, limit);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError('malformed');
  }
}
