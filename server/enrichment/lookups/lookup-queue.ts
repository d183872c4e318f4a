import type { Logger } from 'pino';
import type { Clock } from '../../ports.ts';

/** One visitor to look up, because of one event. Has no address in it. */
export interface LookupJob {
  site: string;
  visitor: string;
  /** Of the event that asks. */
  asked: Date;
  queuedAt: number;
  tries: number;
}

const MAX_WAITING = 5_000;
const AT_ONCE = 16;
const MAX_AGE_MS = 60_000;
const MAX_TRIES = 5;
const MIN_RETRY_MS = 1_000;

export const jobKey = ({ site, visitor }: Pick<LookupJob, 'site' | 'visitor'>): string =>
  `${site}:${visitor}`;

/**
 * Lookups that wait their turn: bounded, a visitor once, the oldest dropped first, none older than
 * a minute. What is lost here is asked for at the next page view.
 */
export function createLookupQueue({
  run,
  clock,
  log,
}: {
  /** @returns after how long to try once more */
  run(job: LookupJob): Promise<number | undefined>;
  clock: Clock;
  log: Pick<Logger, 'warn'>;
}) {
  const waiting = new Map<string, LookupJob>();
  const running = new Map<string, Promise<void>>();
  const retries = new Set<NodeJS.Timeout>();
  let stopped = false;

  const next = (): LookupJob | undefined => {
    for (const [key, job] of waiting) {
      if (clock() - job.queuedAt > MAX_AGE_MS) waiting.delete(key);
      else if (!running.has(key)) {
        waiting.delete(key);
        return job;
      }
    }
    return undefined;
  };

  const retry = (job: LookupJob, afterMs: number): void => {
    if (stopped || job.tries + 1 >= MAX_TRIES) return;
    const timer = setTimeout(
      () => {
        retries.delete(timer);
        // A newer question of the same visitor has taken its place.
        if (!waiting.has(jobKey(job))) push({ ...job, tries: job.tries + 1 });
      },
      Math.max(afterMs, MIN_RETRY_MS),
    ).unref();
    retries.add(timer);
  };

  const pump = (): void => {
    while (!stopped && running.size < AT_ONCE) {
      const job = next();
      if (!job) return;
      const key = jobKey(job);
      const task = run(job)
        .then((afterMs) => {
          if (afterMs !== undefined) retry(job, afterMs);
        })
        .catch((error: unknown) => log.warn({ err: error }, 'a visitor could not be looked up'))
        .finally(() => {
          running.delete(key);
          pump();
        });
      running.set(key, task);
    }
  };

  const push = (job: LookupJob): void => {
    if (stopped) return;
    waiting.set(jobKey(job), job);
    if (waiting.size > MAX_WAITING) {
      const [oldest] = waiting.keys();
      if (oldest !== undefined) waiting.delete(oldest);
    }
    pump();
  };

  return {
    push,
    forget: (key: string): void => void waiting.delete(key),
    size: () => waiting.size + running.size,
    /** Resolves when nothing waits and nothing runs; not what is tried again later. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all(running.values());
    },
    async stop(): Promise<void> {
      stopped = true;
      waiting.clear();
      for (const timer of retries) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
