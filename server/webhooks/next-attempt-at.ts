const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits after the first, second, … failed attempt (contract §8); after the last one it is over. */
export const RETRY_DELAYS_MS = [
  2 * SECOND,
  4 * SECOND,
  8 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  24 * HOUR,
] as const;

/** So that receivers which came back are not met by everybody at once. */
const JITTER = 0.2;
/** A receiver may ask for patience, not for ever. */
const MAX_RETRY_AFTER_MS = 24 * HOUR;

/**
 * When a failed delivery is tried again, in milliseconds since the epoch; undefined when it is given up.
 * @param tries attempts made so far, the failed one included
 * @param random from 0 to 1
 * @param retryAfterMs what the receiver asked for; counts where it is longer, up to 24 h
 */
export function nextAttemptAt(
  tries: number,
  now: number,
  random: number,
  retryAfterMs = 0,
): number | undefined {
  const delay = RETRY_DELAYS_MS[tries - 1];
  if (delay === undefined) return undefined;
  const spread = delay * (1 - JITTER + 2 * JITTER * random);
  return now + Math.round(Math.max(spread, Math.min(retryAfterMs, MAX_RETRY_AFTER_MS)));
}

/** The header `Retry-After` (seconds or an HTTP date) as milliseconds from now; 0 where it says nothing. */
export function parseRetryAfter(header: string | undefined, now: number): number {
  if (!header) return 0;
  const text = header.trim();
  if (/^\d{1,10}$/.test(text)) return Number(text) * SECOND;
  const at = Date.parse(text);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
