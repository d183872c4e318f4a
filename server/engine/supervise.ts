import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineFailure, EngineProcess } from './engine-process.ts';
import { freeBytes, NEEDED_BYTES } from './free-space.ts';

/** The part of a logger that the engine needs. */
export interface EngineLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface SuperviseOptions {
  /** Starts another run. */
  run: () => EngineProcess;
  dataDir: string;
  log: EngineLog;
}

/** A run that is replaced when it ends, until it is stopped. */
export interface Supervisor {
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;
/** What worked until something ended it is not what fails again and again. */
const LONGEST_PAUSE_AFTER_WORK = 400;
/** A full disk is said again once a minute. */
const LOOKS_PER_LINE = 12;
/** After so long without a crash the pauses begin anew. */
const STEADY = 60_000;

/** Keeps the engine running: the same address, the same data, another process. */
export function supervise(first: EngineProcess, options: SuperviseOptions): Supervisor {
  const { run, dataDir, log } = options;
  const stopping = new AbortController();
  let current = first;

  const pause = (milliseconds: number): Promise<unknown> =>
    sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);

  const untilThereIsSpace = async (): Promise<void> => {
    for (let looks = 0; !stopping.signal.aborted; looks++) {
      const free = await freeBytes(dataDir).catch(() => NEEDED_BYTES);
      if (free >= NEEDED_BYTES) return;
      const full = `The disk of ${dataDir} is full: nothing is stored until there is space.`;
      if (looks % LOOKS_PER_LINE === 0) log.error({ free }, full);
      await pause(LONGEST_PAUSE);
    }
  };

  const watch = async (): Promise<void> => {
    let crashes = 0;
    while (!stopping.signal.aborted) {
      const since = performance.now();
      let worked = false;
      current.ready.then(
        () => (worked = true),
        () => undefined,
      );
      const failure: EngineFailure = await current.exited;
      if (stopping.signal.aborted) return;
      crashes = performance.now() - since > STEADY ? 1 : crashes + 1;
      log.error(
        { reason: failure.reason },
        `The database engine went away (${failure.message}). Restarting it.`,
      );
      const longest =
        worked && failure.reason !== 'aborted' ? LONGEST_PAUSE_AFTER_WORK : LONGEST_PAUSE;
      await pause(Math.min(FIRST_PAUSE * 2 ** (crashes - 1), longest));
      await untilThereIsSpace();
      if (stopping.signal.aborted) return;
      current = run();
      await current.ready.then(
        () => log.info({ pid: current.pid }, 'The database engine is back.'),
        () => undefined, // `exited` says the same, and the loop reads it
      );
    }
  };
  const watched = watch();

  return {
    get pid() {
      return current.pid;
    },
    async stop() {
      stopping.abort();
      await current.stop();
      await watched;
    },
  };
}
