import { spawn, type ChildProcess } from 'node:child_process';
import type { EngineCommand } from './engine-command.ts';

/** Why an engine did not come up, or went away. */
export type EngineFailureReason = 'load' | 'in-use' | 'open' | 'aborted' | 'ended';

/** What an engine's process said last. */
export class EngineFailure extends Error {
  readonly reason: EngineFailureReason;
  constructor(reason: EngineFailureReason, message: string) {
    super(message);
    this.name = 'EngineFailure';
    this.reason = reason;
  }
}

/** One run of the engine. */
export interface EngineProcess {
  readonly pid: number | undefined;
  /** Resolves when it listens; rejects with an EngineFailure. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone, however it ended. */
  readonly exited: Promise<EngineFailure>;
  /** Closes it in order; kills it after `patience` milliseconds. */
  stop(patience?: number): Promise<void>;
}

/** The engine's own words are long; the end says what happened. */
const KEPT_OUTPUT = 4_000;

/** Starts the engine once on a directory. */
export function runEngine(
  command: EngineCommand,
  directory: string,
  socketPath: string,
): EngineProcess {
  const child = spawn(command.file, [...command.args, directory, socketPath], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      // A debugger's or test runner's options are meant for the parent.
      NODE_OPTIONS: '',
      NODE_V8_COVERAGE: '',
      // The engine has no allocator of its own: glibc's eight arenas a core keep what is freed.
      MALLOC_ARENA_MAX: process.env['MALLOC_ARENA_MAX'] ?? '2',
    },
  });
  const output = tail(child);
  /** What it gave as its reason itself, which says more than an exit code. */
  let said: EngineFailure | undefined;
  const exited = new Promise<EngineFailure>((resolve) => {
    child.once('error', (error) => resolve(new EngineFailure('load', error.message)));
    // 'close' and not 'exit': the last words are read by then.
    child.once('close', (code, signal) => resolve(said ?? ending(code, signal, output())));
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: ChildMessage) => {
      if (message.type === 'ready') resolve();
      else reject((said = new EngineFailure(message.reason, message.message)));
    });
    void exited.then(reject);
  });
  ready.catch(() => undefined); // a run that is only stopped need not be waited for
  const stop = async (patience = 15_000): Promise<void> => {
    if (child.connected) child.send('stop', () => undefined);
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    await exited;
    clearTimeout(timer);
  };
  return { pid: child.pid, ready, exited, stop };
}

type ChildMessage =
  { type: 'ready' } | { type: 'failed'; reason: EngineFailureReason; message: string };

function ending(code: number | null, signal: NodeJS.Signals | null, output: string): EngineFailure {
  // 134 is how a shell, or a loader in between, passes SIGABRT on.
  const aborted = signal === 'SIGABRT' || code === 134;
  const how = signal ? `it was ended by ${signal}` : `it ended with code ${code ?? 'unknown'}`;
  return new EngineFailure(aborted ? 'aborted' : 'ended', output ? `${how}: ${output}` : how);
}

function tail(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text.trim().split('\n').slice(-3).join(' ').slice(-600);
}
