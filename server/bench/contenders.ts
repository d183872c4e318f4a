import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

/** A running server under test. */
export interface Contender {
  name: string;
  url: string;
  /** The site to send to. */
  site: string;
  pid: number;
  /** Its database engine's process. */
  enginePid: number;
  stop(): Promise<void>;
}

const SITE = 'w_demo0000000000';
const TICKS_A_SECOND = 100;
/** As `npm start` starts the server: events live for a second, and the young need room. */
const ROOM_FOR_THE_YOUNG = '--max-semi-space-size=32';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) =>
    child.exitCode === null ? child.once('exit', () => resolve()) : resolve(),
  );

/** The database engine that a server started. */
async function engineOf(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  for (const child of children.trim().split(' ')) {
    const command = await readFile(`/proc/${child}/cmdline`, 'utf8');
    if (command.includes('engine-child') || command.includes('mongod')) return Number(child);
  }
  throw new Error(`server ${pid} has no engine`);
}

/** The bare server: the limit. */
export async function startLimit(): Promise<Contender> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clarm-bench-'));
  const script = join(projectRoot(), 'server/bench/limit-server.ts');
  const child = fork(script, [dataDir], {
    execArgv: [ROOM_FOR_THE_YOUNG, '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await new Promise<{ port: number }>((resolve) =>
    child.once('message', resolve as never),
  );
  return {
    name: 'limit',
    url: `http://127.0.0.1:${port}`,
    site: SITE,
    pid: child.pid as number,
    enginePid: await engineOf(child.pid as number),
    async stop() {
      child.disconnect();
      await ended(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * The whole product, as it is built and started.
 * @param profileDir where its CPU profile is written when it ends; it runs from its sources then, so
 *   that a profile has the names of files
 */
export async function startProduct(profileDir?: string): Promise<Contender> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clarm-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = fork(
    join(projectRoot(), profileDir ? 'server/main.ts' : 'dist/server/main.js'),
    [],
    {
      env: { ...process.env, PORT: String(port), CLARM_DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
      execArgv: [
        ROOM_FOR_THE_YOUNG,
        ...(profileDir ? ['--import', 'tsx', '--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []),
      ],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  for (;;) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    if (child.exitCode !== null) throw new Error('the server did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    name: 'product',
    url,
    site: SITE,
    pid: child.pid as number,
    enginePid: await engineOf(child.pid as number),
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Seconds of CPU a process has used so far. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
