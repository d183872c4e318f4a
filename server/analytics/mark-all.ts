import { uuidv4 } from 'uuidv7';
import type { Site } from '../ports.ts';
import type { CompanyName, CompanyStore } from './companies/company-store.ts';
import type { VisitorReader } from './companies/visitor-reader-store.ts';
import { hourDoc, zoneOf, type RollupDeps } from './rollups/rollup-deps.ts';
import type { Touch } from './rollups/rollup-store.ts';
import { HOUR_MS } from './time/zone.ts';

const AT_ONCE = 500;

export interface MarkAllDeps extends RollupDeps {
  visitors: VisitorReader;
  companies: CompanyStore;
}

async function markHours(deps: MarkAllDeps, site: Site, due: Date, mark: string): Promise<number> {
  const zone = zoneOf(site, deps.zones);
  const events = deps.events.forSite({ site: site.id });
  await deps.states.ensure(site.id, site.config.timezone);
  // Those that are there, for they may have no event any more; then those that have one.
  await deps.hours.forSite({ site: site.id }).markAll(zone.name, due, mark);
  let marked = 0;
  let touches: Touch[] = [];
  const flush = async (): Promise<void> => {
    await deps.hours.touch(touches);
    marked += touches.length;
    touches = [];
  };
  let at = await events.nextMoment(0);
  while (at !== undefined) {
    const hour = zone.hourOf(at);
    touches.push({ doc: hourDoc(site.id, zone, hour), due, mark });
    if (touches.length >= AT_ONCE) await flush();
    at = await events.nextMoment(hour + HOUR_MS);
  }
  await flush();
  return marked;
}

async function markCompanies(
  { visitors, companies }: MarkAllDeps,
  site: string,
  due: Date,
  mark: string,
): Promise<number> {
  await companies.forSite({ site }).markAll(due, mark);
  let marked = 0;
  let names: CompanyName[] = [];
  const flush = async (): Promise<void> => {
    await companies.mark(names, due, mark);
    marked += names.length;
    names = [];
  };
  for await (const domain of visitors.forSite({ site }).domains()) {
    names.push({ site, domain });
    if (names.length >= AT_ONCE) await flush();
  }
  await flush();
  return marked;
}

/**
 * Marks every hour that has events and every company that has visitors, on every site; the job
 * counts them anew. Asks each site's index once an hour and once a company, however many events
 * there are.
 */
export async function markAll(deps: MarkAllDeps): Promise<{ hours: number; companies: number }> {
  const total = { hours: 0, companies: 0 };
  const due = new Date(deps.clock());
  const mark = uuidv4();
  for await (const id of deps.events.sites()) {
    const site = await deps.sites.find(id);
    if (!site) continue;
    total.hours += await markHours(deps, site, due, mark);
    total.companies += await markCompanies(deps, id, due, mark);
  }
  return total;
}
