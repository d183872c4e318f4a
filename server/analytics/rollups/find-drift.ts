import { isDeepStrictEqual } from 'node:util';
import { ownHostsOf } from './counted-event.ts';
import { readFor, recountHour } from './recount-hour.ts';
import { countsOf, tallyOf, type RollupDoc } from './rollup-doc.ts';
import { finalBefore, zoneOf, type RollupDeps } from './rollup-deps.ts';

const isRight = async (deps: RollupDeps, hour: RollupDoc): Promise<boolean> => {
  const site = await deps.sites.find(hour.site);
  const at = hour.at.getTime();
  if (!site || site.config.timezone !== hour.zone) return true;
  const state = await deps.states.get(site.id);
  if (at < Math.max(finalBefore(site, deps.clock()), state?.final_before?.getTime() ?? 0)) {
    return true;
  }
  const { from, to } = readFor(at);
  const counted = await recountHour(
    deps.events.forSite({ site: site.id }).between(from, to),
    at,
    zoneOf(site, deps.zones),
    ownHostsOf(site.allowedOrigins),
  );
  // Brought into one form, in which no order is left.
  const form = (counts: Parameters<typeof countsOf>[0]) => ({
    ...countsOf(counts),
    visitors: counts.visitors.bytes().toString('hex'),
    sessions: counts.sessions.bytes().toString('hex'),
  });
  return isDeepStrictEqual(form(tallyOf([hour])), form(counted));
};

/**
 * Names hours that are closed, have no mark, and yet differ from a recount of their events.
 * @param sample how many hours are looked at
 */
export async function findDrift(deps: RollupDeps, sample: number): Promise<string[]> {
  const findings: string[] = [];
  for (const hour of await deps.hours.sample(sample)) {
    if (await isRight(deps, hour)) continue;
    // Marked meanwhile: it is about to be put right.
    const again = await deps.hours.get(hour._id);
    if (again?.version === hour.version && again?.due === undefined)
      findings.push(`hour ${hour._id} differs from its events`);
  }
  return findings;
}
