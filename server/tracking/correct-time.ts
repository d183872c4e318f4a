const MINUTE = 60_000;
const DAY = 86_400_000;

/** Events older than this are not taken, whatever the retention (contract §3). */
const MAX_AGE_DAYS = 30;

/**
 * When an event happened by the server's clock (contract §3): the browser's skew is corrected
 * where it is over a minute, and nothing happens in the future.
 * @param claimed the event's own timestamp, ms
 * @param sentAt the batch's `sent_at` by the browser's clock, ms, or undefined
 * @returns ms, or undefined where it is too old to be taken
 */
export function correctTime(
  claimed: number,
  sentAt: number | undefined,
  receivedAt: number,
  retentionDays: number,
): number | undefined {
  const skew = sentAt === undefined ? 0 : receivedAt - sentAt;
  const corrected = Math.min(Math.abs(skew) > MINUTE ? claimed + skew : claimed, receivedAt);
  const oldest = receivedAt - Math.min(MAX_AGE_DAYS, retentionDays) * DAY;
  return corrected < oldest ? undefined : corrected;
}
