// @ts-check
/**
 * A system's `mongod` behind the same manners as the embedded engine:
 * `mongod-child.mjs <mongod> <directory> <socket>`. mongod itself would end at Ctrl-C before its
 * server has flushed, and would outlive a server that was killed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheMegabytes } from './tune-engine.mjs';

/** mongod's own exit codes for files of another version. */
const OTHER_VERSION = new Set([62, 63]);
/** mongod's exit code when it has lost the directory to another one. */
const DIRECTORY_IN_USE = 100;

process.umask(0o077);
const [mongod = '', directory = '', socketPath = ''] = process.argv.slice(2);
mkdirSync(dirname(socketPath), { recursive: true, mode: 0o700 });
rmSync(socketPath, { force: true });

const args = [
  '--dbpath',
  directory,
  '--bind_ip',
  socketPath,
  '--filePermissions',
  '0700',
  '--quiet',
];
// As large as the embedded engine's; the server beside it needs room too.
args.push('--wiredTigerCacheSizeGB', (cacheMegabytes() / 1024).toFixed(2));
// Detached: a session of its own, which the terminal's Ctrl-C does not reach.
const child = spawn(mongod, args, { detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
let ready = false;
const end = () => child.kill('SIGTERM');

process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', end);
process.on('disconnect', end);
process.on('message', (message) => {
  if (message === 'stop') end();
});

child.once('error', (error) => leave('load', error.message, 1));
child.once('exit', (code, signal) => {
  try {
    rmSync(socketPath, { force: true });
    rmdirSync(dirname(socketPath));
  } catch {
    // Gone already.
  }
  if (ready || code === 0) process.exit(signal === 'SIGABRT' ? 134 : (code ?? 1));
  const reason = code === DIRECTORY_IN_USE ? 'in-use' : 'open';
  const why = OTHER_VERSION.has(code ?? 0)
    ? 'another version of MongoDB wrote it'
    : `mongod ended with ${signal ?? `code ${code}`}`;
  leave(reason, why, 1);
});

while (!ready && child.exitCode === null && child.signalCode === null) {
  ready = await answers();
  if (!ready) await sleep(50);
}
if (ready) process.send?.({ type: 'ready' });

/** Whether something listens on the socket yet. */
function answers() {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/**
 * Says why to the parent, and ends.
 *
 * @param {import('./engine-process.ts').EngineFailureReason} reason
 * @param {string} message
 * @param {number} code
 */
function leave(reason, message, code) {
  if (!process.connected) process.exit(code);
  process.send?.({ type: 'failed', reason, message }, () => process.exit(code));
}
