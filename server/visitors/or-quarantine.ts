import { isDatabaseError } from '../database-errors.ts';
import { LeaveToNewer, type ProjectionDeps } from './projection-deps.ts';

/** What is said of a visitor, or person, that cannot be made; its batch goes on. */
const QUARANTINED = 'visitor quarantined: its events could not be folded';

/**
 * Does one visitor's, or person's, part of a batch: an error of our own logic puts that one aside,
 * counted, and the batch goes on without it.
 * @returns undefined where it was put aside
 * @throws whatever the database throws, and `LeaveToNewer`
 */
export async function orQuarantine<T>(
  { log, onQuarantine }: Pick<ProjectionDeps, 'log' | 'onQuarantine'>,
  key: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LeaveToNewer || isDatabaseError(error)) throw error;
    log.error({ err: error, visitor: key }, QUARANTINED);
    onQuarantine(key);
    return undefined;
  }
}
