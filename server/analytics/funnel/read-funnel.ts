import type { Funnel, FunnelQuery } from '../../contracts/analytics.ts';
import { isTimeLimit } from '../../database-errors.ts';
import { ApiError } from '../../errors.ts';
import type { Clock, Site } from '../../ports.ts';
import { rangeOf } from '../overview/range.ts';
import { readRollups, type ReadDeps } from '../overview/read-rollups.ts';
import { tallyOf } from '../rollups/rollup-doc.ts';
import type { Zones } from '../time/zones.ts';
import { drawSample } from './draw-sample.ts';
import type { FunnelStore, StepsDone } from './funnel-store.ts';
import { parseSteps } from './parse-steps.ts';

/** Events that one answer looks at: about half a second of the database's work. */
export const MAX_LOOKED_AT = 80_000;

export interface FunnelDeps extends ReadDeps {
  funnels: FunnelStore;
  zones: Zones;
  clock: Clock;
  /** Events that one answer looks at; above, a sample of the visitors is counted. */
  maxLookedAt?: number;
}

/** Visitors who did at least so many of the steps, by step. */
const reachedOf = (found: readonly StepsDone[], steps: number): number[] =>
  Array.from({ length: steps }, (_, index) =>
    found.reduce((sum, { done, visitors }) => (done > index ? sum + visitors : sum), 0),
  );

const ratio = (part: number, of: number): number => (of === 0 ? 0 : part / of);

/**
 * `GET /analytics/funnel`: how many visitors did the steps in their order, each after the one
 * before, within the range. Exact where the range has few enough events, else counted for a sample
 * of its visitors and scaled, which the answer says.
 * @throws ApiError `invalid`, `range_too_large`
 */
export async function readFunnel(
  deps: FunnelDeps,
  site: Site,
  query: FunnelQuery,
): Promise<Funnel> {
  const { maxLookedAt: limit = MAX_LOOKED_AT } = deps;
  const now = deps.clock();
  const steps = parseSteps(query.steps);
  const zone = deps.zones(site.config.timezone);
  const range = rangeOf(query, zone, now);
  const { from, to } = range;
  const store = deps.funnels.forSite({ site: site.id });
  const rollups = await readRollups(deps, site.id, zone, range, { by: 'day', what: 'totals', now });
  const { counts } = tallyOf(rollups, 'totals');
  // A sample is measured in the index, which knows nothing of bots.
  const events = counts.events + counts.bots + counts.excluded;
  const sample =
    events > limit
      ? await drawSample(store, `${site.id} ${query.steps}`, { from, to, events, limit })
      : undefined;
  const found = await Promise.all(
    (sample?.visitors ?? [{}]).map((visitors) => store.stepsDone(steps, from, to, visitors)),
  ).catch((error: unknown) => {
    throw isTimeLimit(error) ? new ApiError('range_too_large', { cause: error }) : error;
  });
  const share = sample ? Math.min(1, ratio(sample.events, events)) : 1;
  const reached = reachedOf(found.flat(), steps.length);
  return {
    range: {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      timezone: zone.name,
    },
    steps: steps.map(({ text }, index) => {
      const count = reached[index] ?? 0;
      return {
        step: text,
        visitors: Math.round(ratio(count, share)),
        of_first: ratio(count, reached[0] ?? 0),
        of_previous: ratio(count, reached[Math.max(0, index - 1)] ?? 0),
      };
    }),
    bounded: {
      by: sample ? 'sample' : 'none',
      events,
      looked_at: sample?.events ?? events,
      share,
    },
  };
}
