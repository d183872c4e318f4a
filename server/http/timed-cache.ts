import { LRUCache } from 'lru-cache';
import type { Clock } from '../ports.ts';

export interface TimedCache<T> {
  /** From the cache, unless `fresh`. All who ask at once share one question. */
  get(id: string, fresh?: boolean): Promise<T | undefined>;
  forget(id: string): void;
}

/**
 * Remembers answers for a short time, absence for a shorter one, failures not at all.
 * @param keepMs how old an answer may get, from the moment it was asked for
 */
export function createTimedCache<T>({
  load,
  clock,
  keepMs,
  keepMissMs,
  max,
}: {
  load(id: string): Promise<T | undefined>;
  clock: Clock;
  keepMs: number;
  keepMissMs: number;
  max: number;
}): TimedCache<T> {
  interface Entry {
    until: number;
    answer: Promise<T | undefined>;
  }
  const entries = new LRUCache<string, Entry>({ max });

  const ask = (id: string): Promise<T | undefined> => {
    const asked = clock();
    const entry: Entry = { until: asked + keepMs, answer: load(id) };
    entries.set(id, entry);
    entry.answer.then(
      (found) => {
        if (found === undefined) entry.until = asked + keepMissMs;
      },
      () => {
        if (entries.get(id) === entry) entries.delete(id);
      },
    );
    return entry.answer;
  };

  return {
    get(id, fresh = false) {
      const entry = fresh ? undefined : entries.get(id);
      return entry && clock() < entry.until ? entry.answer : ask(id);
    },
    forget: (id) => void entries.delete(id),
  };
}
