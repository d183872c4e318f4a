import type { ClaimedRescoring, Clock, RescoringPort } from '../ports.ts';
import type { ProjectionDeps } from './projection-deps.ts';
import { rebuildVisitors } from './rebuild.ts';

/** Visitors between two looks at whether it is still to be done. */
const AT_ONCE = 100;

/**
 * A job that scores all visitors of a site anew from their events, after its rules have changed:
 * a rebuild in small parts while live traffic goes on, that alerts nobody and sends nothing. Goes
 * on after a crash where it was, and gives way to newer rules and to a stopping server.
 */
export function createRescore(deps: ProjectionDeps, rescoring: RescoringPort, clock: Clock) {
  const rescoreSite = async (claimed: ClaimedRescoring, signal: AbortSignal): Promise<void> => {
    const { site, version } = claimed;
    // This process, too, may have the rules of before.
    await deps.scoringFor(site, true);
    const total = await deps.visitors.countOf(site);
    let { cursor, done } = claimed;
    while (await rescoring.advance(claimed, { cursor, done, total }, clock())) {
      if (signal.aborted) return rescoring.release(claimed, clock());
      const part = await deps.visitors.keysAfter(site, cursor, AT_ONCE);
      const last = part.at(-1);
      if (!last) return rescoring.finish(claimed, clock());
      const stale = part.filter(({ rules }) => rules < version).map(({ key }) => key);
      await rebuildVisitors(deps, stale);
      cursor = last.key;
      done += part.length;
    }
  };

  return async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const claimed = await rescoring.claim(clock());
      if (!claimed) return;
      await rescoreSite(claimed, signal);
    }
  };
}
