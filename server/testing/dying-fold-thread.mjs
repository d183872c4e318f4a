// @ts-check
import { existsSync, writeFileSync } from 'node:fs';
import * as thread from './plain-fold-thread.mjs';

export const { forget, close } = thread;

/** @param {'taken' | 'written'} when */
const diesNow = (when) => {
  const died = process.env['CLARM_TEST_DIED'] ?? '';
  if (process.env['CLARM_TEST_DIES'] !== when || existsSync(died)) return false;
  writeFileSync(died, '');
  return true;
};

/**
 * As the real one; or the first batch goes to a thread that dies with it, and whoever is asked to
 * fold is the next, which was never told of it.
 * @type {typeof thread.take}
 */
export function take(batch) {
  if (!diesNow('taken')) thread.take(batch);
}

/**
 * As the real one; or the first time it dies when the visitors are written, before it says so.
 * @type {typeof thread.fold}
 */
export async function fold(round) {
  const folded = await thread.fold(round);
  // In a thread it ends this thread.
  if (diesNow('written')) process.exit(1);
  return folded;
}
