import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** A command that takes longer has failed: what Redis is for is never worth waiting for. */
const COMMAND_TIMEOUT_MS = 250;
/** A connection that owes an answer for this long is dropped, so that no queue can grow behind it. */
const SILENCE_MS = 2_000;
const CONNECT_TIMEOUT_MS = 1_000;
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2_000;

/**
 * Connects to Redis or Valkey. Resolves when it is there, and after a second at the latest: the
 * server starts without it, and it is found when it comes. While it is away every command fails
 * at once, so every caller has a fallback. Absence and return are logged once each.
 */
export async function connectRedis(
  url: string,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<Redis> {
  const redis = new Redis(url, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SILENCE_MS,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    retryStrategy: (times) => Math.min(FIRST_RETRY_MS * 2 ** Math.min(times, 10), LAST_RETRY_MS),
    // A failover leaves the old primary read-only; the name leads to the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });
  let away: boolean | undefined;
  redis.on('error', (error: Error) => {
    if (away === true) return;
    away = true;
    log.warn({ reason: error.message }, 'Redis is away; going on without it');
  });
  redis.on('close', () => {
    if (redis.status === 'end' || away === true) return;
    away = true;
    log.warn('Redis is away; going on without it');
  });
  redis.on('ready', () => {
    if (away === true) log.info('Redis is back');
    away = false;
  });
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, CONNECT_TIMEOUT_MS);
    const settle = (): void => {
      clearTimeout(timer);
      resolve();
    };
    redis.once('ready', settle);
    redis.once('error', settle);
  });
  return redis;
}
