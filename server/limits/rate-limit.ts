import { createHmac } from 'node:crypto';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { ApiError } from '../errors.ts';
import type { Keys } from '../ports.ts';

export interface LimiterDeps {
  /** Shared by all processes; while it is away each counts for itself. */
  redis?: Redis | undefined;
  keys: Keys;
  /** Of lower-case letters and hyphens; limiters of one name share their counts. */
  name: string;
  /** So many … */
  points: number;
  /** … in so many seconds, counted from the first. */
  durationSeconds: number;
}

/** Where a caller stands. */
export interface Allowance {
  limit: number;
  remaining: number;
  /** Until the count begins anew; at least 1. */
  resetSeconds: number;
}

/** Counts by key. Keys may be anything, addresses too: what is stored is their HMAC. */
export interface Limiter {
  /** Counts one and says where that leaves the key; `exceeded` where it was one too many. */
  take(key: string): Promise<Allowance & { exceeded: boolean }>;
  /**
   * Counts one.
   * @throws ApiError `rate_limited`
   */
  consume(key: string): Promise<Allowance>;
  /** Forgets what was counted. */
  reset(key: string): Promise<void>;
}

/** Half of a SHA-256 is enough to tell callers apart. */
const KEY_CHARACTERS = 22;

/** Makes a limiter: on Redis where it is there, in memory without it and while it is away. */
export function createLimiter({
  redis,
  keys,
  name,
  points,
  durationSeconds,
}: LimiterDeps): Limiter {
  const hmacKey = keys.subKey('cache');
  const options = { keyPrefix: `clarm:limit:${name}`, points, duration: durationSeconds };
  const memory = new RateLimiterMemory(options);
  const limiter = redis
    ? new RateLimiterRedis({
        ...options,
        storeClient: redis,
        rejectIfRedisNotReady: true,
        // Who is over the limit costs no more round trips until it is over.
        inMemoryBlockOnConsumed: points + 1,
        insuranceLimiter: memory,
      })
    : memory;

  const hashed = (key: string): string =>
    createHmac('sha256', hmacKey)
      .update(`${name}\n${key}`)
      .digest('base64url')
      .slice(0, KEY_CHARACTERS);

  const take: Limiter['take'] = async (key) => {
    let exceeded = false;
    const { consumedPoints, msBeforeNext } = await limiter
      .consume(hashed(key))
      .catch((thrown: unknown) => {
        if (!(thrown instanceof RateLimiterRes)) throw thrown;
        exceeded = true;
        return thrown;
      });
    return {
      limit: points,
      remaining: Math.max(0, points - consumedPoints),
      resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
      exceeded,
    };
  };

  return {
    take,
    async consume(key) {
      const { exceeded, ...allowance } = await take(key);
      if (exceeded) throw new ApiError('rate_limited', { retryAfter: allowance.resetSeconds });
      return allowance;
    },
    async reset(key) {
      // Away: the count ends by itself soon enough.
      await limiter.delete(hashed(key)).catch(() => false);
    },
  };
}
