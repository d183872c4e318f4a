import { checkCompanies } from './check-companies.ts';
import { checkHours } from './check-hours.ts';
import { checkIndexes } from './check-indexes.ts';
import { checkEvents, checkOrders } from './check-orphans.ts';
import { checkPersons } from './check-persons.ts';
import { checkVisitors } from './check-visitors.ts';
import type { CheckDeps, Finding } from './finding.ts';

/** Hours that are recounted and compared: each reads all of its events. */
const HOURS = 50;

/**
 * Checks indexes and projections, changes nothing, and says nothing of what is being written.
 * @param sample visitors, events, orders, persons and companies looked at
 */
export async function checkDatabase(deps: CheckDeps, sample = 1_000): Promise<Finding[]> {
  return [
    ...(await checkIndexes(deps.connection)),
    ...(await checkVisitors(deps, sample)),
    ...(await checkPersons(deps, sample)),
    ...(await checkEvents(deps, sample)),
    ...(await checkOrders(deps, sample)),
    ...(await checkCompanies(deps, sample)),
    ...(await checkHours(deps, sample)),
    ...(await deps.features.analytics.findDrift(HOURS)),
  ];
}
