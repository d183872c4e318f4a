import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ports.ts';
import { jobKey, type LookupJob } from './lookup-queue.ts';

/** Nobody waits longer than this for an answer (contract §7). */
const PATIENCE_MS = 3_000;
const MAX_VISITORS = 20_000;

type Visitor = Pick<LookupJob, 'site' | 'visitor'>;

const redisKey = ({ site, visitor }: Visitor): string => `clarm:{${site}}:awaited:${visitor}`;

/**
 * Knows of which visitors an answer is still to come, a newer question counting anew. With Redis
 * every process knows it, whichever of them asks; while it is away, each of its own questions.
 */
export function createAwaited(clock: Clock, redis?: Redis) {
  const since = new LRUCache<string, number>({ max: MAX_VISITORS });
  return {
    begin(job: LookupJob): void {
      since.set(jobKey(job), job.queuedAt);
      void redis?.set(redisKey(job), job.queuedAt, 'PX', PATIENCE_MS).catch(() => null);
    },
    /** This question has its answer; a newer one may not. */
    async over(job: LookupJob): Promise<void> {
      if (since.get(jobKey(job)) === job.queuedAt) since.delete(jobKey(job));
      const asked = await redis?.get(redisKey(job)).catch(() => null);
      if (Number(asked) === job.queuedAt) await redis?.del(redisKey(job)).catch(() => 0);
    },
    async has(visitor: Visitor): Promise<boolean> {
      const asked = since.get(jobKey(visitor)) ?? Number.NEGATIVE_INFINITY;
      if (clock() - asked < PATIENCE_MS) return true;
      const elsewhere = await redis?.exists(redisKey(visitor)).catch(() => 0);
      return (elsewhere ?? 0) > 0;
    },
  };
}
