import { LRUCache } from 'lru-cache';

/** A list may be planned by counts of this age; and where there are too many to count, so many there were. */
const KNOWN_FOR_MS = 60_000;
const MOST = 5_000;

/** What was counted of late, by what was asked. */
export const createKnownCounts = (): LRUCache<string, number> =>
  new LRUCache({ max: MOST, ttl: KNOWN_FOR_MS });
