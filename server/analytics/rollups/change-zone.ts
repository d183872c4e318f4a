import { uuidv4 } from 'uuidv7';
import type { Site } from '../../ports.ts';
import { HOUR_MS, type Zone } from '../time/zone.ts';
import { addCounts, countsOf, type RollupDoc } from './rollup-doc.ts';
import { dayDoc, finalBefore, hourDoc, zoneOf, type RollupDeps } from './rollup-deps.ts';
import type { Touch } from './rollup-store.ts';
import type { SiteState } from './site-state-store.ts';
import { emptyTally, trimTally, type Tally } from './tally.ts';

/** Processes may count in the zone of before for as long as they remember the site; then it goes. */
const DROP_AFTER_MS = 60_000;
const AT_ONCE = 500;

/** The hours of a zone in which something of this hour lies. */
const overlapping = (zone: Zone, hour: number): number[] => [
  ...new Set([hour, hour + HOUR_MS / 2, hour + HOUR_MS - 1].map(zone.hourOf)),
];

/** Marks hours of today's zone in place of those of another. */
async function markInstead(
  deps: RollupDeps,
  site: Site,
  rollups: AsyncIterable<RollupDoc>,
  each: (hour: RollupDoc) => Promise<boolean>,
): Promise<void> {
  const zone = zoneOf(site, deps.zones);
  let touches: Touch[] = [];
  const due = new Date(deps.clock());
  const mark = uuidv4();
  for await (const rollup of rollups) {
    if (!(await each(rollup))) continue;
    for (const hour of overlapping(zone, rollup.at.getTime()))
      touches.push({ doc: hourDoc(site.id, zone, hour), due, mark });
    if (touches.length < AT_ONCE) continue;
    await deps.hours.touch(touches);
    touches = [];
  }
  await deps.hours.touch(touches);
}

/**
 * What is final cannot be recounted: each hour goes whole into the one of the new zone in which it
 * began. Exact between zones that are whole hours apart.
 */
function createFinalCarrier(deps: RollupDeps, site: Site, to: Zone) {
  let current: { hour: number; tally: Tally } | undefined;
  const write = async (): Promise<void> => {
    if (!current) return;
    const { hour, tally } = current;
    const doc = hourDoc(site.id, to, hour);
    await deps.hours.put(doc, countsOf(trimTally(tally)), uuidv4());
    const due = new Date(deps.clock());
    await deps.days.touch([{ doc: dayDoc(site.id, to, doc.day), due, mark: uuidv4() }]);
  };
  return {
    async add(rollup: RollupDoc): Promise<void> {
      const hour = to.hourOf(rollup.at.getTime());
      if (current?.hour !== hour) {
        await write();
        current = { hour, tally: emptyTally() };
      }
      addCounts(current.tally, rollup);
    },
    write,
  };
}

async function changeZone(deps: RollupDeps, site: Site, state: SiteState): Promise<void> {
  const to = zoneOf(site, deps.zones);
  const final = Math.max(finalBefore(site, deps.clock()), state.final_before?.getTime() ?? 0);
  const carrier = createFinalCarrier(deps, site, to);
  const all = deps.hours.forSite({ site: site.id }).all(state.zone, false);
  await markInstead(deps, site, all, async (rollup) => {
    if (rollup.at.getTime() >= final) return true;
    await carrier.add(rollup);
    return false;
  });
  await carrier.write();
  const dropAt = new Date(deps.clock() + DROP_AFTER_MS);
  await deps.states.changeZone(site.id, state.zone, to.name, dropAt);
}

/** Lets go of a zone's rollups; what was still due in them is due in today's zone. */
async function dropZone(deps: RollupDeps, site: Site, zone: string): Promise<void> {
  const due = deps.hours.forSite({ site: site.id }).all(zone, true);
  await markInstead(deps, site, due, async () => true);
  await deps.hours.forSite({ site: site.id }).drop(zone);
  await deps.days.forSite({ site: site.id }).drop(zone);
  await deps.states.dropped(site.id, zone);
}

/**
 * Brings a site's rollups in line with its settings: a changed time zone recounts every hour, and
 * a shorter retention makes more of them final. May be done by several at once, and again.
 */
export async function followSettings(deps: RollupDeps, state: SiteState): Promise<void> {
  const site = await deps.sites.find(state.site);
  if (!site) return;
  const moved = site.config.timezone !== state.zone;
  if (state.dropping && (moved || Number(state.drop_at) <= deps.clock())) {
    await dropZone(deps, site, state.dropping);
  }
  if (moved) await changeZone(deps, site, state);
  const final = finalBefore(site, deps.clock());
  if (final >= (state.final_before?.getTime() ?? 0) + HOUR_MS)
    await deps.states.setFinal(site.id, new Date(final));
}
