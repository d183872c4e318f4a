import type { StoredEvent } from '../contracts/stored-event.ts';
import { foldEvent, settleState } from './fold/fold.ts';
import { copyState, emptyState, type VisitorState } from './fold/state.ts';
import { nextDoc } from './next-doc.ts';
import { LeaveToNewer, splitKey, type ProjectionDeps } from './projection-deps.ts';
import type { Scoring } from './scoring.ts';
import { FOLD_CODE, type VisitorDoc } from './visitor-doc.ts';

type Read = AsyncIterable<StoredEvent> | Iterable<StoredEvent>;

/** Folds events of a visitor onto a state, unbounded until the end. */
export async function foldAll(
  events: Read,
  scoring: Scoring,
  {
    base,
    each,
  }: { base?: VisitorState | null | undefined; each?: (event: StoredEvent) => void } = {},
): Promise<VisitorState> {
  const state = base ? copyState(base) : emptyState(scoring.empty());
  for await (const event of events) {
    foldEvent(state, event, scoring, false);
    each?.(event);
  }
  return settleState(state);
}

/** The rules for a visitor that was made by `made_by`, reloaded where ours are older. */
export async function scoringToday(
  deps: Pick<ProjectionDeps, 'scoringFor'>,
  site: string,
  previous: VisitorDoc | undefined,
): Promise<Scoring | undefined> {
  const scoring = await deps.scoringFor(site);
  if (!scoring || !previous) return scoring;
  if (previous.made_by.code > FOLD_CODE) throw new LeaveToNewer(previous._id);
  if (previous.made_by.rules <= scoring.rulesVersion) return scoring;
  const reloaded = await deps.scoringFor(site, true);
  if (reloaded && previous.made_by.rules > reloaded.rulesVersion)
    throw new LeaveToNewer(previous._id);
  return reloaded;
}

/**
 * Step 3 of the projection protocol: makes a visitor again from all of its events. The order of
 * the reads is the point: version, then events, then pending batches. The caller's pending
 * document is its own when this begins.
 * @param settled events this write settles (they may alert); empty for a rebuild
 * @returns what was written; undefined for a visitor without any event, or erased
 */
export async function recompute(
  deps: ProjectionDeps,
  key: string,
  settled: readonly StoredEvent[],
): Promise<VisitorDoc | undefined> {
  const { site, visitor } = splitKey(key);
  for (;;) {
    const previous = await deps.visitors.get(key);
    if ((await deps.erasedAmong([key])).has(key)) {
      await deps.eraseData(key);
      return undefined;
    }
    const scoring = await scoringToday(deps, site, previous);
    if (!scoring) return undefined;
    const batches: { id: string; batch: string }[] = [];
    const state = await foldAll(
      deps.events.ofVisitor(site, visitor, previous?.through ?? undefined),
      scoring,
      {
        base: previous?.base,
        each: ({ event_id, batch }) => batches.push({ id: event_id, batch }),
      },
    );
    if (batches.length === 0 && !previous) return undefined;
    const pending = await deps.pending.all();
    const doc = nextDoc({
      key,
      previous,
      state,
      unsettled: batches.filter(({ batch }) => pending.has(batch)).map(({ id }) => id),
      settled,
      scoring,
      decideAlert: deps.decideAlert,
      now: deps.clock(),
    });
    const conflicts = await deps.visitors.write([{ doc, read: previous?.version }]);
    if (conflicts.size === 0) return doc;
  }
}
