import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports.ts';
import { DAY_MS } from '../time/zone.ts';
import type { CompanyStore } from './company-store.ts';
import { tallyCompany } from './tally-company.ts';
import type { VisitorReader } from './visitor-reader-store.ts';

const LEASE_MS = 60_000;
/** The visitors' own scores are brought up to date some seconds after they are due. */
const DECAY_DELAY_MS = 10_000;
/** Whatever told nobody of itself is seen after a day: a network that is too old to name a company. */
const AT_LEAST_EVERY_MS = DAY_MS;

export interface CompanyDeps {
  companies: CompanyStore;
  visitors: VisitorReader;
  clock: Clock;
}

/**
 * Recounts one company that is due: it was marked, or the scores that its intent is made of have
 * decayed.
 * @returns false when none was due
 */
export async function recountOneCompany(deps: CompanyDeps): Promise<boolean> {
  const { companies, clock } = deps;
  const claimed = await companies.claim(clock(), LEASE_MS);
  if (!claimed) return false;
  const { site, domain } = claimed;
  const counted = await tallyCompany(domain, deps.visitors.forSite({ site }).ofCompany(domain));
  if (!counted) {
    await companies.remove(claimed);
    return true;
  }
  const version = randomUUID();
  if (!(await companies.replace(claimed, counted.facts, version))) return true;
  const now = clock();
  const decay = Math.max(counted.due ?? Number.POSITIVE_INFINITY, now) + DECAY_DELAY_MS;
  await companies.settle(claimed, version, Math.min(decay, now + AT_LEAST_EVERY_MS));
  return true;
}
