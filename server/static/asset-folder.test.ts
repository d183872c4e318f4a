import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { assetOf } from './asset-folder.ts';

const script = Buffer.from(
  Array.from({ length: 400 }, (_, n) => `export const name${n} = (a) => a * ${n * 7919};`).join(
    '\n',
  ),
);

test('a script that visitors load is as small as the budget of its bytes counts it', async () => {
  const counted = brotliCompressSync(script, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  const sent = await assetOf(script, '.js').compressed?.('br');
  assert.equal(sent?.length, counted.length);
});

test('is compressed once, when first asked for, and is itself again', async () => {
  const { compressed } = assetOf(script, '.js');
  const [first, second] = [compressed?.('br'), compressed?.('br')];
  assert.ok(first);
  assert.equal(first, second);
  assert.deepEqual(brotliDecompressSync(await first), script);
  assert.deepEqual(gunzipSync((await compressed?.('gzip')) ?? ''), script);
});

test('what compressing does not make smaller is sent as it is', () => {
  assert.equal(assetOf(Buffer.from('tiny'), '.js').compressed, undefined);
  assert.equal(assetOf(Buffer.alloc(4_096), '.woff2').compressed, undefined);
});
