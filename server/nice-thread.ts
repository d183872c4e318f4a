import { readlinkSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/** Half of what `nice` gives: at more, full load leaves the fold more than a second behind (measured). */
const STEPS = 5;

/**
 * Lets the other threads of this process have the processor before this one. Only Linux gives a
 * thread a priority, and an id, of its own; elsewhere, or where it is forbidden, nothing changes.
 */
export function niceThread(): void {
  try {
    const thread = readlinkSync('/proc/thread-self').split('/').at(-1);
    const nicer = Math.min(getPriority() + STEPS, constants.priority.PRIORITY_LOW);
    setPriority(Number(thread), nicer);
  } catch {
    // The thread goes on as it is.
  }
}
