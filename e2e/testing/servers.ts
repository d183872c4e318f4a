import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { childrenOf, isAlive } from './processes.ts';
import type { ServerProcess } from './spawn-server.ts';
import { startServer, type RunningServer, type ServerSettings } from './start-server.ts';

const PATIENCE_MS = 15_000;

/** The servers of one story, and where they keep their data. */
export interface Servers {
  /** An empty directory that is removed when the story is over. */
  newDataDir(): Promise<string>;
  /** Starts one, on a directory of its own unless told. */
  start(settings?: Partial<ServerSettings>): Promise<RunningServer>;
  /** Everything that any of them said. */
  output(): string;
  /** Ends all that still run, with their engines, and removes their data. */
  stopAll(): Promise<void>;
}

/** Makes the servers of one story; whoever makes them ends them with `stopAll`. */
export function createServers(): Servers {
  const spawned: ServerProcess[] = [];
  const dataDirs: string[] = [];

  const newDataDir = async (): Promise<string> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'clarm-e2e-'));
    dataDirs.push(dataDir);
    return dataDir;
  };

  /** An engine whose server was killed closes its files by itself, which takes a moment. */
  const buried = async (pids: readonly number[]): Promise<void> => {
    const deadline = performance.now() + PATIENCE_MS;
    while (pids.some(isAlive) && performance.now() < deadline) await delay(50);
    for (const pid of pids.filter(isAlive)) process.kill(pid, 'SIGKILL');
  };

  const stop = async (server: ServerProcess): Promise<void> => {
    if (server.ending) return;
    const children = childrenOf(server.pid);
    const impatience = setTimeout(() => void server.end('SIGKILL'), PATIENCE_MS);
    // As a person would: SIGTERM waits for a balancer that is not there.
    await server.end('SIGINT');
    clearTimeout(impatience);
    await buried(children);
  };

  return {
    newDataDir,
    async start(settings = {}) {
      const dataDir = settings.dataDir ?? (await newDataDir());
      return startServer({ ...settings, dataDir }, (server) => spawned.push(server));
    },
    output: () => spawned.map(({ stdout, stderr }) => stdout + stderr).join('\n'),
    async stopAll() {
      await Promise.all(spawned.map(stop));
      for (const dataDir of dataDirs) {
        await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      }
    },
  };
}
