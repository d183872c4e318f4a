import { LRUCache } from 'lru-cache';

/** At most this many events of one visitor a UTC day (contract §3). */
const A_DAY = 2_000;
const DAY_MS = 86_400_000;

/**
 * Counts events per visitor and day in bounded memory: the 100,000 most recently active visitors.
 * Each server process counts what it sees itself.
 */
export function createVisitorLimit(
  max = 100_000,
): (site: string, visitor: string, now: number) => boolean {
  const counts = new LRUCache<string, { day: number; count: number }>({ max });
  return (site, visitor, now) => {
    const key = `${site}:${visitor}`;
    const day = Math.floor(now / DAY_MS);
    const seen = counts.get(key);
    if (!seen || seen.day !== day) {
      counts.set(key, { day, count: 1 });
      return true;
    }
    seen.count += 1;
    return seen.count <= A_DAY;
  };
}
