import { recountOneCompany, type CompanyDeps } from './companies/recount-company.ts';
import { followSettings } from './rollups/change-zone.ts';
import { mergeOneDay, recountOneHour } from './rollups/recount-due.ts';
import type { RollupDeps } from './rollups/rollup-deps.ts';

/** How long each kind of recount goes on at a time, ms: ingest shares the machine. */
const HOURS_MS = 400;
const DAYS_MS = 200;
const COMPANIES_MS = 300;
/** Sites whose settings are looked at, at a time. */
const SITES = 100;

/**
 * Recounts whatever is due, for a bounded time; to be called every few seconds, on any number of
 * processes: each takes what no other has taken.
 */
export function createJob(deps: RollupDeps & CompanyDeps): () => Promise<void> {
  let lastSite = '';

  const lookAtSettings = async (): Promise<void> => {
    const states = await deps.states.after(lastSite, SITES);
    for (const state of states) await followSettings(deps, state);
    lastSite = states.length < SITES ? '' : (states.at(-1)?.site ?? '');
  };

  const goOn = async (ms: number, work: () => Promise<boolean>): Promise<void> => {
    const until = deps.clock() + ms;
    while ((await work()) && deps.clock() < until);
  };

  return async () => {
    await lookAtSettings();
    await goOn(HOURS_MS, () => recountOneHour(deps));
    await goOn(DAYS_MS, () => mergeOneDay(deps));
    await goOn(COMPANIES_MS, () => recountOneCompany(deps));
  };
}
