import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, utimes, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { StartError } from '../start/start-error.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { identify } from './process-identity.ts';

async function emptyDir(t: TestContext): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clarm-lock-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

const isTaken = (error: unknown): boolean =>
  error instanceof StartError && /belongs to another running server/.test(error.message);

test('makes a private directory, and leaves nothing when released', async (t) => {
  const dataDir = join(await emptyDir(t), 'deep', 'data');
  const lock = await lockDataDir(dataDir);
  assert.equal((await stat(dataDir)).mode & 0o777, 0o700);
  await lock.release();
  assert.deepEqual(await readdir(dataDir), []);
});

test('refuses while its holder runs, and takes over as soon as it was killed', async (t) => {
  const dataDir = await emptyDir(t);
  const holder = spawn(process.execPath, ['--eval', 'process.stdin.resume()']);
  t.after(() => holder.kill('SIGKILL'));
  await once(holder, 'spawn');
  await writeFile(join(dataDir, 'server.lock'), JSON.stringify(identify(holder.pid ?? 0)));
  await assert.rejects(lockDataDir(dataDir), isTaken);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const lock = await lockDataDir(dataDir);
  await lock.release();
});

test('is not fooled by a process number that was used again, or by half a file', async (t) => {
  const dataDir = await emptyDir(t);
  for (const stale of [
    JSON.stringify({ pid: process.pid, started: 'another boot/1' }),
    '{"pid":',
    '',
  ]) {
    await writeFile(join(dataDir, 'server.lock'), stale);
    const lock = await lockDataDir(dataDir);
    await lock.release();
  }
});

test('of many that find a dead lock at once exactly one gets it', async (t) => {
  const dataDir = await emptyDir(t);
  for (let round = 0; round < 20; round++) {
    await writeFile(join(dataDir, 'server.lock'), '{"pid":999999999,"started":"long ago"}');
    const got = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(dataDir)));
    const locks = got.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    assert.equal(locks.length, 1);
    assert.ok(got.every((one) => one.status === 'fulfilled' || isTaken(one.reason)));
    assert.deepEqual(
      JSON.parse(await readFile(join(dataDir, 'server.lock'), 'utf8')),
      identify(process.pid),
    );
    await locks[0]?.release();
    assert.deepEqual(await readdir(dataDir), []);
  }
});

test('goes on where a server was killed while it took a dead lock away', async (t) => {
  const dataDir = await emptyDir(t);
  const path = join(dataDir, 'server.lock');
  await writeFile(path, '{"pid":999999999,"started":"long ago"}');
  await mkdir(`${path}.turn`);
  const before = new Date(Date.now() - 60_000);
  await utimes(`${path}.turn`, before, before);
  const lock = await lockDataDir(dataDir);
  await lock.release();
  assert.deepEqual(await readdir(dataDir), []);
});
