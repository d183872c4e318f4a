import { rollupId, type RollupDoc } from '../rollups/rollup-doc.ts';
import type { RollupStore } from '../rollups/rollup-store.ts';
import { HOUR_MS, addDays, type Zone } from '../time/zone.ts';
import { daysOf, type Range } from './range.ts';

/** A day is merged from its hours within this time of its end; until then they are read. */
const SETTLED_MS = HOUR_MS / 3;

export interface ReadDeps {
  hours: RollupStore;
  days: RollupStore;
}

/** The whole days of a range that are over, which are one stretch: only the ends can be cut. */
function settledDays(range: Range, zone: Zone, now: number): string[] {
  return daysOf(range, zone).filter((day) => {
    const end = zone.startOf(addDays(day, 1));
    return zone.startOf(day) >= range.from && end <= range.to && end + SETTLED_MS <= now;
  });
}

/**
 * The rollups that make up a range: days where they are whole and over, hours for the rest.
 * @param by `hour` reads hours alone
 * @param what `totals` leaves the names out
 */
export async function readRollups(
  { hours, days }: ReadDeps,
  site: string,
  zone: Zone,
  range: Range,
  { by, what, now }: { by: 'hour' | 'day'; what: 'all' | 'totals'; now: number },
): Promise<RollupDoc[]> {
  const readHours = (from: number, to: number): Promise<RollupDoc[]> =>
    from >= to
      ? Promise.resolve([])
      : hours
          .forSite({ site })
          .range(zone.name, rollupId(site, zone.name, from), rollupId(site, zone.name, to), what);
  const whole = by === 'day' ? settledDays(range, zone, now) : [];
  const [first, last] = [whole[0], whole.at(-1)];
  if (first === undefined || last === undefined) return readHours(range.from, range.to);
  const end = addDays(last, 1);
  const parts = await Promise.all([
    readHours(range.from, zone.startOf(first)),
    days
      .forSite({ site })
      .range(zone.name, rollupId(site, zone.name, first), rollupId(site, zone.name, end), what),
    readHours(zone.startOf(end), range.to),
  ]);
  return parts.flat();
}
