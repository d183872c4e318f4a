import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Middleware } from 'koa';
import { ApiError } from '../errors.ts';

const FILE = /^[A-Za-z0-9][\w.-]*\.(css|js|svg|map)$/;

const read = async (directories: readonly string[], file: string): Promise<Buffer> => {
  for (const directory of directories) {
    try {
      return await readFile(join(directory, file));
    } catch {
      continue;
    }
  }
  throw new ApiError('not_found');
};

/**
 * Serves `:file` from the first directory that has it. Always revalidated: whoever edits the demo
 * sees the change on reload.
 */
export const serveAssets =
  (directories: readonly string[]): Middleware =>
  async (ctx) => {
    const { file = '' } = ctx['params'] as { file?: string };
    if (!FILE.test(file)) throw new ApiError('not_found');
    const body = await read(directories, file);
    ctx.type = extname(file);
    ctx.set('Cache-Control', 'no-cache');
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.response.etag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    ctx.status = 200;
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = body;
  };
