import type { StoredEvent } from '../contracts/stored-event.ts';
import { isDatabaseError } from '../database.ts';
import { finishBatches } from './finish.ts';
import { LeaveToNewer, splitKey, type ProjectionDeps } from './projection-deps.ts';
import { recompute } from './recompute.ts';
import type { VisitorDoc } from './visitor-doc.ts';

/**
 * Step 4 of the projection protocol: takes over one batch past its lease, recomputes its visitors
 * and finishes it under the same unique keys. Never applies.
 * @returns false when there was none
 */
export async function recoverOne(deps: ProjectionDeps, leaseMs: number): Promise<boolean> {
  // A name of its own: to this very process's projector, too, the batch is another's from here on.
  const writer = `${deps.writer}/recover`;
  const batch = await deps.pending.takeOver(writer, leaseMs);
  if (!batch) return false;
  const written: VisitorDoc[] = [];
  const events: StoredEvent[] = [];
  for (const key of batch.visitors) {
    const { site, visitor } = splitKey(key);
    try {
      const settled = await deps.events.ofBatch(site, visitor, batch._id);
      const doc = await recompute(deps, key, settled);
      if (!doc) continue;
      events.push(...settled);
      written.push(doc);
    } catch (error) {
      if (error instanceof LeaveToNewer) return true;
      if (isDatabaseError(error)) throw error;
      deps.log.error(
        { err: error, visitor: key },
        'visitor quarantined: its events could not be folded',
      );
      deps.onQuarantine(key);
    }
  }
  await finishBatches(deps, { batches: [batch._id], writer, events, written });
  return true;
}
