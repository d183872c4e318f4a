import type { StoredEvent } from '../contracts/stored-event.ts';
import { finishBatches } from './finish.ts';
import { groupByVisitor, keyOf } from './fold-round.ts';
import { orQuarantine } from './or-quarantine.ts';
import type { BatchToApply, ProjectionDeps } from './projection-deps.ts';
import { recompute } from './recompute.ts';
import { writtenDoc, type WrittenDoc } from './written-doc.ts';

/**
 * Step 2 of the projection protocol for several batches at once: fold and write the visitors
 * (`foldRound`), recompute those who could not be; then outbox and marks; then the pending documents
 * go.
 * @throws whatever the database throws, and `LeaveToNewer`: what was written by then is unknown, so the
 *   batches must be recovered and never applied again
 */
export async function applyBatches(
  deps: ProjectionDeps,
  batches: readonly BatchToApply[],
): Promise<void> {
  const grouped = groupByVisitor(batches);
  const round = await deps.foldRound(batches);
  for (const key of round.erased) {
    await deps.eraseData(key);
    grouped.delete(key);
  }
  const lost = new Set(round.lost);
  for (const batch of batches) {
    if (!lost.has(batch.id)) continue;
    await deps.pending.takeBack(batch.id, deps.writer, [...groupByVisitor([batch]).keys()]);
  }
  for (const key of round.quarantined) deps.onQuarantine(key);
  const written: WrittenDoc[] = [...round.written];
  for (const key of round.recompute) {
    await orQuarantine(deps, key, async () => {
      const doc = await recompute(deps, key, grouped.get(key) ?? []);
      if (doc) written.push(writtenDoc(doc));
    });
  }
  const living = (events: readonly StoredEvent[]) =>
    events.filter((event) => grouped.has(keyOf(event)));
  await finishBatches(deps, {
    batches: batches.map(({ id }) => id),
    writer: deps.writer,
    events: living(batches.flatMap(({ events }) => events)),
    repeated: living(batches.flatMap(({ duplicates }) => duplicates)),
    written,
  });
}
