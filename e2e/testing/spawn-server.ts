import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../server/project-root.ts';

/** How a process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The built server as a process of its own, with everything that it said. */
export interface ServerProcess {
  readonly pid: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined while it runs. */
  readonly ending: Ending | undefined;
  readonly ended: Promise<Ending>;
  /** Resolves once it has written this; rejects when it ends without. */
  says(text: string): Promise<void>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ending>;
}

/** What a server needs of the machine; nothing else of our own environment reaches it. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'IPDB_DIR'];

/** Runs `dist/server/main.js` with these variables and no other settings. */
export function spawnServer(env: Readonly<Record<string, string>>): ServerProcess {
  const machine = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/server/main.js')], {
    cwd: projectRoot(),
    env: { ...Object.fromEntries(machine), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  let ending: Ending | undefined;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      tell();
    });
  }
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    // 'close' and not 'exit': its last words are read by then.
    child.once('close', (code, signal) => {
      ending = { code, signal };
      resolve(ending);
      tell();
    });
  });

  return {
    pid: child.pid ?? -1,
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
    get ending() {
      return ending;
    },
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = said.stdout.includes(text);
          if (!found && !ending) return;
          listeners.delete(look);
          if (found) resolve();
          else reject(new Error(`The server ended before it said "${text}":\n${said.stderr}`));
        };
        listeners.add(look);
        look();
      }),
    async end(signal) {
      if (!ending) child.kill(signal);
      return ended;
    },
  };
}
