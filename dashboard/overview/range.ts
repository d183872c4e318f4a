/** A range that one chooses by name, or two local dates, `to` included. */
export type ChosenRange =
  | { preset: Preset; from?: undefined; to?: undefined }
  | { preset: 'custom'; from: string; to: string };

/** Ranges by name, as they are offered. */
export const PRESETS = ['today', 'yesterday', '7d', '30d', '90d', 'month', 'last_month'] as const;
export type Preset = (typeof PRESETS)[number];

/** What is shown to whoever chooses nothing. */
export const DEFAULT_RANGE: ChosenRange = { preset: '30d' };

const DAY_MS = 86_400_000;
const A_DATE = /^\d{4}-\d\d-\d\d$/;

/** The date in a time zone, `YYYY-MM-DD`; in UTC where the zone is none. */
export function dateIn(zone: string, now: number): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const inZone = (timeZone: string) =>
    new Intl.DateTimeFormat('en-CA', { ...options, timeZone }).format(now);
  try {
    return inZone(zone);
  } catch {
    return inZone('UTC');
  }
}

/** So many days later, or earlier. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** The two dates of a range, both included, when it is `today` on the site. */
export function datesOf(range: ChosenRange, today: string): { from: string; to: string } {
  const firstOfMonth = `${today.slice(0, 8)}01`;
  switch (range.preset) {
    case 'custom':
      return { from: range.from, to: range.to };
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case '7d':
    case '30d':
    case '90d':
      return { from: addDays(today, 1 - Number.parseInt(range.preset, 10)), to: today };
    case 'month':
      return { from: firstOfMonth, to: today };
    case 'last_month': {
      const to = addDays(firstOfMonth, -1);
      return { from: `${to.slice(0, 8)}01`, to };
    }
  }
}

/** Reads the range from an address; the default where it names none. */
export function rangeFrom(search: string): ChosenRange {
  const params = new URLSearchParams(search);
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? ''];
  if (A_DATE.test(from) && A_DATE.test(to) && from <= to) return { preset: 'custom', from, to };
  const preset = PRESETS.find((one) => one === params.get('range'));
  return preset ? { preset } : DEFAULT_RANGE;
}

/** Writes the range as parameters of an address; none for the default. */
export const paramsOf = (range: ChosenRange): Record<string, string> => {
  if (range.preset === 'custom') return { from: range.from, to: range.to };
  return range.preset === DEFAULT_RANGE.preset ? {} : { range: range.preset };
};
