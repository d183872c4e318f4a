import type { Redis } from 'ioredis';
import type { Seen } from './online-memory.ts';

/** A site's key goes by itself when nobody was seen for this long. */
const KEY_LIFE_MS = 120_000;
/** As many visitors of a site as are kept and shown. */
const MAX_ONLINE = 10_000;
/** Visitors in one call: Lua's `unpack` and Redis's other users both want it bounded. */
const CHUNK = 1_000;

/** Notes visitors as seen; answers with those who were not online before. */
const SEEN = `
local came = {}
for i = 3, #ARGV do
  local before = redis.call('ZSCORE', KEYS[1], ARGV[i])
  if not before or tonumber(before) <= tonumber(ARGV[2]) then came[#came + 1] = ARGV[i] end
  redis.call('ZADD', KEYS[1], 'GT', ARGV[1], ARGV[i])
end
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -${MAX_ONLINE + 1})
redis.call('PEXPIRE', KEYS[1], ${KEY_LIFE_MS})
return came`;

/** Takes out whoever has gone; atomic, so that exactly one process hears of each. */
const GONE = `
local gone = redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, ${CHUNK})
if #gone > 0 then redis.call('ZREM', KEYS[1], unpack(gone)) end
return gone`;

// In braces: all keys of a site lie in one slot of a Redis Cluster.
const keyOf = (site: string): string => `clarm:{${site}}:presence`;

/**
 * Who is online as all processes know it together: a sorted set per site, by time last seen.
 * Every call rejects while Redis is away.
 */
export function createSharedPresence(redis: Redis) {
  return {
    /** @returns those who were not online at `cutoff` */
    async seen(
      site: string,
      visitors: readonly string[],
      now: number,
      cutoff: number,
    ): Promise<string[]> {
      const came: string[] = [];
      for (let i = 0; i < visitors.length; i += CHUNK) {
        const chunk = visitors.slice(i, i + CHUNK);
        const answer = await redis.eval(SEEN, 1, keyOf(site), now, cutoff, ...chunk);
        came.push(...(answer as string[]));
      }
      return came;
    },

    /** Forgets up to 1,000 who were last seen at `cutoff` or before, and returns them. */
    async gone(site: string, cutoff: number): Promise<string[]> {
      return (await redis.eval(GONE, 1, keyOf(site), cutoff)) as string[];
    },

    /** Times last seen, in the order asked. */
    async lastSeen(
      site: string,
      visitors: readonly string[],
    ): Promise<readonly (number | undefined)[]> {
      const scores = await redis.zmscore(keyOf(site), ...visitors);
      return scores.map((score) => (score === null ? undefined : Number(score)));
    },

    /** Seen after `cutoff`, most recent first, at most 10,000. */
    async online(site: string, cutoff: number): Promise<Seen[]> {
      const flat = await redis.zrevrangebyscore(
        keyOf(site),
        '+inf',
        `(${cutoff}`,
        'WITHSCORES',
        'LIMIT',
        0,
        MAX_ONLINE,
      );
      const seen: Seen[] = [];
      for (let i = 0; i < flat.length; i += 2) seen.push([flat[i] ?? '', Number(flat[i + 1])]);
      return seen;
    },
  };
}
