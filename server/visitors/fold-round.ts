import { setImmediate as othersTurn } from 'node:timers/promises';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { foldEvent, settleState } from './fold/fold.ts';
import { copyState, emptyState, type VisitorState } from './fold/state.ts';
import type { GuardedWrite } from './guarded-replacements.ts';
import { nextDoc } from './next-doc.ts';
import { orQuarantine } from './or-quarantine.ts';
import { splitKey, type BatchToApply, type ProjectionDeps } from './projection-deps.ts';
import type { VisitorMemory } from './visitor-memory.ts';
import { FOLD_CODE, type VisitorDoc } from './visitor-doc.ts';
import { writtenDoc, type WrittenDoc } from './written-doc.ts';

/** What folding a round needs. It may happen in another thread: nothing here calls back. */
export interface FoldRoundDeps extends Pick<
  ProjectionDeps,
  'visitors' | 'scoringFor' | 'decideAlert' | 'erasedAmong' | 'clock' | 'log'
> {
  memory: VisitorMemory;
  /** Which of these batches are still this process's; asks the database. */
  stillOwned(batches: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What came of a round: each of its visitors is in one of the lists, or its site has gone. */
export interface FoldedRound {
  written: readonly WrittenDoc[];
  /** Visitors (`site:visitor`) that must be recomputed instead. */
  recompute: readonly string[];
  /** Visitors with a tombstone. */
  erased: readonly string[];
  /** Visitors whose fold threw. */
  quarantined: readonly string[];
  /** Batches that are gone or another's: all of their visitors must be recomputed. */
  lost: readonly string[];
}

/** Folds a round of batches and writes its visitors. */
export type FoldRound = (batches: readonly BatchToApply[]) => Promise<FoldedRound>;

/** Visitors folded before requests that came meanwhile have their turn: some 3 ms. */
const FOLDED_AT_ONCE = 32;

/** `site:visitor_id` of an event. */
export const keyOf = ({ site, visitor_id }: StoredEvent): string => `${site}:${visitor_id}`;

/** Events by `site:visitor_id`, in the order of the batches. */
export const groupByVisitor = (batches: readonly BatchToApply[]): Map<string, StoredEvent[]> => {
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
  deps: FoldRoundDeps,
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
  { visitors, memory }: FoldRoundDeps,
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
 * The first half of step 2 of the projection protocol, for several batches at once and with one
 * write a visitor: read the visitors, then see that the batches are still one's own, fold, and
 * write where the version is as read.
 * @throws whatever the database throws, and `LeaveToNewer`: what was written by then is unknown
 */
export async function foldRound(
  deps: FoldRoundDeps,
  batches: readonly BatchToApply[],
): Promise<FoldedRound> {
  const grouped = groupByVisitor(batches);
  const previous = await readVisitors(deps, [...grouped.keys()]);
  const erased = await deps.erasedAmong([...grouped.keys()]);
  for (const key of erased) grouped.delete(key);
  const owned = await deps.stillOwned(batches.map(({ id }) => id));
  const lost = batches.filter(({ id }) => !owned.has(id));
  const recompute = new Set([
    ...batches.flatMap((batch) => [...batch.recompute]),
    ...groupByVisitor(lost).keys(),
  ]);
  for (const key of recompute) if (!grouped.has(key)) recompute.delete(key);

  const writes: GuardedWrite[] = [];
  const quarantined: string[] = [];
  let folded = 0;
  for (const [key, events] of grouped) {
    if (recompute.has(key)) continue;
    folded += 1;
    if (folded % FOLDED_AT_ONCE === 0) await othersTurn();
    const onQuarantine = () => void quarantined.push(key);
    await orQuarantine({ log: deps.log, onQuarantine }, key, async () => {
      const outcome = await foldVisitor(deps, key, previous.get(key), events);
      if (outcome === 'recompute') recompute.add(key);
      else if (outcome !== 'gone') writes.push(outcome);
    });
  }
  // Until they are written for sure: after an error nobody knows what they are.
  deps.memory.forget(writes.map(({ doc }) => doc._id));
  for (const key of await deps.visitors.write(writes)) recompute.add(key);
  const written = writes.map(({ doc }) => doc).filter(({ _id }) => !recompute.has(_id));
  for (const doc of written) deps.memory.remember(doc);
  deps.memory.forget([...recompute]);
  return {
    written: written.map(writtenDoc),
    recompute: [...recompute],
    erased: [...erased],
    quarantined,
    lost: lost.map(({ id }) => id),
  };
}
