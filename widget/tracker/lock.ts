import type { Store } from './store.ts';

/** Longer than one request may take, so that a lease cannot run out under a request. */
const LEASE_MS = 20_000;
/** By then what one tab writes to storage is visible in the others. */
export const SETTLE_MS = 200;

/**
 * Runs `task` in one tab at a time; the task calls `renew` before each request. Where another tab
 * holds a lease it does not wait: `task` is then not run at all.
 */
export interface Lock {
  (task: (renew: () => void) => Promise<void>): Promise<void>;
}

/**
 * Web Locks where there are any, else (plain http, old browsers, opaque origins) a lease in storage,
 * which a killed tab loses after 20 s.
 */
export function createLock(name: string, store: Store, now: () => number): Lock {
  let release = () => {};
  // A page in the bfcache that holds a lock which another page wants is thrown out of it.
  addEventListener('pagehide', () => release());
  return async (task) => {
    try {
      await navigator.locks.request(
        name,
        () =>
          new Promise<void>((resolve) => {
            release = resolve;
            // The next tab is to see what this one has taken away.
            void task(() => {}).finally(() => setTimeout(resolve, SETTLE_MS));
          }),
      );
    } catch {
      const left = Number(store.get('l')) - now();
      if (left > 0 && left <= LEASE_MS + 1) return;
      let mine = 0;
      const lease = () => {
        // The fraction tells two tabs' leases of the same millisecond apart.
        mine = now() + LEASE_MS + Math.random();
        store.set('l', mine);
      };
      lease();
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      if (Number(store.get('l')) !== mine) return;
      await task(lease);
      store.remove('l');
    }
  };
}
