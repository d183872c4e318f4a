import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import type { FailureCode } from '../providers/provider-row.ts';

const FAILURES = 5;
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 600_000;
/** Where a provider asks to wait and does not say how long. */
const RATE_LIMIT_MS = 30_000;

/** Lets providers rest that fail. Never rejects. */
export interface Breaker {
  /** Whether a provider rests, in this process or in another. @param key names provider and key */
  isOpen(key: string, now: number): Promise<boolean>;
  succeeded(key: string): Promise<void>;
  failed(
    key: string,
    why: FailureCode,
    retryAfterMs: number | undefined,
    now: number,
  ): Promise<void>;
}

/** How long a provider rests after so many failures in a row, ms. */
const restOf = (why: FailureCode, retryAfterMs: number | undefined, failures: number): number => {
  if (retryAfterMs !== undefined) return retryAfterMs;
  if (why === 'rate_limited') return RATE_LIMIT_MS;
  if (why === 'invalid_key' || why === 'quota_exceeded' || why === 'forbidden_address')
    return LONGEST_REST_MS;
  if (failures < FAILURES) return 0;
  return Math.min(FIRST_REST_MS * 2 ** (failures - FAILURES), LONGEST_REST_MS);
};

// In braces: all keys of a site lie in one slot of a Redis Cluster. A key's end is in the name, hashed.
const redisKeys = (key: string): { failures: string; until: string } => {
  const site = key.slice(0, key.indexOf(':'));
  const name = createHash('sha256').update(key).digest('base64url').slice(0, 22);
  return {
    failures: `clarm:{${site}}:provider-failures:${name}`,
    until: `clarm:{${site}}:provider-rests:${name}`,
  };
};

/**
 * Lets a provider rest that fails: at once for as long as it asks for, or where the key is refused;
 * otherwise after five failures in a row, longer each time. A key of its own is one of its own
 * here. With Redis all processes count together; while it is away, each for itself.
 */
export function createBreaker(redis?: Redis): Breaker {
  const failures = new LRUCache<string, number>({ max: 10_000 });
  const until = new LRUCache<string, number>({ max: 10_000 });

  const countAll = async (key: string): Promise<number> => {
    if (!redis) return 0;
    const { failures: name } = redisKeys(key);
    try {
      const count = await redis.incr(name);
      await redis.pexpire(name, 2 * LONGEST_REST_MS);
      return count;
    } catch {
      return 0;
    }
  };

  return {
    async isOpen(key, now) {
      if ((until.get(key) ?? 0) > now) return true;
      const shared = await redis?.get(redisKeys(key).until).catch(() => null);
      return Number(shared ?? 0) > now;
    },

    async succeeded(key) {
      failures.delete(key);
      until.delete(key);
      const names = redisKeys(key);
      await redis?.del(names.failures, names.until).catch(() => 0);
    },

    async failed(key, why, retryAfterMs, now) {
      if (why === 'refused') return;
      const own = (failures.get(key) ?? 0) + 1;
      failures.set(key, own);
      const rest = restOf(why, retryAfterMs, Math.max(own, await countAll(key)));
      if (rest <= 0) return;
      until.set(key, now + rest);
      await redis
        ?.set(redisKeys(key).until, String(now + rest), 'PX', Math.ceil(rest))
        .catch(() => null);
    },
  };
}
