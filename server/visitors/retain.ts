import { uuidv7 } from 'uuidv7';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { finishBatches } from './finish.ts';
import { nextDoc } from './next-doc.ts';
import { splitKey, type ProjectionDeps } from './projection-deps.ts';
import { foldAll, scoringToday } from './recompute.ts';
import { retainOrders, type RetainOrdersDeps } from './retain-orders.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import { writtenDoc } from './written-doc.ts';

const DAY_MS = 86_400_000;

/** Whether the visitor did anything that retention does not let go of. */
async function hasNewer(
  { events }: Pick<ProjectionDeps, 'events'>,
  { site, visitor_id }: VisitorDoc,
  through: Date,
): Promise<boolean> {
  for await (const _ of events.ofVisitor(site, visitor_id, through)) return true;
  return false;
}

/**
 * Lets go of a visitor's events received up to `through`: a recompute whose one write also keeps
 * what they amounted to (`base`), and only then deletes them; a recompute leaves them out from
 * that write on, so a crash between the two counts nothing twice. Only when they are gone, a
 * visitor with no other event is deleted whole, where the version is the one of that write: whoever
 * is writing meanwhile, and then finds no visitor, finds no old event either.
 */
export async function retainVisitor(
  deps: ProjectionDeps,
  key: string,
  through: Date,
): Promise<'kept' | 'deleted'> {
  const { site, visitor } = splitKey(key);
  const batch = `retain-${uuidv7()}`;
  await deps.pending.takeBack(batch, deps.writer, [key]);
  const done = (written: readonly VisitorDoc[]) =>
    finishBatches(deps, {
      batches: [batch],
      writer: deps.writer,
      events: [],
      repeated: [],
      written: written.map(writtenDoc),
    });
  for (;;) {
    const previous = await deps.visitors.get(key);
    const scoring = previous && (await scoringToday(deps, site, previous));
    if (!previous || !scoring || (previous.through && previous.through >= through)) {
      await done([]);
      return 'kept';
    }
    const ending: StoredEvent[] = [];
    const staying: StoredEvent[] = [];
    for await (const event of deps.events.ofVisitor(site, visitor, previous.through ?? undefined)) {
      (event.received_at > through ? staying : ending).push(event);
    }
    const pending = await deps.pending.all();
    const base = await foldAll(ending, scoring, { base: previous.base });
    const doc = nextDoc({
      key,
      previous,
      state: await foldAll(staying, scoring, { base }),
      unsettled: staying.filter((event) => pending.has(event.batch)).map((event) => event.event_id),
      settled: [],
      base: { state: base, through },
      scoring,
      decideAlert: deps.decideAlert,
      now: deps.clock(),
    });
    if ((await deps.visitors.write([{ doc, read: previous.version }])).size > 0) continue;
    await deps.events.deleteThrough(site, visitor, through);
    const isOver = staying.length === 0 && !(await hasNewer(deps, doc, through));
    const deleted = isOver && (await deps.visitors.deleteAsRead(doc));
    // Of a deleted one, too: its person and its company are without it from now on.
    await done([doc]);
    if (deleted) deps.hub.publish(site, { kind: 'visitor_gone', id: visitor });
    return deleted ? 'deleted' : 'kept';
  }
}

/** What retention works with: the projection, and who has orders. */
export type RetainDeps = ProjectionDeps & RetainOrdersDeps;

/**
 * Retention of one site: every visitor whose oldest event is a day past it, so that each is
 * rewritten once a day at most. Then the orders of those who are gone.
 */
export async function retainSite(
  deps: RetainDeps,
  site: string,
  retentionDays: number,
): Promise<void> {
  const through = new Date(deps.clock() - retentionDays * DAY_MS);
  const overdue = new Date(through.getTime() - DAY_MS);
  for await (const visitor of deps.visitors.all(site)) {
    if ((visitor.through ?? visitor.first_seen) < overdue) {
      await retainVisitor(deps, visitor._id, through);
    }
  }
  await retainOrders(deps, site, through);
}
