import { uuidv7 } from 'uuidv7';
import { isDatabaseError } from '../database.ts';
import { finishBatches } from './finish.ts';
import { LeaveToNewer, type ProjectionDeps } from './projection-deps.ts';
import { recompute } from './recompute.ts';
import type { VisitorDoc } from './visitor-doc.ts';

/** Visitors recomputed under one pending document. */
const AT_ONCE = 100;

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
    const written: VisitorDoc[] = [];
    for (const key of part) {
      try {
        const doc = await recompute(deps, key, []);
        if (doc) written.push(doc);
      } catch (error) {
        if (error instanceof LeaveToNewer) continue;
        if (isDatabaseError(error)) throw error;
        deps.log.error(
          { err: error, visitor: key },
          'visitor quarantined: its events could not be folded',
        );
        deps.onQuarantine(key);
      }
    }
    await finishBatches(deps, { batches: [batch], writer: deps.writer, events: [], written });
  }
}
