import type { Store } from './store.ts';

const MAX_AGE_MS = 7 * 86_400_000;
const MAX_EVENTS = 1000;
const MAX_CHARACTERS = 1_000_000;
/** Below the 64 KB that the server takes and a browser lets out at page end. */
const BATCH_BYTES = 60_000;
const BATCH_EVENTS = 100;

const createdAt = (id: string) => parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** Events on their way, one storage key each, so that tabs never overwrite each other's. */
export interface Queue {
  put(id: string, json: string): void;
  get(id: string): string | null;
  remove(ids: readonly string[]): void;
  /** Oldest first. */
  ids(): string[];
  /** As many of the oldest events as fit one request. */
  batch(from: readonly string[]): string[];
  /** Enforces the caps, oldest page views first; what it drops is added to `dropped`. */
  trim(now: number): void;
  /** Events that the caps dropped and no answer has accounted for yet. */
  dropped(): number;
  reported(some: number): void;
}

/** UTF-8 bytes of a text. */
export const bytesOf = (text: string): number => new Blob([text]).size;

/** The queue of contract §2: 7 days, 1,000 events, 1 MB. */
export function createQueue(store: Store): Queue {
  const dropped = () => Number(store.get('d'));
  const get = (id: string) => store.get(`e${id}`);
  const ids = () =>
    store
      .keys('e')
      .map((key) => key.slice(1))
      .sort();
  const remove = (some: readonly string[]) => {
    for (const id of some) store.remove(`e${id}`);
  };
  const count = (more: number) => {
    const total = dropped() + more;
    if (total > 0) store.set('d', String(total));
    else store.remove('d');
  };
  return {
    put: (id, json) => store.set(`e${id}`, json),
    get,
    remove,
    ids,
    batch(from) {
      let bytes = 0;
      const fits = (id: string) => (bytes += bytesOf(get(id) ?? '') + 1) < BATCH_BYTES;
      const head = from.slice(0, BATCH_EVENTS);
      const end = head.findIndex((id, index) => !fits(id) && index > 0);
      return end < 0 ? head : head.slice(0, end);
    },
    trim(now) {
      const all = ids().map((id) => ({ id, json: get(id) ?? '' }));
      let left = all.length;
      let characters = all.reduce((sum, { json }) => sum + json.length, 0);
      const drop: string[] = [];
      const isView = ({ json }: { json: string }) => json.includes('"event":"page_view"');
      for (const event of [...all.filter(isView), ...all.filter((one) => !isView(one))]) {
        const over = left > MAX_EVENTS || characters > MAX_CHARACTERS;
        if (!over && Math.abs(now - createdAt(event.id)) < MAX_AGE_MS) continue;
        drop.push(event.id);
        left -= 1;
        characters -= event.json.length;
      }
      if (!drop.length) return;
      remove(drop);
      count(drop.length);
    },
    dropped,
    reported(some) {
      if (some) count(-some);
    },
  };
}
