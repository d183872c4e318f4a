import assert from 'node:assert/strict';
import { dirname, posix } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { builtFiles } from './scenarios/built-files.ts';

const files = await builtFiles();

const bytes = (file: string) =>
  brotliCompressSync(files.get(file)!, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;

/** The files that `file` cannot run without. */
function withImports(file: string): string[] {
  const imports = [...files.get(file)!.matchAll(/(?:import|from)\s*["'`](\.\/[^"'`]+)["'`]/g)];
  return [file, ...imports.flatMap(([, path]) => withImports(posix.join(dirname(file), path!)))];
}
const total = (...files: string[]) =>
  [...new Set(files.flatMap(withImports))].reduce((sum, file) => sum + bytes(file), 0);

/** What the loader itself brings, by the names that the build gave it. */
const brought = [...files.get('loader.js')!.matchAll(/[`"'](chunks\/[^`"']+)[`"']/g)].map(
  ([, file]) => file!,
);

test('the loader brings the panel and the extras of its own release', () => {
  assert.deepEqual(brought.map((file) => file.replace(/-[\w-]{8}\.js$/, '')).sort(), [
    'chunks/extras',
    'chunks/panel',
  ]);
  for (const file of brought) assert.ok(files.has(file), file);
});

test('the loader, with the whole tracker and the launcher, is at most 5,000 bytes', () => {
  const size = total('loader.js');
  assert.ok(size <= 5000, `${size} bytes`);
});

test('the tracker alone is at most 3,500 bytes', () => {
  const size = total('tracker.js');
  assert.ok(size <= 3500, `${size} bytes`);
});

test('everything until the panel is open is at most 20,000 bytes', () => {
  const size = total(
    'loader.js',
    'clarm-widget.js',
    ...brought.filter((file) => file.includes('panel')),
  );
  assert.ok(size <= 20_000, `${size} bytes`);
});

test('nothing listens to unload, makes HTML of text, or calls home', () => {
  for (const [file, source] of files) {
    assert.doesNotMatch(source, /beforeunload|['"`]unload['"`]|insertAdjacentHTML|\beval\(/, file);
    const hosts = [...source.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    assert.deepEqual(
      hosts.filter((host) => !['www.w3.org', 'lit.dev'].includes(host!)),
      [],
      file,
    );
  }
});
