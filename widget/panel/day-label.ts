import type { Strings } from '../strings.ts';

const dayOf = (time: number) => new Date(time).toDateString();

/** The day of a message as a separator says it: today, yesterday, a weekday, or a date. */
export function dayLabel(
  time: number,
  now: number,
  strings: Pick<Strings, 'today' | 'yesterday'>,
  locale: string,
): string {
  if (dayOf(time) === dayOf(now)) return strings.today;
  if (dayOf(time) === dayOf(now - 86_400_000)) return strings.yesterday;
  const recent = now - time < 6 * 86_400_000 && now > time;
  return new Intl.DateTimeFormat(
    locale,
    recent ? { weekday: 'long' } : { day: 'numeric', month: 'long', year: 'numeric' },
  ).format(time);
}

/** Whether two moments are on one day, here. */
export const sameDay = (a: string, b: string): boolean =>
  dayOf(Date.parse(a)) === dayOf(Date.parse(b));
