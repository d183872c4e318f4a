import { uuidv7 } from 'uuidv7';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { finishBatches } from './finish.ts';
import { nextDoc } from './next-doc.ts';
import { mergePerson } from './person.ts';
import { splitKey, type ProjectionDeps } from './projection-deps.ts';
import { foldAll, scoringToday } from './recompute.ts';

const DAY_MS = 86_400_000;

/**
 * Lets go of a visitor's events received up to `through`: a recompute whose one write also keeps
 * what they amounted to (`base`), and only then deletes them; a recompute leaves them out from
 * that write on, so a crash between the two counts nothing twice. A visitor with no event after
 * `through` is deleted whole, where the version is as read.
 */
export async function retainVisitor(
  deps: ProjectionDeps,
  key: string,
  through: Date,
): Promise<'kept' | 'deleted'> {
  const { site, visitor } = splitKey(key);
  const batch = `retain-${uuidv7()}`;
  await deps.pending.takeBack(batch, deps.writer, [key]);
  const done = (written: Parameters<typeof finishBatches>[1]['written']) =>
    finishBatches(deps, {
      batches: [batch],
      writer: deps.writer,
      events: [],
      repeated: [],
      written,
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
    if (staying.length === 0) {
      if (!(await deps.visitors.deleteAsRead(previous))) continue;
      await deps.events.deleteThrough(site, visitor, through);
      if (previous.person !== null) await mergePerson(deps, site, previous.person, []);
      deps.hub.publish(site, { kind: 'visitor_gone', id: visitor });
      await done([]);
      return 'deleted';
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
    await done([doc]);
    return 'kept';
  }
}

/**
 * Retention of one site: every visitor whose oldest event is a day past it, so that each is
 * rewritten once a day at most.
 */
export async function retainSite(
  deps: ProjectionDeps,
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
}
