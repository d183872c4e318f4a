import { LRUCache } from 'lru-cache';

/** At most this many events of one visitor a UTC day (contract §3). */
const A_DAY = 2_000;
const DAY_MS = 86_400_000;

/** How many events of its day each visitor has stored. */
export interface VisitorLimit {
  /** How many more of this visitor may be stored today. */
  room(site: string, visitor: string, now: number): number;
  /** One more is on disk: what was refused, failed or came again takes nothing of the day. */
  count(site: string, visitor: string, now: number): void;
}

/**
 * Counts stored events per visitor and day in bounded memory: the 100,000 most recently active
 * visitors. Each server process counts what it stores itself.
 */
export function createVisitorLimit(max = 100_000): VisitorLimit {
  const counts = new LRUCache<string, { day: number; count: number }>({ max });
  const today = (site: string, visitor: string, now: number) => {
    const seen = counts.get(`${site}:${visitor}`);
    return seen?.day === Math.floor(now / DAY_MS) ? seen : undefined;
  };
  return {
    room: (site, visitor, now) => A_DAY - (today(site, visitor, now)?.count ?? 0),
    count(site, visitor, now) {
      const seen = today(site, visitor, now);
      if (seen) seen.count += 1;
      else counts.set(`${site}:${visitor}`, { day: Math.floor(now / DAY_MS), count: 1 });
    },
  };
}
