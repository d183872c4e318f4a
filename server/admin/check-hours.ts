import { closingOf, finalBefore, zoneOf } from '../analytics/rollups/rollup-deps.ts';
import { rollupId, type RollupDoc } from '../analytics/rollups/rollup-doc.ts';
import type { SiteState } from '../analytics/rollups/site-state-store.ts';
import { createZones } from '../analytics/time/zones.ts';
import { isPending, type CheckDeps, type Finding } from './finding.ts';

interface Happened {
  site: string;
  visitor_id: string;
  timestamp: Date;
}

/** The hours of a sample of events are there; but for those that are open, final, or counted anew. */
export async function checkHours(deps: CheckDeps, sample: number): Promise<Finding[]> {
  const { connection, features, clock } = deps;
  const zones = createZones();
  const hours = connection.collection<RollupDoc>('rollup_hours');
  const states = connection.collection<SiteState>('rollup_sites');
  const drawn = connection.collection('events').aggregate<Happened>([
    { $sample: { size: sample } },
    // What the server itself noted is no activity, and makes no hour.
    { $match: { source: { $ne: 'internal' } } },
    { $project: { _id: 0, site: 1, visitor_id: 1, timestamp: 1 } },
  ]);
  const findings = new Set<Finding>();
  for await (const { site: id, visitor_id, timestamp } of drawn) {
    const site = await features.accounts.sites.find(id);
    if (!site) continue;
    const zone = zoneOf(site, zones);
    const hour = zone.hourOf(timestamp.getTime());
    const state = await states.findOne({ _id: `${id}:rollups` });
    const final = Math.max(finalBefore(site, clock()), Number(state?.final_before ?? 0));
    // Another zone's hours are being made of those of before.
    if (hour < final || clock() < closingOf(hour) || (state && state.zone !== zone.name)) continue;
    const _id = rollupId(id, zone.name, hour);
    const isThere = async (): Promise<boolean> =>
      (await hours.findOne({ _id }, { projection: { _id: 1 } })) !== null;
    if (await isThere()) continue;
    // Its batch may be about to mark the hour, or have done so meanwhile.
    if (await isPending(connection, [`${id}:${visitor_id}`])) continue;
    if (!(await isThere())) findings.add(`hour ${_id} is missing`);
  }
  return [...findings];
}
