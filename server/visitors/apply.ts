import { setImmediate as othersTurn } from 'node:timers/promises';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { finishBatches } from './finish.ts';
import { foldEvent, settleState } from './fold/fold.ts';
import { copyState, emptyState, type VisitorState } from './fold/state.ts';
import { nextDoc } from './next-doc.ts';
import { orQuarantine } from './or-quarantine.ts';
import { splitKey, type BatchToApply, type ProjectionDeps } from './projection-deps.ts';
import { recompute } from './recompute.ts';
import type { GuardedWrite } from './guarded-replacements.ts';
import { FOLD_CODE, type VisitorDoc } from './visitor-doc.ts';

/** Visitors folded before requests that came meanwhile have their turn: some 3 ms. */
const FOLDED_AT_ONCE = 32;

const keyOf = ({ site, visitor_id }: StoredEvent): string => `${site}:${visitor_id}`;

const groupByVisitor = (batches: readonly BatchToApply[]): Map<string, StoredEvent[]> => {
  const grouped = new Map<string, StoredEvent[]>();
  for (const { events, duplicates } of batches) {
    // A visitor with a duplicate is recomputed: here its events only settle and take effect.
    for (const event of [...events, ...duplicates]) {
      const known = grouped.get(keyOf(event));
      if (known) known.push(event);
      else grouped.set(keyOf(event), [event]);
    }
  }
  return grouped;
};

/** What was read is nobody else's; only a visitor who alerted is asked again what it was before. */
const toFoldOnto = ({ armed }: VisitorDoc, state: VisitorState): VisitorState =>
  armed ? state : copyState(state);

/** The write of one visitor, or undefined where it must be recomputed instead. */
async function foldVisitor(
  deps: ProjectionDeps,
  key: string,
  previous: VisitorDoc | undefined,
  events: readonly StoredEvent[],
): Promise<GuardedWrite | 'recompute' | 'gone'> {
  const scoring = await deps.scoringFor(splitKey(key).site);
  if (!scoring) return 'gone';
  const { made_by } = previous ?? { made_by: { code: FOLD_CODE, rules: scoring.rulesVersion } };
  if (made_by.code !== FOLD_CODE || made_by.rules !== scoring.rulesVersion) return 'recompute';
  const state = previous?.state
    ? toFoldOnto(previous, previous.state)
    : emptyState(scoring.empty());
  const counted = new Set(previous?.unsettled);
  for (const event of events) {
    if (counted.has(event.event_id)) continue;
    if (foldEvent(state, event, scoring, true) === 'unsure') return 'recompute';
  }
  const ids = new Set(events.map(({ event_id }) => event_id));
  const doc = nextDoc({
    key,
    previous,
    state: settleState(state),
    unsettled: (previous?.unsettled ?? []).filter((id) => !ids.has(id)),
    settled: events,
    scoring,
    decideAlert: deps.decideAlert,
    now: deps.clock(),
  });
  return { doc, read: previous?.version };
}

/** The visitors as they are, or as this process wrote them last: their writes tell whether they still are. */
async function readVisitors(
  { visitors, memory }: ProjectionDeps,
  keys: readonly string[],
): Promise<Map<string, VisitorDoc>> {
  const known = new Map<string, VisitorDoc>();
  for (const key of keys) {
    const doc = memory.take(key);
    if (doc) known.set(key, doc);
  }
  const found = await visitors.find(keys.filter((key) => !known.has(key)));
  for (const [key, doc] of found) known.set(key, doc);
  return known;
}

/**
 * Step 2 of the projection protocol for several batches at once, one write a visitor: read the
 * visitors, then see that the batches are still one's own, fold, write where the version is as
 * read; then outbox and marks; then the pending documents go.
 * @throws whatever the database throws, and `LeaveToNewer`: what was written by then is unknown, so the
 *   batches must be recovered and never applied again
 */
export async function applyBatches(
  deps: ProjectionDeps,
  batches: readonly BatchToApply[],
): Promise<void> {
  const grouped = groupByVisitor(batches);
  const previous = await readVisitors(deps, [...grouped.keys()]);
  for (const key of await deps.erasedAmong([...grouped.keys()])) {
    await deps.eraseData(key);
    grouped.delete(key);
  }
  const owned = await deps.pending.stillOwned(
    batches.map(({ id }) => id),
    deps.writer,
  );
  const toRecompute = new Set(batches.flatMap((batch) => [...batch.recompute]));
  for (const batch of batches) {
    if (owned.has(batch.id)) continue;
    const keys = [...groupByVisitor([batch]).keys()];
    await deps.pending.takeBack(batch.id, deps.writer, keys);
    for (const key of keys) toRecompute.add(key);
  }
  for (const key of toRecompute) if (!grouped.has(key)) toRecompute.delete(key);

  const writes: GuardedWrite[] = [];
  let folded = 0;
  for (const [key, events] of grouped) {
    if (toRecompute.has(key)) continue;
    folded += 1;
    if (folded % FOLDED_AT_ONCE === 0) await othersTurn();
    await orQuarantine(deps, key, async () => {
      const outcome = await foldVisitor(deps, key, previous.get(key), events);
      if (outcome === 'recompute') toRecompute.add(key);
      else if (outcome !== 'gone') writes.push(outcome);
    });
  }
  // Until they are written for sure: after an error nobody knows what they are.
  for (const { doc } of writes) deps.memory.forget(doc._id);
  for (const key of await deps.visitors.write(writes)) toRecompute.add(key);
  const written = writes.map(({ doc }) => doc).filter(({ _id }) => !toRecompute.has(_id));
  for (const doc of written) deps.memory.remember(doc);
  for (const key of toRecompute) {
    deps.memory.forget(key);
    await orQuarantine(deps, key, async () => {
      const doc = await recompute(deps, key, grouped.get(key) ?? []);
      if (doc) written.push(doc);
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
