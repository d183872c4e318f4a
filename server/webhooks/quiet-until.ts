import type { EndpointFilters } from '../contracts/webhooks.ts';

const MINUTE_MS = 60_000;
/** A weekend with the night before and after it, and then some. */
const LONGEST_MS = 4 * 86_400_000;
/** Clocks change, and hours begin, at quarters. */
const STEP_MS = 15 * MINUTE_MS;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The local weekday and minute of the day. */
const createLocal = (zone: string): ((at: number) => { weekend: boolean; minute: number }) => {
  const options = {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  let formatter: Intl.DateTimeFormat;
  try {
    formatter = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
  } catch {
    formatter = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
  return (at) => {
    const parts = Object.fromEntries(
      formatter.formatToParts(at).map(({ type, value }) => [type, value]),
    );
    return {
      weekend: parts['weekday'] === 'Sat' || parts['weekday'] === 'Sun',
      minute: Number(parts['hour']) * 60 + Number(parts['minute']),
    };
  };
};

/**
 * Until when an endpoint wants quiet, ms; undefined where it does not now. `from` to `to` may go
 * over midnight; the same time twice is no time at all.
 * @param zone IANA name of the site's time zone
 */
export function quietUntil(
  quiet: EndpointFilters['quiet_hours'],
  zone: string,
  now: number,
): number | undefined {
  if (!quiet) return undefined;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const localAt = createLocal(zone);
  const isQuiet = (at: number): boolean => {
    const { weekend, minute } = localAt(at);
    if (quiet.weekends && weekend) return true;
    return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  };
  if (!isQuiet(now)) return undefined;
  // By quarters to the one in which it ends, then by minutes: however the clock changes meanwhile.
  let at = now - (now % STEP_MS) + STEP_MS;
  while (isQuiet(at) && at < now + LONGEST_MS) at += STEP_MS;
  at -= STEP_MS;
  do at += MINUTE_MS;
  while (isQuiet(at) && at < now + LONGEST_MS);
  return Math.max(at, now + MINUTE_MS);
}
