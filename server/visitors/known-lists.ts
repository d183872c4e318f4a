import { LRUCache } from 'lru-cache';
import type { Place } from './list-store.ts';

/**
 * A list may be planned by counts of this age; where there are too many to count, so many there
 * were; and in the order of intent it may be as old itself (contract §4).
 */
const KNOWN_FOR_MS = 60_000;
const MOST_COUNTS = 5_000;
/** Each is some megabyte: 10,000 places, as far as pages go. */
const MOST_ORDERS = 20;

/** What was counted and sorted of late, by what was asked. */
export const createKnownLists = () => ({
  counts: new LRUCache<string, number>({ max: MOST_COUNTS, ttl: KNOWN_FOR_MS }),
  orders: new LRUCache<string, readonly Place[]>({ max: MOST_ORDERS, ttl: KNOWN_FOR_MS }),
});
