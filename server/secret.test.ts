import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { testDatabase, type TestDatabase } from './engine/testing/test-database.ts';
import { keysOf, openKeys } from './secret.ts';
import { StartError } from './start/start-error.ts';

let db: TestDatabase;
let dataDir: string;
before(async () => {
  db = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'clarm-secret-'));
});
after(async () => {
  await db.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const forget = (): Promise<unknown> => db.connection.collection('deployment').deleteMany({});

test('derives one stable key per purpose', () => {
  const keys = keysOf('s'.repeat(32));
  assert.equal(keys.subKey('ip').length, 32);
  assert.deepEqual(keys.subKey('ip'), keysOf('s'.repeat(32)).subKey('ip'));
  assert.notDeepEqual(keys.subKey('ip'), keys.subKey('cache'));
  assert.notDeepEqual(keys.subKey('ip'), keysOf('t'.repeat(32)).subKey('ip'));
});

test('makes a private secret at the first start and finds it at the next, however many start', async () => {
  await forget();
  const settings = { secret: undefined, dataDir };
  const [one, two] = await Promise.all([
    openKeys(settings, db.connection),
    openKeys(settings, db.connection),
  ]);
  assert.deepEqual(one.subKey('tokens'), two.subKey('tokens'));
  assert.deepEqual((await openKeys(settings, db.connection)).subKey('ip'), one.subKey('ip'));
  assert.deepEqual(await readdir(dataDir), ['secret']);
  assert.equal((await stat(join(dataDir, 'secret'))).mode & 0o777, 0o600);
  const text = (await readFile(join(dataDir, 'secret'), 'utf8')).trim();
  assert.equal(Buffer.from(text, 'base64url').length, 32);
});

test('refuses to start on a database that was made with another secret', async () => {
  await forget();
  await openKeys({ secret: 'a'.repeat(32), dataDir }, db.connection);
  await assert.rejects(
    openKeys({ secret: 'b'.repeat(32), dataDir }, db.connection),
    (error) =>
      error instanceof StartError && error.exitCode === 2 && /not the one/.test(error.message),
  );
  await openKeys({ secret: 'a'.repeat(32), dataDir }, db.connection);
  const stored = JSON.stringify(await db.connection.collection('deployment').find({}).toArray());
  assert.ok(!stored.includes('aaaa'));
});

test('refuses a damaged secret instead of going on with a weak one', async () => {
  await forget();
  await writeFile(join(dataDir, 'secret'), 'half');
  await assert.rejects(openKeys({ secret: undefined, dataDir }, db.connection), /is damaged/);
});
