import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'koa';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.map']);
const [compressBr, compressGzip] = [promisify(brotliCompress), promisify(gzip)];

/** A file of a build, held in memory with its compressed forms. */
export interface Asset {
  body: Buffer;
  type: string;
  etag: string;
  br?: Buffer;
  gzip?: Buffer;
}

/** Makes an asset of bytes: its ETag, and its compressed forms where they pay. */
export async function assetOf(body: Buffer, extension: string, quality = 9): Promise<Asset> {
  const asset: Asset = {
    body,
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  };
  if (!COMPRESSIBLE.has(extension) || body.length < 512) return asset;
  const [br, zipped] = await Promise.all([
    compressBr(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    compressGzip(body),
  ]);
  return { ...asset, br, gzip: zipped };
}

/** Loads a folder of built files. Resolves to an empty map where the folder is not there. */
export async function loadAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const assets = new Map<string, Asset>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    assets.set(
      relative(folder, path).split(sep).join('/'),
      await assetOf(await readFile(path), extname(path)),
    );
  }
  return assets;
}

/** Answers with an asset: conditional, compressed as the browser takes it. */
export function sendAsset(ctx: Context, asset: Asset): void {
  ctx.set('ETag', asset.etag);
  ctx.set('Vary', 'Accept-Encoding');
  ctx.type = asset.type;
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  const encoding = ctx.acceptsEncodings('br', 'gzip', 'identity');
  if (encoding === 'br' && asset.br) {
    ctx.set('Content-Encoding', 'br');
    ctx.body = asset.br;
  } else if (encoding === 'gzip' && asset.gzip) {
    ctx.set('Content-Encoding', 'gzip');
    ctx.body = asset.gzip;
  } else {
    ctx.body = asset.body;
  }
}
