import type { RangeQuery } from '../../contracts/analytics.ts';
import { ApiError } from '../../errors.ts';
import { DAY_MS, HOUR_MS, addDays, type Zone } from '../time/zone.ts';

const DEFAULT_DAYS = 30;
const MAX_DAYS = 366;
const A_DATE = /^\d{4}-\d\d-\d\d$/;

/** Full hours of a zone, `to` not included; ms. */
export interface Range {
  from: number;
  to: number;
}

const beginningOf = (given: string, zone: Zone): number =>
  A_DATE.test(given) ? zone.startOf(given) : zone.hourOf(Date.parse(given));

const endOf = (given: string, zone: Zone): number => {
  if (A_DATE.test(given)) return zone.startOf(addDays(given, 1));
  const at = Date.parse(given);
  return zone.hourOf(at) === at ? at : zone.hourOf(zone.hourOf(at) + HOUR_MS);
};

/** Whether a range is made of whole local days. */
export const isOfDays = ({ from, to }: Range, zone: Zone): boolean =>
  [from, to].every((at) => zone.startOf(zone.dayOf(at)) === at);

/** The local dates that have a part in a range. */
export function daysOf({ from, to }: Range, zone: Zone): string[] {
  const days: string[] = [];
  const last = zone.dayOf(to - 1);
  for (let day = zone.dayOf(from); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * The range that is asked for, by the site's calendar.
 * @throws ApiError `invalid`
 */
export function rangeOf({ from, to }: RangeQuery, zone: Zone, now: number): Range {
  const end = to === undefined ? zone.startOf(addDays(zone.dayOf(now), 1)) : endOf(to, zone);
  const start =
    from === undefined
      ? zone.startOf(addDays(zone.dayOf(end - 1), 1 - DEFAULT_DAYS))
      : beginningOf(from, zone);
  if (start >= end) throw new ApiError('invalid', { message: 'from: must be before to' });
  // An hour more, for the clock that went back in between.
  if (end - start > MAX_DAYS * DAY_MS + HOUR_MS)
    throw new ApiError('invalid', { message: `from, to: at most ${MAX_DAYS} days` });
  return { from: start, to: end };
}

/** As long a time right before: as many days where it is days, else as many hours. */
export function previousOf(range: Range, zone: Zone): Range {
  const from = isOfDays(range, zone)
    ? zone.startOf(addDays(zone.dayOf(range.from), -daysOf(range, zone).length))
    : zone.hourOf(range.from - (range.to - range.from));
  return { from, to: range.from };
}
