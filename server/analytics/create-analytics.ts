import type { Connection } from 'mongoose';
import { uuidv4 } from 'uuidv7';
import type { Page } from '../contracts/lists.ts';
import type { VisitorRow } from '../contracts/visitors.ts';
import type { Clock, SiteDirectory } from '../ports.ts';
import { companyStore } from './companies/company-store.ts';
import { visitorReader } from './companies/visitor-reader-store.ts';
import { funnelStore } from './funnel/funnel-store.ts';
import { createJob } from './job.ts';
import { markAll } from './mark-all.ts';
import { markErased } from './mark-erased.ts';
import { orderReader } from './overview/order-reader-store.ts';
import { createRecorder } from './record-round.ts';
import { eventReader } from './rollups/event-reader-store.ts';
import { findDrift } from './rollups/find-drift.ts';
import { rollupStore } from './rollups/rollup-store.ts';
import { siteStateStore } from './rollups/site-state-store.ts';
import { analyticsRoutes } from './routes.ts';
import { createZones } from './time/zones.ts';

export interface AnalyticsDeps {
  connection: Connection;
  sites: SiteDirectory;
  /** The first page of a company's visitors, as `GET /visitors?company=` lists them. */
  visitorsOf(site: string, domain: string): Promise<Page<VisitorRow>>;
  clock: Clock;
  /** Events that a funnel looks at before it takes a sample. */
  maxLookedAt?: number;
  /** How long a funnel may take the database, ms. */
  maxFunnelMs?: number;
}

/**
 * Rollups, companies, overview and funnel: projections of events and visitors, kept near by
 * increments and made exact by recounts.
 */
export function createAnalytics(deps: AnalyticsDeps) {
  const { connection, sites, clock } = deps;
  const companies = companyStore(connection);
  const shared = {
    hours: rollupStore(connection, 'hours'),
    days: rollupStore(connection, 'days'),
    states: siteStateStore(connection),
    events: eventReader(connection),
    visitors: visitorReader(connection),
    companies,
    sites,
    zones: createZones(),
    clock,
  };
  return {
    /**
     * To be called for every round of the projector, before its pending batches go; may be called
     * again for the same events. Two writes at most, at once.
     */
    record: createRecorder(shared),
    /** Marks what an erased visitor is counted in; to be called before anything is deleted. */
    eraseVisitor: (site: string, visitor: string) => markErased(shared, site, visitor),
    /** Marks everything, to be counted anew from events and visitors: a rebuild. */
    markAll: () => markAll(shared),
    /** Looks for closed hours that differ from their events, among a sample. */
    findDrift: (sample: number) => findDrift(shared, sample),
    /** Has companies recounted whose visitors changed without an event: their scores decayed. */
    markCompanies: (site: string, domains: readonly string[]) =>
      companies.mark(
        domains.map((domain) => ({ site, domain })),
        new Date(clock()),
        uuidv4(),
      ),
    /** Recounts what is due; every few seconds, on any number of processes. */
    job: createJob(shared),
    routes: analyticsRoutes({
      ...shared,
      orders: orderReader(connection),
      funnels: funnelStore(connection, deps.maxFunnelMs),
      visitorsOf: deps.visitorsOf,
      ...(deps.maxLookedAt === undefined ? {} : { maxLookedAt: deps.maxLookedAt }),
    }),
  };
}
export type Analytics = ReturnType<typeof createAnalytics>;
