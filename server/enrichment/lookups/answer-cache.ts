import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import type { StoredAnswer } from './answer-store.ts';

/** No longer than this in front of the database, so that what is deleted there is soon gone here. */
const KEEP_MS = 3_600_000;
const MAX_IN_PROCESS = 20_000;

/** Answers in front of the database: in Redis for all processes, else in this one. Never rejects. */
export interface AnswerCache {
  get(id: string): Promise<StoredAnswer | undefined>;
  set(id: string, answer: StoredAnswer, now: number): Promise<void>;
}

const inProcess = (): AnswerCache => {
  const kept = new LRUCache<string, StoredAnswer>({ max: MAX_IN_PROCESS, ttl: KEEP_MS });
  return {
    get: async (id) => kept.get(id),
    set: async (id, answer) => void kept.set(id, answer),
  };
};

// In braces: all keys of a site lie in one slot of a Redis Cluster.
const redisKey = (id: string): string => {
  const colon = id.indexOf(':');
  return `clarm:{${id.slice(0, colon)}}${id.slice(colon)}`;
};

/** Makes the cache; while Redis is away, every answer comes from the database. */
export function createAnswerCache(redis: Redis | undefined): AnswerCache {
  if (!redis) return inProcess();
  return {
    async get(id) {
      const text = await redis.get(redisKey(id)).catch(() => null);
      return text === null ? undefined : (JSON.parse(text) as StoredAnswer);
    },
    async set(id, answer, now) {
      const ms = Math.min(KEEP_MS, answer.goneAt - now);
      if (ms <= 0) return;
      await redis.set(redisKey(id), JSON.stringify(answer), 'PX', Math.ceil(ms)).catch(() => null);
    },
  };
}
