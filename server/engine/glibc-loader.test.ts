import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { glibcLoader, needsNewerGlibc } from './glibc-loader.ts';

test('a newer loader is needed below glibc 2.38 only, and never where there is no glibc', () => {
  if (process.platform === 'linux') {
    assert.equal(needsNewerGlibc('2.36'), true);
    assert.equal(needsNewerGlibc('2.4'), true);
  }
  assert.equal(needsNewerGlibc('2.38'), false);
  assert.equal(needsNewerGlibc('2.41'), false);
  assert.equal(needsNewerGlibc('3.0'), false);
});

test('a loader that is in one of the caches is used without asking anybody', async (t) => {
  const folder = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch as string];
  const name = { x64: 'ld-linux-x86-64.so.2', arm64: 'ld-linux-aarch64.so.1' }[
    process.arch as string
  ];
  if (!folder || !name) {
    t.skip('no engine for this processor');
    return;
  }
  const root = await mkdtemp(join(tmpdir(), 'clarm-loader-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  const libraries = join(root, 'second', `glibc-trixie-${process.arch}`, 'usr/lib', folder);
  await mkdir(libraries, { recursive: true });
  await writeFile(join(libraries, name), '');
  const loader = await glibcLoader({
    cacheDirs: [join(root, 'first'), join(root, 'second')],
    onProgress: () => assert.fail('nothing had to be fetched'),
  });
  assert.deepEqual(loader, { file: join(libraries, name), libraries });
});
