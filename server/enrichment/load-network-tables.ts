import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { collectGarbage } from './collect-garbage.ts';
import { compileTables } from './compile-tables.ts';
import type { DataSource } from './data-source.ts';
import { readTables, writeTables } from './network-tables-file.ts';
import type { NetworkTables } from './network-tables.ts';

const PREFIX = 'networks-';
const KEPT_DAYS = 30;

/** `$XDG_CACHE_HOME/clarm`, else `~/.cache/clarm` (XDG Base Directory Specification). */
export const defaultCacheDir = (): string => {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'clarm');
};

const DAY = 86_400_000;

/** Removes compiled data of releases long gone, and what a killed compiler left behind. */
const removeOld = async (cacheDir: string, current: string): Promise<void> => {
  const { mtimeMs: newest } = await stat(current);
  for (const name of await readdir(cacheDir)) {
    const file = join(cacheDir, name);
    if (!name.startsWith(PREFIX) || file === current) continue;
    const days = name.endsWith('.tmp') ? 1 : KEPT_DAYS;
    // Another process may be removing the same file.
    const age = newest - (await stat(file).catch(() => ({ mtimeMs: newest }))).mtimeMs;
    if (age > days * DAY) await rm(file, { force: true });
  }
};

/** Compiles into the cache; gives the tables themselves back only where they can't be kept. */
const compile = async (
  source: DataSource,
  cacheDir: string,
  file: string,
  onProgress: (line: string) => void,
): Promise<NetworkTables | undefined> => {
  onProgress('IP data: compiling once, a few seconds');
  const tables = await compileTables(source, onProgress);
  try {
    await mkdir(cacheDir, { recursive: true });
    await writeTables(file, tables);
    await removeOld(cacheDir, file);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    onProgress(`IP data: not kept for the next start: ${reason}`);
    return tables;
  }
};

/**
 * The compiled tables of a data source: from the cache folder, where they are made first when
 * missing or damaged. A folder that cannot be written to costs a compilation at every start.
 */
export async function loadNetworkTables(
  source: DataSource,
  cacheDir: string,
  onProgress: (line: string) => void,
): Promise<NetworkTables> {
  const file = join(cacheDir, `${PREFIX}${source.version}-${source.key}.bin`);
  const cached = await readTables(file);
  if (cached) return cached;
  const kept = await compile(source, cacheDir, file, onProgress);
  collectGarbage();
  return kept ?? (await readTables(file)) ?? compileTables(source, onProgress);
}
