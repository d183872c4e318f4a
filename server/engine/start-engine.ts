import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start/start-error.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { embeddedCommand, mongodCommand, type EngineCommand } from './engine-command.ts';
import { runEngine, type EngineFailure, type EngineProcess } from './engine-process.ts';
import { freeBytes, NEEDED_BYTES } from './free-space.ts';
import { socketPathFor } from './socket-path.ts';
import { supervise, type EngineLog } from './supervise.ts';

export interface StartEngineOptions {
  /** Made if need be (0700). The database lies in its folder `database`. */
  dataDir: string;
  log: EngineLog;
  /** One line for the person at the terminal, when something takes a moment. */
  onProgress?: (line: string) => void;
}

/** The running engine. */
export interface Engine {
  /** `mongodb://` on a Unix socket; stays valid when the engine is restarted. */
  readonly uri: string;
  /** Of the present run; another one after a crash. */
  readonly pid: number | undefined;
  /** Closes the files in order and leaves no process, socket or lock behind. */
  stop(): Promise<void>;
}

/** How long the engine of a server that was killed may take to notice and close its files. */
const ORPHAN_PATIENCE = 15_000;

/**
 * Starts the embedded MongoDB engine as a supervised child process, on a data directory that is
 * this server's alone. Throws StartError with one line when it cannot be had.
 */
export async function startEngine(options: StartEngineOptions): Promise<Engine> {
  const dataDir = resolve(options.dataDir);
  const lock = await lockDataDir(dataDir);
  try {
    const directory = join(dataDir, 'database');
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const socketPath = socketPathFor(dataDir);
    const { command, first } = await firstRun(dataDir, directory, socketPath, options);
    const run = (): EngineProcess => runEngine(command, directory, socketPath);
    const supervisor = supervise(first, { run, dataDir, log: options.log });
    return {
      uri: `mongodb://${encodeURIComponent(socketPath)}/clarm?directConnection=true`,
      get pid() {
        return supervisor.pid;
      },
      async stop() {
        await supervisor.stop();
        await rm(dirname(socketPath), { recursive: true, force: true });
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

interface FirstRun {
  command: EngineCommand;
  first: EngineProcess;
}

/** The embedded engine if it can be had, else a `mongod` of the system's. */
async function firstRun(
  dataDir: string,
  directory: string,
  socketPath: string,
  options: StartEngineOptions,
): Promise<FirstRun> {
  const onProgress = options.onProgress ?? ((line) => options.log.info({}, line));
  const open = (command: EngineCommand): Promise<FirstRun> =>
    openPatiently(command, dataDir, directory, socketPath, onProgress);
  try {
    const cacheDirs = [join(cacheHome(), 'clarm'), join(dataDir, 'cache')];
    return await open(await embeddedCommand({ cacheDirs, onProgress }));
  } catch (error) {
    if (error instanceof StartError) throw error;
    const mongod = await mongodCommand();
    if (!mongod) throw cannotBeHad(error);
    onProgress(
      `The embedded engine cannot be had (${reason(error)}); running the system's mongod.`,
    );
    return await open(mongod).catch((failure: unknown) => {
      throw failure instanceof StartError ? failure : cannotBeHad(failure);
    });
  }
}

/** Opens the directory, waiting for a dying predecessor; names what is wrong with the directory itself. */
async function openPatiently(
  command: EngineCommand,
  dataDir: string,
  directory: string,
  socketPath: string,
  onProgress: (line: string) => void,
): Promise<FirstRun> {
  const deadline = performance.now() + ORPHAN_PATIENCE;
  let told = false;
  for (;;) {
    const first = runEngine(command, directory, socketPath);
    try {
      await first.ready;
      return { command, first };
    } catch (error) {
      await first.exited;
      const failure = error as EngineFailure;
      if (failure.reason === 'load') throw failure;
      const free = await freeBytes(dataDir).catch(() => NEEDED_BYTES);
      if (failure.reason !== 'in-use' && free < NEEDED_BYTES) {
        throw new StartError(
          `The disk of ${dataDir} is full (${free} bytes left); free some space.`,
        );
      }
      if (failure.reason !== 'in-use') {
        throw new StartError(`The database in ${dataDir} cannot be opened: ${failure.message}`);
      }
      if (performance.now() > deadline) {
        throw new StartError(
          `The data directory ${dataDir} belongs to another running server. Stop that one, or set CLARM_DATA_DIR to another directory.`,
        );
      }
      if (!told) onProgress('Waiting for the database of the server before to close its files …');
      told = true;
      await sleep(200);
    }
  }
}

function cannotBeHad(error: unknown): StartError {
  return new StartError(
    `The embedded MongoDB engine cannot be had here (${reason(error)}). Ways out: set MONGODB_URI to a MongoDB of yours, install mongod, run "docker compose up", or use a system with glibc 2.38 or newer (Debian 13, Ubuntu 24.04).`,
    1,
    { cause: error },
  );
}

function cacheHome(): string {
  return process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
}

/** The last line that a failed program wrote, which says more than its exit code. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { stderr = '' } = error as Error & { stderr?: string };
  return (stderr.trim().split('\n').at(-1) || error.message).slice(0, 300);
}
