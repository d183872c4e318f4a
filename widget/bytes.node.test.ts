import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';

const DIST = join(import.meta.dirname, '../dist/widget');
const skip = existsSync(DIST) ? false : 'dist/widget is missing: run "npm run build" first';

const bytes = (file: string) =>
  brotliCompressSync(readFileSync(join(DIST, file)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;

/** The files that `file` cannot run without. */
function withImports(file: string): string[] {
  const source = readFileSync(join(DIST, file), 'utf8');
  const imports = [...source.matchAll(/(?:import|from)\s*["'`](\.\/[^"'`]+)["'`]/g)];
  return [file, ...imports.flatMap(([, path]) => withImports(path!.slice(2)))];
}
const total = (...files: string[]) =>
  [...new Set(files.flatMap(withImports))].reduce((sum, file) => sum + bytes(file), 0);

test(
  'the loader, with the whole tracker and the launcher, is at most 5,000 bytes',
  { skip },
  () => {
    const size = total('loader.js');
    assert.ok(size <= 5000, `${size} bytes`);
  },
);

test('the tracker alone is at most 3,500 bytes', { skip }, () => {
  const size = total('tracker.js');
  assert.ok(size <= 3500, `${size} bytes`);
});

test('everything until the panel is open is at most 20,000 bytes', { skip }, () => {
  const size = total('loader.js', 'clarm-widget.js');
  assert.ok(size <= 20_000, `${size} bytes`);
});

test('nothing listens to unload, makes HTML of text, or calls home', { skip }, () => {
  for (const file of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const source = readFileSync(join(DIST, file), 'utf8');
    assert.doesNotMatch(source, /beforeunload|['"`]unload['"`]|insertAdjacentHTML|\beval\(/, file);
    const hosts = [...source.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    assert.deepEqual(
      hosts.filter((host) => !['www.w3.org', 'lit.dev'].includes(host!)),
      [],
      file,
    );
  }
});
