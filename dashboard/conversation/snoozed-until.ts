/** How long a conversation can rest. */
export type Snooze = 'hour' | 'tomorrow' | 'week';

/** When it comes back, ISO 8601: in an hour, or at nine of the rep's own clock. */
export function snoozedUntil(snooze: Snooze, now: number): string {
  const at = new Date(now);
  if (snooze === 'hour') at.setHours(at.getHours() + 1);
  else {
    at.setDate(at.getDate() + (snooze === 'week' ? 7 : 1));
    at.setHours(9, 0, 0, 0);
  }
  return at.toISOString();
}
