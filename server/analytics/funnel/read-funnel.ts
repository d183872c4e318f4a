import { createHash } from 'node:crypto';
import type { Funnel, FunnelQuery } from '../../contracts/analytics.ts';
import type { Clock, Site } from '../../ports.ts';
import { rangeOf } from '../overview/range.ts';
import { readRollups, type ReadDeps } from '../overview/read-rollups.ts';
import type { Zones } from '../time/zones.ts';
import type { FoundVisitor, FunnelStore } from './funnel-store.ts';
import { parseSteps, type Step } from './parse-steps.ts';
import { stepsDone } from './walk.ts';

/** Events that one answer looks at: about half a second of work. */
export const MAX_LOOKED_AT = 100_000;

export interface FunnelDeps extends ReadDeps {
  funnels: FunnelStore;
  zones: Zones;
  clock: Clock;
  /** Events that one answer looks at; above, a sample of the visitors is counted. */
  maxLookedAt?: number;
}

const looked = (found: readonly FoundVisitor[]): number =>
  found.reduce((sum, visitor) => sum + visitor.looked, 0);

/** Ids are random, so visitors next to each other are a fair sample. The same for the same question. */
const startOf = (site: string, steps: readonly Step[]): string => {
  const question = `${site} ${steps.map(({ text }) => text).join(',')}`;
  return `v_${createHash('sha256').update(question).digest('hex').slice(0, 8)}`;
};

/** Without the visitor at whom the limit cut. */
const whole = (found: readonly FoundVisitor[], limit: number): FoundVisitor[] => {
  if (looked(found) < limit || found.length < 2) return [...found];
  return found.toSorted((a, b) => (a.visitor < b.visitor ? -1 : 1)).slice(0, -1);
};

async function drawSample(
  { funnels }: FunnelDeps,
  site: string,
  steps: readonly Step[],
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<FoundVisitor[]> {
  const store = funnels.forSite({ site });
  const start = startOf(site, steps);
  const upper = await store.sample(steps, from, to, { visitors: { $gte: start }, limit });
  const left = limit - looked(upper);
  if (left <= 0) return whole(upper, limit);
  const lower = await store.sample(steps, from, to, { visitors: { $lt: start }, limit: left });
  return [...upper, ...whole(lower, left)];
}

/**
 * `GET /analytics/funnel`: how many visitors did the steps in their order, each after the one
 * before, within the range. Exact where the range has few enough events, else counted for a sample
 * of its visitors and scaled, which the answer says.
 * @throws ApiError `invalid`
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
  const { from, to } = rangeOf(query, zone, now);
  const rollups = await readRollups(
    deps,
    site.id,
    zone,
    { from, to },
    { by: 'day', what: 'totals', now },
  );
  const events = rollups.reduce((sum, rollup) => sum + (rollup.events ?? 0), 0);
  const sampled = events > limit;
  const found = sampled
    ? await drawSample(deps, site.id, steps, { from, to, limit })
    : await deps.funnels.forSite({ site: site.id }).all(steps, from, to);
  const lookedAt = sampled ? looked(found) : events;
  const share = sampled ? Math.min(1, lookedAt / events) : 1;
  const done = found.map(({ hits }) => stepsDone(hits, steps.length));
  const reached = steps.map((_, index) => done.filter((count) => count > index).length);
  const ratio = (part: number, of: number | undefined): number => (of ? part / of : 0);
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
        visitors: Math.round(count / (share || 1)),
        of_first: ratio(count, reached[0]),
        of_previous: index === 0 ? ratio(count, count) : ratio(count, reached[index - 1]),
      };
    }),
    bounded: { by: sampled ? 'sample' : 'none', events, looked_at: lookedAt, share },
  };
}
