import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

interface Status {
  state: string;
  parent: number;
  /** −20 to 19: the more, the more it leaves to others. */
  niceness: number;
}

/** How a process, or a thread, is: of `/proc/…`, or undefined where there is none. */
function statusOf(pid: string | number): Status | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The name in parentheses may hold anything; the 3rd field and all others follow it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, parent] = fields;
  return state && parent
    ? { state, parent: Number(parent), niceness: Number(fields[16]) }
    : undefined;
}

/** How nice each thread of a process is to others, the first one first. */
export const threadsOf = ({ pid }: { pid: number }): number[] =>
  readdirSync(`/proc/${pid}/task`)
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((thread) => statusOf(`${pid}/task/${thread}`)?.niceness ?? []);

/** Whether a process with this number runs; one that only waits to be buried does not. */
export function isAlive(pid: number): boolean {
  const status = statusOf(pid);
  return status !== undefined && !['Z', 'X'].includes(status.state);
}

/** The processes that this one started and that still run. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statusOf(name)?.parent === pid)
    .map(Number)
    .filter(isAlive);
}

/** The database engine of a server. */
export function engineOf(server: { pid: number }): number {
  const engine = childrenOf(server.pid).find((pid) =>
    read(`/proc/${pid}/cmdline`).includes('engine-child.mjs'),
  );
  if (engine === undefined) throw new Error(`The server ${server.pid} has no engine.`);
  return engine;
}
