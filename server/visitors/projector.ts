import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { applyBatches } from './apply.ts';
import { gatherTime } from './gather-time.ts';
import type { BatchToApply, ProjectionDeps } from './projection-deps.ts';
import { recoverOne } from './recover.ts';
import { refreshDue } from './refresh-due.ts';

/** Events folded in one round at most: one write a visitor and round. */
const ROUND = 4_000;
const RECOVER_EVERY_MS = 1_000;
const REFRESH_EVERY_MS = 5_000;

export interface ProjectorOptions {
  /** How long a batch is its writer's without a sign of life. */
  leaseMs?: number;
  /** Nobody else can be alive on this database (embedded): batches found at start are orphans. */
  alone?: boolean;
  /** More to do every few seconds. */
  jobs?: readonly ((signal: AbortSignal) => Promise<unknown>)[];
}

/** A batch since it was pushed, ms. */
interface Waiting {
  batch: BatchToApply;
  since: number;
}

/** Folds committed batches into visitors, one round at a time, and recovers what others left behind. */
export function createProjector(
  deps: ProjectionDeps,
  { leaseMs = 10_000, alone = false, jobs = [] }: ProjectorOptions = {},
) {
  let queue: Waiting[] = [];
  let applying: readonly Waiting[] = [];
  let backlog = 0;
  let nextRound = 0;
  let running: Promise<void> | undefined;
  let stopping = false;
  const ending = new AbortController();
  // Each job waits for it; there are more of them than Node takes for a leak.
  setMaxListeners(0, ending.signal);

  const takeRound = (): Waiting[] => {
    let count = 0;
    const end = queue.findIndex(({ batch }) => (count += batch.events.length) > ROUND);
    const round = queue.slice(0, Math.max(end < 0 ? queue.length : end, 1));
    queue = queue.slice(round.length);
    return round;
  };

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const early = nextRound - performance.now();
      if (early > 0 && backlog < ROUND) await delay(early);
      const began = performance.now();
      applying = takeRound();
      const batches = applying.map(({ batch }) => batch);
      try {
        await applyBatches(deps, batches);
      } catch (error) {
        // What is written by now is unknown: without a renewal, the lease ends and they are recovered.
        deps.log.warn(
          { err: error, batches: batches.length },
          'projection failed; batches are left to recovery',
        );
      }
      nextRound = began + gatherTime(performance.now() - began);
      for (const { events } of batches) backlog -= events.length;
      applying = [];
    }
  };

  const every = async (ms: number, work: () => Promise<unknown>, what: string): Promise<void> => {
    while (!stopping) {
      try {
        await work();
      } catch (error) {
        if (!stopping) deps.log.warn({ err: error }, what);
      }
      await delay(ms, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };

  const recoverAll = async (lease: number): Promise<void> => {
    while (!stopping && (await recoverOne(deps, lease)));
  };

  /** A server that was away for a week has many at once. */
  const refreshAll = async (): Promise<void> => {
    while (!stopping && (await refreshDue(deps)));
  };

  const renew = (): Promise<void> =>
    deps.pending.renew(
      [...applying, ...queue].map(({ batch }) => batch.id),
      deps.writer,
    );

  let loops: Promise<unknown> = Promise.resolve();

  return {
    /** Starts recovery, renewal of leases and the decay of stored scores. */
    async start(): Promise<void> {
      if (alone) await recoverAll(0);
      loops = Promise.all([
        every(RECOVER_EVERY_MS, () => recoverAll(leaseMs), 'recovery failed'),
        every(leaseMs / 4, renew, 'renewal of leases failed'),
        every(REFRESH_EVERY_MS, refreshAll, 'refresh of decayed scores failed'),
        ...jobs.map((job) => every(REFRESH_EVERY_MS, () => job(ending.signal), 'a job failed')),
      ]);
    },
    /** Takes a committed batch; it is folded soon, in the order of arrival. */
    push(batch: BatchToApply): void {
      queue.push({ batch, since: deps.clock() });
      backlog += batch.events.length;
      running ??= drain().finally(() => {
        running = undefined;
      });
    },
    /** Events that wait to be folded. */
    backlog: () => backlog,
    /**
     * Milliseconds that the oldest batch has waited, until it is folded or left to recovery; 0 where
     * there is none.
     */
    lag(): number {
      const oldest = applying[0] ?? queue[0];
      return oldest ? deps.clock() - oldest.since : 0;
    },
    /** Resolves when everything pushed so far is folded (or left to recovery). */
    async idle(): Promise<void> {
      while (running) await running;
    },
    /** Folds what is waiting, then ends. */
    async stop(): Promise<void> {
      while (running) await running;
      stopping = true;
      ending.abort();
      await loops;
    },
  };
}
