import { randomUUID } from 'node:crypto';
import type { CompanyStore } from './companies/company-store.ts';
import type { VisitorReader } from './companies/visitor-reader-store.ts';
import { SESSION_IDLE_MS } from './rollups/recount-hour.ts';
import { ERASURE_MS, hourDoc, zoneOf, type RollupDeps } from './rollups/rollup-deps.ts';
import type { Touch } from './rollups/rollup-store.ts';

export interface EraseDeps extends RollupDeps {
  visitors: VisitorReader;
  companies: CompanyStore;
}

/**
 * Marks the hours and the company that a visitor is counted in. To be called before anything of
 * the visitor is deleted; they are recounted a minute later, when all is gone.
 */
export async function markErased(deps: EraseDeps, id: string, visitor: string): Promise<void> {
  const site = await deps.sites.find(id);
  if (!site) return;
  const now = deps.clock();
  const due = new Date(now + ERASURE_MS);
  const mark = randomUUID();
  const zone = zoneOf(site, deps.zones);
  const touches = new Map<string, Touch>();
  for await (const at of deps.events.forSite({ site: id }).momentsOf(visitor)) {
    for (const hour of [zone.hourOf(at), zone.hourOf(at + SESSION_IDLE_MS)]) {
      if (hour > now) continue;
      const doc = hourDoc(id, zone, hour);
      touches.set(doc._id, { doc, due, mark, notBefore: true });
    }
  }
  await deps.hours.touch([...touches.values()]);
  const domains = await deps.visitors.forSite({ site: id }).domainsOf(visitor);
  await deps.companies.mark(
    domains.map((domain) => ({ site: id, domain })),
    due,
    mark,
    true,
  );
}
