import { setImmediate as othersTurn } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { Logger } from 'pino';
import type { Folding } from './fold-here.ts';
import type { Site, SiteDirectory } from './ports.ts';
import type { FoldedRound } from './visitors/fold-round.ts';
import type { BatchToApply } from './visitors/projection-deps.ts';

/** What the thread is started with. */
export interface FoldThreadData {
  /** Of the database. */
  uri: string;
  /** This process's name in `pending_batches`. */
  writer: string;
  /** No other process is on this database. */
  alone: boolean;
  tombstoneKey: Uint8Array;
  logLevel: string;
}

/** What a site's scores are made of. */
export type SiteToScore = Pick<Site, 'id' | 'rulesVersion' | 'alertThreshold' | 'scoring'>;

const siteToScore = ({ id, rulesVersion, alertThreshold, scoring }: Site): SiteToScore => ({
  id,
  rulesVersion,
  alertThreshold,
  ...(scoring ? { scoring } : {}),
});

const sitesOf = (batches: readonly BatchToApply[]): ReadonlySet<string> =>
  new Set(
    batches.flatMap(({ events, duplicates }) => [...events, ...duplicates]).map((e) => e.site),
  );

/**
 * Folds in a thread of its own, so that no request waits for it. A round whose thread dies rejects:
 * its batches are left to recovery, as those of a dead process are, and the next round has a new
 * thread.
 * @param script `fold-thread`, plain or built
 */
export function foldInThread(
  script: URL,
  data: FoldThreadData,
  { sites, log }: { sites: SiteDirectory; log: Pick<Logger, 'warn'> },
): Folding {
  const pool = new Piscina({
    filename: script.href,
    minThreads: 1,
    maxThreads: 1,
    // A round waits for the database most of the time.
    concurrentTasksPerWorker: 64,
    // Or a thread that has nothing to do would not hear the database either.
    atomics: 'disabled',
    workerData: data,
  });
  // It died with nothing to do; a new one is there for the next round.
  pool.on('error', (error) => log.warn({ err: error }, 'the thread that folds ended'));
  return {
    async foldRound(batches) {
      const found = await Promise.all([...sitesOf(batches)].map((id) => sites.find(id)));
      for (const batch of batches) {
        await pool.run(batch, { name: 'take' });
        // Copying one takes a millisecond.
        await othersTurn();
      }
      const round = {
        batches: batches.map(({ id }) => id),
        sites: found.flatMap((site) => (site ? [siteToScore(site)] : [])),
      };
      return pool.run(round, { name: 'fold' }) as Promise<FoldedRound>;
    },
    forget(keys) {
      // A thread that died has forgotten everything.
      if (keys.length > 0) void pool.run(keys, { name: 'forget' }).catch(() => undefined);
    },
    async stop() {
      await pool.run(undefined, { name: 'close' }).catch(() => undefined);
      await pool.destroy();
    },
  };
}
