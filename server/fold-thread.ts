import { workerData } from 'node:worker_threads';
import pino from 'pino';
import { connectDatabase } from './database.ts';
import { foldHere } from './fold-here.ts';
import type { FoldThreadData, SiteToScore } from './fold-in-thread.ts';
import { createRulesOf } from './intent/create-rules-of.ts';
import { niceThread } from './nice-thread.ts';
import { scoringOf } from './scoring-of.ts';
import { pendingStore } from './tracking/pending-store.ts';
import type { FoldedRound } from './visitors/fold-round.ts';
import type { BatchToApply } from './visitors/projection-deps.ts';
import type { Scoring } from './visitors/scoring.ts';
import { tombstoneStore } from './visitors/tombstone-store.ts';
import { visitorStore } from './visitors/visitor-store.ts';

/*
 * The thread that folds: it reads, folds and writes visitors, with a connection of its own, while the
 * main thread answers requests, which come first (measured: two thirds of the p99 at 1,500 requests a
 * second). It asks nothing back; `fold-in-thread.ts` starts it and calls what it exports.
 */

niceThread();
const data = workerData as FoldThreadData;
const rulesOf = createRulesOf();
let taken: BatchToApply[] = [];
let scorings: ReadonlyMap<string, Scoring> = new Map();

const open = async () => {
  const connection = await connectDatabase(data.uri);
  const folding = foldHere({
    visitors: visitorStore(connection),
    pending: pendingStore(connection),
    writer: data.writer,
    alone: data.alone,
    scoringFor: async (site) => scorings.get(site),
    erasedAmong: tombstoneStore(connection, Buffer.from(data.tombstoneKey)).among,
    clock: Date.now,
    log: pino({ level: data.logLevel }),
  });
  return { connection, folding };
};

/** Opened by the first round, and again by the next where the database is away: a thread always starts. */
let opened: ReturnType<typeof open> | undefined;
const whenOpen = (): ReturnType<typeof open> =>
  (opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));

/** One batch of the next round. */
export const take = (batch: BatchToApply): void => void taken.push(batch);

/**
 * Folds the round of the batches that were taken.
 * @throws where one of them was taken by a thread that died
 */
export async function fold(round: {
  batches: readonly string[];
  sites: readonly SiteToScore[];
}): Promise<FoldedRound> {
  const batches = taken;
  taken = [];
  if (batches.map(({ id }) => id).join() !== round.batches.join())
    throw new Error('the thread that took the batches of this round is gone');
  scorings = new Map(round.sites.map((site) => [site.id, scoringOf(site, rulesOf(site))]));
  const { folding } = await whenOpen();
  return folding.foldRound(batches);
}

/** These visitors were changed elsewhere. */
export async function forget(keys: readonly string[]): Promise<void> {
  (await opened)?.folding.forget(keys);
}

/** Lets go of the database. */
export async function close(): Promise<void> {
  await (await opened)?.connection.close();
}
