import assert from 'node:assert/strict';
import { test } from 'node:test';
import { broughtByLoader, budgets } from './build/brotli-bytes.ts';
import { builtFiles } from './scenarios/built-files.ts';

const files = await builtFiles();

test('the loader brings the panel and the extras of its own release', () => {
  const brought = broughtByLoader(files);
  assert.deepEqual(brought.map((file) => file.replace(/-[\w-]{8}\.js$/, '')).sort(), [
    'chunks/extras',
    'chunks/panel',
  ]);
  for (const file of brought) assert.ok(files.has(file), file);
});

for (const { what, bytes, most } of budgets(files))
  test(`${what}: at most ${most} bytes`, () => {
    assert.ok(bytes <= most, `${bytes} bytes`);
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
