import { uuidv7 } from 'uuidv7';
import { finishBatches } from './finish.ts';
import { holdLease } from './hold-lease.ts';
import { orQuarantine } from './or-quarantine.ts';
import { LeaveToNewer, type ProjectionDeps } from './projection-deps.ts';
import { recompute } from './recompute.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import { writtenDoc, type WrittenDoc } from './written-doc.ts';

/** Visitors recomputed under one pending document. */
const AT_ONCE = 100;
/** Of these, so many at a time: a rebuild waits for the database most of the time. */
const LANES = 4;

/**
 * Makes visitors again from their events, while live traffic goes on. Alerts nobody. A crash in
 * the middle leaves a pending document, and recovery finishes that part.
 */
export async function rebuildVisitors(
  deps: ProjectionDeps,
  keys: readonly string[],
): Promise<void> {
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const part = keys.slice(start, start + AT_ONCE);
    const batch = `rebuild-${uuidv7()}`;
    await deps.pending.takeBack(batch, deps.writer, part);
    const endLease = holdLease(deps, [batch], deps.writer);
    try {
      const written: WrittenDoc[] = [];
      const waiting = part.values();
      const lane = async (): Promise<void> => {
        for (const key of waiting) {
          const doc = await rebuildOne(deps, key);
          if (doc) written.push(writtenDoc(doc));
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      await finishBatches(deps, {
        batches: [batch],
        writer: deps.writer,
        events: [],
        repeated: [],
        written,
      });
    } finally {
      endLease();
    }
  }
}

async function rebuildOne(deps: ProjectionDeps, key: string): Promise<VisitorDoc | undefined> {
  try {
    return await orQuarantine(deps, key, () => recompute(deps, key, []));
  } catch (error) {
    if (error instanceof LeaveToNewer) return undefined;
    throw error;
  }
}
