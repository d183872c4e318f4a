import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ports.ts';
import { jobKey, type LookupJob } from './lookup-queue.ts';

/** Nobody waits longer than this for an answer (contract §7). */
const PATIENCE_MS = 3_000;
const MAX_VISITORS = 20_000;

/** Knows of which visitors an answer is still to come, a newer question counting anew. */
export function createAwaited(clock: Clock) {
  const since = new LRUCache<string, number>({ max: MAX_VISITORS });
  return {
    begin: (job: LookupJob): void => void since.set(jobKey(job), job.queuedAt),
    /** This question has its answer; a newer one may not. */
    over(job: LookupJob): void {
      if (since.get(jobKey(job)) === job.queuedAt) since.delete(jobKey(job));
    },
    has: (visitor: Pick<LookupJob, 'site' | 'visitor'>): boolean =>
      clock() - (since.get(jobKey(visitor)) ?? Number.NEGATIVE_INFINITY) < PATIENCE_MS,
  };
}
