import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real, empty Redis for one test file; it keeps nothing on disk. */
export interface TestRedis {
  url: string;
  /** Freezes or thaws it, as a machine that hangs. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Starts an empty one again at the same address. */
  restart(): Promise<void>;
  /** Ends it and removes everything. */
  stop(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Resolves to undefined where somebody else took the port meanwhile. */
const spawnRedis = async (port: number, dir: string): Promise<ChildProcess | undefined> => {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir];
  const child = spawn('redis-server', [...args, '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('Ready to accept connections')) {
      child.stdout.resume();
      return child;
    }
  }
  return undefined;
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};

/** Starts redis-server on a free port of 127.0.0.1. */
export async function testRedis(): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'clarm-redis-'));
  let port = await freePort();
  let child = await spawnRedis(port, dir);
  for (let attempt = 1; !child && attempt < 5; attempt++) {
    port = await freePort();
    child = await spawnRedis(port, dir);
  }
  if (!child) throw new Error('redis-server did not start');
  let running = child;
  const endWithTest = (): void => void running.kill('SIGKILL');
  process.once('exit', endWithTest);
  return {
    url: `redis://127.0.0.1:${port}`,
    signal: (name) => void running.kill(name),
    kill: () => end(running),
    async restart() {
      await end(running);
      const next = await spawnRedis(port, dir);
      if (!next) throw new Error('redis-server did not start again');
      running = next;
    },
    async stop() {
      process.off('exit', endWithTest);
      await end(running);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
