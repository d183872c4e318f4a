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
/** What visitors load is as small as it can be; of half a megabyte it would take a second. */
const SMALL_BYTES = 65_536;
const ENCODINGS = ['br', 'gzip'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** A file of a build, held in memory. */
export interface Asset {
  body: Buffer;
  type: string;
  etag: string;
  /** Its compressed form, made when first asked for; absent where compressing does not pay. */
  compressed?: (encoding: Encoding) => Promise<Buffer>;
}

/** Makes an asset of bytes: its ETag, and its compressed forms where they pay. */
export function assetOf(body: Buffer, extension: string): Asset {
  const asset: Asset = {
    body,
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  };
  if (!COMPRESSIBLE.has(extension) || body.length < 512) return asset;
  const quality = body.length <= SMALL_BYTES ? 11 : 9;
  // All at once would be a second and a half of every start.
  const made: { [encoding in Encoding]?: Promise<Buffer> } = {};
  const make = {
    br: () => compressBr(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    gzip: () => compressGzip(body),
  };
  return { ...asset, compressed: (encoding) => (made[encoding] ??= make[encoding]()) };
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
      assetOf(await readFile(path), extname(path)),
    );
  }
  return assets;
}

/** Answers with an asset: conditional, compressed as the browser takes it. */
export async function sendAsset(ctx: Context, asset: Asset): Promise<void> {
  ctx.set('ETag', asset.etag);
  ctx.set('Vary', 'Accept-Encoding');
  ctx.type = asset.type;
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  const accepted = ctx.acceptsEncodings(...ENCODINGS, 'identity');
  const encoding = ENCODINGS.find((one) => one === accepted);
  if (encoding && asset.compressed) {
    ctx.set('Content-Encoding', encoding);
    ctx.body = await asset.compressed(encoding);
  } else {
    ctx.body = asset.body;
  }
}
