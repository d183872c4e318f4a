import { LRUCache } from 'lru-cache';
import type { FailureCode } from '../providers/provider-row.ts';

const FAILURES = 5;
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 600_000;
/** Where a provider asks to wait and does not say how long. */
const RATE_LIMIT_MS = 30_000;

interface Health {
  failures: number;
  openUntil: number;
}

/**
 * Lets a provider rest that fails: at once for as long as it asks for, or where the key is refused;
 * otherwise after five failures in a row, longer each time. A key of its own is one of its own here.
 */
export function createBreaker() {
  const health = new LRUCache<string, Health>({ max: 10_000 });
  return {
    isOpen: (key: string, now: number): boolean => (health.get(key)?.openUntil ?? 0) > now,

    succeeded: (key: string): void => void health.delete(key),

    failed(key: string, why: FailureCode, retryAfterMs: number | undefined, now: number): void {
      if (why === 'refused') return;
      const failures = (health.get(key)?.failures ?? 0) + 1;
      const rest =
        retryAfterMs ??
        (why === 'rate_limited'
          ? RATE_LIMIT_MS
          : why === 'invalid_key' || why === 'quota_exceeded' || why === 'forbidden_address'
            ? LONGEST_REST_MS
            : failures < FAILURES
              ? 0
              : Math.min(FIRST_REST_MS * 2 ** (failures - FAILURES), LONGEST_REST_MS));
      health.set(key, { failures, openUntil: now + rest });
    },
  };
}
export type Breaker = ReturnType<typeof createBreaker>;
