import { strings } from '../strings.ts';

const words = strings.time;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const JUST_NOW = 5_000;

/** How old something is in whole units, in words; undefined for what is older than a week. */
function age(ms: number): string | undefined {
  if (ms < MINUTE) return words.short.seconds(Math.floor(ms / 1000));
  if (ms < HOUR) return words.short.minutes(Math.floor(ms / MINUTE));
  if (ms < DAY) return words.short.hours(Math.floor(ms / HOUR));
  return ms < 7 * DAY ? words.short.days(Math.floor(ms / DAY)) : undefined;
}

/** "now", "12s", "5m", "3h", "4d", then a date: short enough for a column. */
export function shortAgo(at: string, now: number): string {
  const ms = now - Date.parse(at);
  if (Number.isNaN(ms)) return '';
  if (ms < JUST_NOW) return words.now;
  return age(ms) ?? shortDate(at, now);
}

/** "just now", "5m ago", "Mar 3": for running text. */
export function ago(at: string, now: number): string {
  const ms = now - Date.parse(at);
  if (Number.isNaN(ms)) return '';
  if (ms < JUST_NOW) return words.justNow;
  const short = age(ms);
  return short ? words.ago(short) : shortDate(at, now);
}

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en', options);
const monthDay = format({ month: 'short', day: 'numeric' });
const monthDayYear = format({ month: 'short', day: 'numeric', year: 'numeric' });
const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = format({ weekday: 'long', month: 'short', day: 'numeric' });
const full = format({ dateStyle: 'medium', timeStyle: 'medium' });

/** "Mar 3", with the year where it is not this one. */
export const shortDate = (at: string, now: number): string => {
  const date = new Date(at);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return (sameYear ? monthDay : monthDayYear).format(date);
};

/** "14:35" */
export const clockTime = (at: string): string => clock.format(new Date(at));

/** The whole date and time, for a tooltip. */
export const fullTime = (at: string): string => full.format(new Date(at));

/** "Today", "Yesterday", "Monday, Mar 2": for separators between days. */
export function dayName(at: string, now: number): string {
  const startOf = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((startOf(now) - startOf(Date.parse(at))) / DAY);
  if (days === 0) return words.today;
  return days === 1 ? words.yesterday : weekday.format(new Date(at));
}

/** "45 s", "3 min", "1 h 20 min" */
export function duration(ms: number): string {
  if (ms < MINUTE) return words.seconds(Math.max(0, Math.round(ms / 1000)));
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return words.minutes(minutes);
  const rest = minutes % 60;
  const hours = words.hours(Math.floor(minutes / 60));
  return rest === 0 ? hours : `${hours} ${words.minutes(rest)}`;
}
