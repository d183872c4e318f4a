import { NETWORK_COMPANY_MS } from '../visitors/company-of.ts';
import type { VisitorState } from '../visitors/fold/state.ts';

/**
 * The moments as of which what time alone changes may be stored: now, or just before a fall of the
 * score that is due (a server may be away, or some seconds late); else, because nothing is due for
 * it, just before a network became too old to name a company or a year began.
 */
export function momentsOf(
  states: readonly (VisitorState | null)[],
  due: Date | null,
  now: number,
): number[] {
  const latest = due && Number(due) <= now ? Number(due) - 1 : now;
  const changes = states.flatMap((state) =>
    [state?.firmCompany, state?.weakCompany].flatMap((claim) =>
      claim ? [claim.at + NETWORK_COMPANY_MS] : [],
    ),
  );
  changes.push(Date.UTC(new Date(latest).getUTCFullYear(), 0, 1));
  return [latest, ...changes.map((at) => at - 1).filter((at) => at < latest)];
}
