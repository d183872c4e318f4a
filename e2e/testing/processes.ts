import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** The state and the parent of a process, or undefined where there is none. */
function statusOf(pid: string | number): { state: string; parent: number } | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The name in parentheses may hold anything; state and parent follow it.
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state && parent ? { state, parent: Number(parent) } : undefined;
}

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
