import { setImmediate as nextTurn } from 'node:timers/promises';

/** Called often inside long work; lets the event loop turn when the work has held it long enough. */
export type Breathe = () => Promise<void> | undefined;

/** @param budget milliseconds of work between two turns of the event loop */
export function createBreathe(budget = 25): Breathe {
  let since = performance.now();
  return () => {
    if (performance.now() - since < budget) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}
