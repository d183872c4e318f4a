import { randomHex } from './ids.ts';
import type { Store } from './store.ts';

/** Longer than one request may take, so that a lease cannot run out under a request. */
const LEASE_MS = 30_000;
/** By then a competing tab's write to storage is visible here. */
const SETTLE_MS = 60;

/** Runs a task in one tab at a time. */
export interface Lock {
  hold(task: () => Promise<void>): Promise<void>;
  /** To be called before each request within a task. */
  renew(): void;
}

/**
 * Web Locks where there are any, else (plain http, old browsers) a lease in storage, which a killed
 * tab loses after 30 s.
 */
export function createLock(name: string, store: Store, now: () => number): Lock {
  const me = randomHex(4);
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const write = () => store.set('l', `${me}.${now() + LEASE_MS}`);
  const leased = () => {
    const [holder, until] = (store.get('l') ?? '').split('.');
    return holder !== me && Math.abs(Number(until) - now()) <= LEASE_MS && Number(until) > now();
  };
  let leasing = false;
  return {
    renew: () => leasing && write(),
    async hold(task) {
      let done = false;
      const once = () => ((done = true), task());
      try {
        await navigator.locks.request(name, once);
      } catch {
        if (done) return;
        do {
          while (leased()) await sleep(500);
          write();
          await sleep(SETTLE_MS);
        } while (leased());
        leasing = true;
        await task();
        leasing = false;
        store.remove('l');
      }
    },
  };
}
