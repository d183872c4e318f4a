import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { connectDatabase } from '../database.ts';
import { projectRoot } from '../project-root.ts';
import { StartError } from '../start/start-error.ts';
import { identify } from './process-identity.ts';
import { startEngine, type Engine } from './start-engine.ts';
import { testDisk } from './testing/test-disk.ts';

/** A log whose lines can be waited for. */
function awaitableLog() {
  const lines: string[] = [];
  const waiting = new Map<RegExp, (line: string) => void>();
  const write = (_fields: object, line: string): void => {
    lines.push(line);
    for (const [pattern, resolve] of waiting) if (pattern.test(line)) resolve(line);
  };
  return {
    lines,
    info: write,
    warn: write,
    error: write,
    /** Resolves with the next line like this. */
    next: (pattern: RegExp) =>
      new Promise<string>((resolve) => {
        waiting.set(pattern, (line) => {
          waiting.delete(pattern);
          resolve(line);
        });
      }),
  };
}

async function emptyDir(t: TestContext): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clarm-engine-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

const socketOf = (engine: Engine): string =>
  decodeURIComponent(/^mongodb:\/\/([^/]+)/.exec(engine.uri)?.[1] ?? '');

test('after kill -9 the same connection finds every document that was acknowledged', async (t) => {
  const log = awaitableLog();
  const engine = await startEngine({ dataDir: await emptyDir(t), log });
  t.after(() => engine.stop());
  const connection = await connectDatabase(engine.uri);
  t.after(() => connection.close());
  const things = connection.collection<{ _id: number }>('things');
  const acknowledged: number[] = [];
  let next = 0;
  let killed = false;
  /** One of many that write until the engine goes away under their hands. */
  const write = async (): Promise<void> => {
    while (!killed) {
      const batch = Array.from({ length: 10 }, () => ({ _id: next++, text: 'x'.repeat(200) }));
      try {
        await things.insertMany(batch, { ordered: false });
      } catch {
        continue; // The first write after a restart may meet a connection of before.
      }
      acknowledged.push(...batch.map(({ _id }) => _id));
    }
  };

  for (const most of [500, 1500, 3000]) {
    const { pid = 0 } = engine;
    const back = log.next(/is back/);
    killed = false;
    const writers = Promise.all([write(), write(), write(), write(), write(), write()]);
    while (acknowledged.length < most) await things.findOne();
    process.kill(pid, 'SIGKILL');
    killed = true;
    await writers;
    await back;
    const found = new Set((await things.find().toArray()).map(({ _id }) => _id));
    assert.deepEqual(
      acknowledged.filter((id) => !found.has(id)),
      [],
    );
    assert.notEqual(engine.pid, pid);
  }
  const check = await connection.db?.command({ validate: 'things' });
  assert.equal(check?.['valid'], true);
});

test('stop() leaves no process, no socket and no lock, and the data is there afterwards', async (t) => {
  const dataDir = await emptyDir(t);
  const engine = await startEngine({ dataDir, log: awaitableLog() });
  const connection = await connectDatabase(engine.uri);
  await connection.collection<{ _id: number }>('things').insertOne({ _id: 1 });
  const { pid = 0 } = engine;
  assert.equal((await stat(dataDir)).mode & 0o777, 0o700);
  assert.equal((await stat(dirname(socketOf(engine)))).mode & 0o777, 0o700);
  await connection.close();
  await engine.stop();

  assert.equal(identify(pid), undefined);
  assert.equal(existsSync(dirname(socketOf(engine))), false);
  assert.deepEqual(await readdir(dataDir), ['database']);

  const again = await startEngine({ dataDir, log: awaitableLog() });
  t.after(() => again.stop());
  assert.equal(again.uri, engine.uri);
  const reconnected = await connectDatabase(again.uri);
  t.after(() => reconnected.close());
  assert.equal(await reconnected.collection('things').countDocuments(), 1);
});

test('refuses a data directory that another running server has, in one line', async (t) => {
  const dataDir = await emptyDir(t);
  const engine = await startEngine({ dataDir, log: awaitableLog() });
  t.after(() => engine.stop());
  await assert.rejects(startEngine({ dataDir, log: awaitableLog() }), (error) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /belongs to another running server \(process \d+\)/);
    assert.ok(!error.message.includes('\n'));
    return true;
  });
});

test('stays up at Ctrl-C, which reaches the whole group, so that the server can flush', async (t) => {
  const engine = await startEngine({ dataDir: await emptyDir(t), log: awaitableLog() });
  t.after(() => engine.stop());
  const connection = await connectDatabase(engine.uri);
  t.after(() => connection.close());
  const { pid = 0 } = engine;
  process.kill(pid, 'SIGINT');
  await connection.collection<{ _id: number }>('things').insertOne({ _id: 1 });
  assert.equal(engine.pid, pid);
});

test('ends when its server is killed, and the next server goes on at once', async (t) => {
  const dataDir = await emptyDir(t);
  const script = `
    import { startEngine } from ${JSON.stringify(join(projectRoot(), 'server/engine/start-engine.ts'))};
    import { connectDatabase } from ${JSON.stringify(join(projectRoot(), 'server/database.ts'))};
    const log = { info() {}, warn() {}, error() {} };
    const engine = await startEngine({ dataDir: ${JSON.stringify(dataDir)}, log });
    const connection = await connectDatabase(engine.uri);
    await connection.collection('things').insertOne({ _id: 1 });
    process.stdout.write(String(engine.pid));`;
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { cwd: projectRoot(), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [printed] = (await once(server.stdout, 'data')) as [Buffer];
  const orphan = Number(printed.toString());
  assert.ok(identify(orphan));
  server.kill('SIGKILL');
  await once(server, 'exit');

  const engine = await startEngine({ dataDir, log: awaitableLog() });
  t.after(() => engine.stop());
  // Two engines never have one directory, so the orphan has let go by now.
  const connection = await connectDatabase(engine.uri);
  t.after(() => connection.close());
  assert.equal(await connection.collection('things').countDocuments(), 1);
});

test('says in one line that the data directory cannot be made', async (t) => {
  const file = join(await emptyDir(t), 'a-file');
  await writeFile(file, '');
  await assert.rejects(
    startEngine({ dataDir: join(file, 'data'), log: awaitableLog() }),
    (error) => error instanceof StartError && /cannot be made/.test(error.message),
  );
});

test('a full disk is said, not spun on, and over when there is space again', async (t) => {
  const disk = await testDisk();
  if (!disk) {
    t.skip('needs the right to mount a small tmpfs');
    return;
  }
  const log = awaitableLog();
  const engine = await startEngine({ dataDir: join(disk.folder, 'data'), log });
  const connection = await connectDatabase(engine.uri);
  try {
    const things = connection.collection<{ _id: number; fill?: Buffer }>('things');
    await things.insertOne({ _id: -1 });

    const said = log.next(/is full/);
    await disk.fillUp();
    const fill = Buffer.alloc(4 * 1024 * 1024, 'x');
    // Until the journal cannot grow any more and the engine aborts.
    for (let at = 0, failed = false; !failed; at++) {
      failed = await things.insertOne({ _id: at, fill }).then(
        () => false,
        () => true,
      );
    }
    await said;
    assert.equal(log.lines.filter((line) => line.includes('Restarting')).length, 1);
    await assert.rejects(
      startEngine({ dataDir: join(disk.folder, 'other'), log }),
      (error) => error instanceof StartError && /disk of .* is full/.test(error.message),
    );

    const back = log.next(/is back/);
    await disk.makeRoom();
    await back;
    assert.equal(await things.countDocuments({ _id: -1 }), 1);
  } finally {
    await connection.close();
    await engine.stop();
    await disk.remove();
  }
});
