import { uuidv4 } from 'uuidv7';
import type { Zone } from '../time/zone.ts';
import { addDays } from '../time/zone.ts';
import { ownHostsOf, type CountedEvent } from './counted-event.ts';
import { readFor, recountHour } from './recount-hour.ts';
import { countsOf, rollupId, tallyOf, type RollupDoc } from './rollup-doc.ts';
import { closingOf, dayDoc, finalBefore, zoneOf, type RollupDeps } from './rollup-deps.ts';
import { trimTally } from './tally.ts';

/** Nobody else takes what was claimed for so long; a crash loses no more than that. */
const LEASE_MS = 60_000;
/** Hours of one day are recounted together; the day is merged after them. */
const DAY_DELAY_MS = 2_000;

/** The hours of a local day. */
export const hoursOfDay = (
  deps: Pick<RollupDeps, 'hours'>,
  site: string,
  zone: Zone,
  day: string,
): Promise<RollupDoc[]> =>
  deps.hours
    .forSite({ site })
    .range(
      zone.name,
      rollupId(site, zone.name, zone.startOf(day)),
      rollupId(site, zone.name, zone.startOf(addDays(day, 1))),
      'all',
    );

/** Passes events on, and notes their batches. */
async function* noting(
  events: AsyncIterable<CountedEvent>,
  batches: Set<string>,
): AsyncIterable<CountedEvent> {
  for await (const event of events) {
    if (event.batch !== undefined) batches.add(event.batch);
    yield event;
  }
}

/**
 * Recounts one hour that is due and marks its day; the hour's own mark goes last, so that a crash
 * forgets neither. An open hour, in which the projector counts at the same time, is put in place only
 * where every event that was read had been counted and nothing was added since the claim; else it
 * waits for the next turn, at the latest for its closing.
 * @returns false when none was due
 */
export async function recountOneHour(deps: RollupDeps): Promise<boolean> {
  const { hours, days, clock } = deps;
  const claimed = await hours.claim(clock(), LEASE_MS);
  if (!claimed) return false;
  const site = await deps.sites.find(claimed.site);
  // Of a deleted site, or of a zone that is about to be dropped with what is due in it.
  if (!site || site.config.timezone !== claimed.zone) return true;
  const hour = claimed.at.getTime();
  const state = await deps.states.get(site.id);
  if (hour < Math.max(finalBefore(site, clock()), state?.final_before?.getTime() ?? 0)) {
    await hours.settle(claimed, claimed.version);
    return true;
  }
  const zone = zoneOf(site, deps.zones);
  const { from, to } = readFor(hour);
  const batches = new Set<string>();
  const tally = await recountHour(
    noting(deps.events.forSite({ site: site.id }).between(from, to), batches),
    hour,
    zone,
    ownHostsOf(site.allowedOrigins),
  );
  const closing = closingOf(hour);
  // What is pending is about to be added, or is recovered and marks the hour then.
  if (clock() < closing) {
    const pending = await deps.events.pendingBatches();
    if ([...batches].some((batch) => pending.has(batch))) return true;
  }
  const version = uuidv4();
  if (!(await hours.replace(claimed, countsOf(tally), version))) return true;
  await days.touch([
    {
      doc: dayDoc(site.id, zone, claimed.day),
      due: new Date(clock() + DAY_DELAY_MS),
      mark: version,
    },
  ]);
  await hours.settle(claimed, version, clock() < closing ? closing : undefined);
  return true;
}

/**
 * Merges one day that is due from its hours.
 * @returns false when none was due
 */
export async function mergeOneDay(deps: RollupDeps): Promise<boolean> {
  const { days, clock } = deps;
  const claimed = await days.claim(clock(), LEASE_MS);
  if (!claimed) return false;
  const site = await deps.sites.find(claimed.site);
  if (!site || site.config.timezone !== claimed.zone) return true;
  const zone = zoneOf(site, deps.zones);
  const tally = trimTally(tallyOf(await hoursOfDay(deps, site.id, zone, claimed.day)));
  const version = uuidv4();
  if (await days.replace(claimed, countsOf(tally), version)) await days.settle(claimed, version);
  return true;
}
