import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { mongodCommand } from './engine-command.ts';
import { identify } from './process-identity.ts';

/**
 * The manners of the process around a system's mongod, with a program in mongod's place that
 * listens, ends at SIGTERM and notes its number: what is tested is who ends whom, and when.
 */
const STAND_IN = `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const at = (flag) => process.argv[process.argv.indexOf(flag) + 1];
writeFileSync(at('--dbpath') + '/pid', String(process.pid));
if (process.env.STAND_IN_EXIT) process.exit(Number(process.env.STAND_IN_EXIT));
const server = require('node:net').createServer().listen(at('--bind_ip'));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

async function runWrapped(t: TestContext, env: NodeJS.ProcessEnv = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'clarm-mongod-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'mongod'), STAND_IN);
  await chmod(join(folder, 'mongod'), 0o755);
  const command = await mongodCommand(`/nowhere:${folder}`);
  assert.ok(command);
  const socket = join(folder, 'run', 'mongodb.sock');
  const child = spawn(command.file, [...command.args, folder, socket], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env, NODE_OPTIONS: '' },
  });
  t.after(() => child.kill('SIGKILL'));
  const [message] = (await once(child, 'message')) as [{ type: string; reason?: string }];
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
  return { child, pid, message };
}

const ended = async (child: ChildProcess): Promise<unknown> => (await once(child, 'exit'))[0];

test('is looked for on the PATH', async () => {
  assert.equal(await mongodCommand('/nowhere:'), undefined);
});

test('says when mongod listens, survives Ctrl-C, and ends it when told to', async (t) => {
  const { child, pid, message } = await runWrapped(t);
  assert.deepEqual(message, { type: 'ready' });
  child.kill('SIGINT');
  child.send('stop');
  assert.equal(await ended(child), 0);
  assert.equal(identify(pid), undefined);
});

test('takes mongod along when its server is gone', async (t) => {
  const { child, pid } = await runWrapped(t);
  child.disconnect();
  await ended(child);
  assert.equal(identify(pid), undefined);
});

test('says why mongod did not open the directory', async (t) => {
  const used = await runWrapped(t, { STAND_IN_EXIT: '100' });
  assert.equal(used.message.reason, 'in-use');
  const other = await runWrapped(t, { STAND_IN_EXIT: '62' });
  assert.equal(other.message.reason, 'open');
});
