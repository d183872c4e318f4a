import type { StoredEvent } from '../contracts/stored-event.ts';
import { finishBatches } from './finish.ts';
import { orQuarantine } from './or-quarantine.ts';
import { LeaveToNewer, splitKey, type ProjectionDeps } from './projection-deps.ts';
import { holdLease } from './hold-lease.ts';
import { recompute } from './recompute.ts';
import { writtenDoc, type WrittenDoc } from './written-doc.ts';

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
  const written: WrittenDoc[] = [];
  const events: StoredEvent[] = [];
  const endLease = holdLease(deps, [batch._id], writer, leaseMs);
  try {
    for (const key of batch.visitors) {
      const { site, visitor } = splitKey(key);
      const settled = await deps.events.ofBatch(site, visitor, batch._id);
      const doc = await orQuarantine(deps, key, () => recompute(deps, key, settled));
      if (doc) written.push(writtenDoc(doc));
      events.push(...settled);
    }
    const erased = await deps.erasedAmong(batch.visitors);
    await finishBatches(deps, {
      batches: [batch._id],
      writer,
      events: [],
      repeated: events.filter((event) => !erased.has(`${event.site}:${event.visitor_id}`)),
      written,
    });
    return true;
  } catch (error) {
    // A newer process finds it past its lease; this one has other things to do.
    if (error instanceof LeaveToNewer) return false;
    throw error;
  } finally {
    endLease();
  }
}
