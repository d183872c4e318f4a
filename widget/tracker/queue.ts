import { madeAt } from './ids.ts';
import type { Store } from './store.ts';

const MAX_AGE_MS = 7 * 86_400_000;
const MAX_EVENTS = 1000;
const MAX_CHARACTERS = 1_000_000;
/** Below the 64 KB that the server takes and a browser lets out at page end. */
const BATCH_BYTES = 60_000;
const BATCH_EVENTS = 100;

/*
 * The queue of contract §2. Each event lies in the store under its own id, so that tabs never
 * overwrite each other's; nothing else there has a name like a UUID.
 */

/** UTF-8 bytes of a text. */
export const bytesOf = (text: string): number => new Blob([text]).size;

/** The queued events' ids, oldest first. */
export const queuedIds = (store: Store): string[] =>
  store
    .keys()
    .filter((key) => key[8] === '-')
    .sort();

/** As many of these, from the first on, as fit one request; at least one. */
export function nextBatch(store: Store, ids: readonly string[]): string[] {
  let bytes = 0;
  return ids
    .slice(0, BATCH_EVENTS)
    .filter((id, index) => (bytes += bytesOf(store.get(id)!) + 1) < BATCH_BYTES || !index);
}

/**
 * Enforces the caps (7 days, 1,000 events, 1 MB), oldest page views first. What it drops is counted
 * under `d`, until a batch has reported it.
 */
export function trimQueue(store: Store, now: number): void {
  let places = MAX_EVENTS;
  let room = MAX_CHARACTERS;
  const isView = (id: string) => Number(store.get(id)!.includes('"page_view"'));
  const drop = queuedIds(store)
    .reverse()
    .sort((a, b) => isView(a) - isView(b))
    .filter(
      (id) =>
        Math.abs(now - madeAt(id)) > MAX_AGE_MS ||
        --places < 0 ||
        (room -= store.get(id)!.length) < 0,
    );
  drop.forEach(store.remove);
  if (drop.length) store.set('d', Number(store.get('d')) + drop.length);
}
