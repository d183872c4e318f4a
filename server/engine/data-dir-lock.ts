import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../start/start-error.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

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
    for (let tries = 0; tries < 5; tries++) {
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

/** Removes a dead server's lock, and puts it back if somebody else's had just taken its place. */
async function takeAway(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.stale`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, 'utf8')) !== stale) await linked(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    await rm(aside, { force: true });
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
