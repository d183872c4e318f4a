const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "now", "12s", "5m", "3h", "4d", then a date: short enough for a column. */
export function shortAgo(at: string, now: number): string {
  const age = now - Date.parse(at);
  if (Number.isNaN(age)) return '';
  if (age < 5_000) return 'now';
  if (age < MINUTE) return `${Math.floor(age / 1000)}s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)}m`;
  if (age < DAY) return `${Math.floor(age / HOUR)}h`;
  if (age < 7 * DAY) return `${Math.floor(age / DAY)}d`;
  return shortDate(at, now);
}

/** "just now", "5m ago", "Mar 3": for running text. */
export function ago(at: string, now: number): string {
  const short = shortAgo(at, now);
  if (short === 'now') return 'just now';
  return /^\d+[smhd]$/.test(short) ? `${short} ago` : short;
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
  if (days === 0) return 'Today';
  return days === 1 ? 'Yesterday' : weekday.format(new Date(at));
}

/** "45 s", "3 min", "1 h 20 min" */
export function duration(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.round(ms / 1000))} s`;
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
