import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../start/start-error.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

const TRIES = 300;
const LOOK_AGAIN_MS = 10;
/** Nobody's turn takes longer than this. */
const TURN_MS = 2_000;

/** Held while a server runs on the data directory. */
export interface DataDirLock {
  release(): Promise<void>;
}

/**
 * Makes the data directory (0700) and takes it for this process; throws StartError when another
 * running server has it. A lock left behind by `kill -9` or by a number used again is taken over.
 * It exists for the clear message: the engine's own file lock is what keeps the data safe.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new StartError(`The data directory ${dataDir} cannot be made: ${reason(error)}`);
  });
  await chmod(dataDir, 0o700).catch(() => undefined);
  const path = join(dataDir, 'server.lock');
  const mine = `${path}.${randomBytes(6).toString('hex')}`;
  const self = JSON.stringify(identify(process.pid) ?? { pid: process.pid, started: '' });
  try {
    // Linked in whole, so that nobody reads half a lock.
    await writeFile(mine, self, { mode: 0o600 });
    for (let tries = 0; tries < TRIES; tries++) {
      if (await linked(mine, path)) return { release: () => release(path, self) };
      const held = await readFile(path, 'utf8').catch(() => undefined);
      if (held === undefined) continue;
      const holder = parse(held);
      if (holder && isRunning(holder)) throw taken(dataDir, holder);
      await takeAway(path, held);
    }
    throw taken(dataDir, undefined);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new StartError(
      full
        ? `The disk of ${dataDir} is full; free some space.`
        : `The data directory ${dataDir} cannot be written: ${reason(error)}`,
    );
  } finally {
    await rm(mine, { force: true }).catch(() => undefined);
  }
}

function taken(dataDir: string, holder: ProcessIdentity | undefined): StartError {
  const who = holder ? ` (process ${holder.pid})` : '';
  return new StartError(
    `The data directory ${dataDir} belongs to another running server${who}. Stop that one, or set CLARM_DATA_DIR to another directory.`,
  );
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a dead server's lock. One process at a time looks whether it is still that one and removes
 * it, so that nobody removes the lock of who has just taken its place.
 */
async function takeAway(path: string, stale: string): Promise<void> {
  const turn = `${path}.turn`;
  try {
    await mkdir(turn);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await delay(LOOK_AGAIN_MS);
    const { mtimeMs } = await stat(turn).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    // Its owner was killed within the millisecond that a turn takes.
    if (Date.now() - mtimeMs > TURN_MS) await rmdir(turn).catch(() => undefined);
    return;
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => undefined)) === stale) await rm(path);
  } finally {
    await rmdir(turn);
  }
}

async function release(path: string, self: string): Promise<void> {
  const held = await readFile(path, 'utf8').catch(() => undefined);
  if (held === self) await rm(path, { force: true });
}

function parse(text: string): ProcessIdentity | undefined {
  try {
    const value = JSON.parse(text) as Partial<ProcessIdentity> | null;
    if (typeof value?.pid !== 'number' || typeof value.started !== 'string') return undefined;
    return { pid: value.pid, started: value.started };
  } catch {
    return undefined;
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
