import type { Lock } from './lock.ts';
import { madeAt } from './ids.ts';
import { nextBatch, queuedIds, trimQueue } from './queue.ts';
import type { Store } from './store.ts';
import type { Answer, Post } from './transport.ts';

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 300_000;
/** When to look again whether another tab's turn is over, and what was too young is not any more. */
const BUSY_MS = 200;
/** By then another tab's event has settled, even where that tab is throttled. */
const FOREIGN_MS = 1000;
/** A longer Retry-After is a mistake, or a clock that jumped. */
const LONGEST_WAIT_MS = 3_600_000;

/** Brings the queue to the server. */
export interface Sender {
  /** Sends what has settled in `delay` ms, or when it was going to anyway; 0 is at once, and all. */
  soon(delay: number): void;
  /** The network is back: forgets its failures and sends. */
  now(): void;
  /** The page ends: sends its own events without waiting for a lock or an answer. */
  leaving(): void;
}

/** What a sender is made of. */
export interface SenderParts {
  widgetId: string;
  store: Store;
  /**
   * This page's events by their ids, and whether they have settled: nothing about them changes any
   * more. Another tab's are left to it when the page ends.
   */
  own: Map<string, boolean>;
  lock: Lock;
  post: Post;
  now(): number;
  allowed(): boolean;
  /** The server has erased this visitor. */
  onErased(): void;
}

/** How long to wait after `failures` failures in a row: doubling from 1 s to 5 min, half of it random. */
export const backoff = (failures: number, random: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS) * (0.5 + random / 2);

/** Whether an answer says how many of the events were kept; a captive portal's 200 does not. */
const accountsFor = ({ status, text }: Answer) => status === 202 && /"accepted":\s*\d/.test(text);
/** Something in the batch cannot be taken: find out which. */
const blamesAnEvent = ({ status }: Answer) => /^4(00|13|15|22)$/.test(`${status}`);

/** An event leaves the queue only on an answer that accounts for it (contract §2). */
export function createSender(parts: SenderParts): Sender {
  const { store, now, own } = parts;
  const underWay = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let stopped = false;
  let failures = 0;
  let notBefore = 0;

  const next = (ids: readonly string[]) =>
    nextBatch(
      store,
      ids.filter((id) => !underWay.has(id) && store.get(id)),
    );
  const idle = () => stopped || !parts.allowed();

  /** Resolves whether every one of these has been accounted for. */
  async function deliver(ids: readonly string[]): Promise<boolean> {
    ids.forEach(underWay.add, underWay);
    const answer = await parts.post(
      '/track',
      `{"widget_id":"${parts.widgetId}","sent_at":"${new Date(now()).toISOString()}","dropped":${Number(store.get('d'))},"events":[${ids.map(store.get).filter(Boolean).join()}]}`,
    );
    ids.forEach(underWay.delete, underWay);
    const blames = blamesAnEvent(answer);
    if (accountsFor(answer) || (blames && ids.length < 2)) {
      ids.forEach(store.remove);
      ids.forEach(own.delete, own);
      store.remove('d');
      failures = 0;
      if (answer.text.includes('"visitor_erased"')) parts.onErased();
      return true;
    }
    if (blames) {
      const half = ids.length >> 1;
      return (await deliver(ids.slice(0, half))) && deliver(ids.slice(half));
    }
    stopped = answer.status === 401 || answer.status === 403;
    if (answer.retryAfter && !idle()) store.set('r', now() + answer.retryAfter * 1000);
    notBefore = now() + backoff(failures++, Math.random());
    soon(0);
    return false;
  }

  async function flush(all?: boolean) {
    timer = undefined;
    if (idle()) return;
    const wait = Math.max(notBefore, Number(store.get('r'))) - now();
    if (running || (wait > 0 && wait < LONGEST_WAIT_MS)) return soon(running ? BUSY_MS : wait);
    running = true;
    await parts.lock(async (renew) => {
      for (;;) {
        trimQueue(store, now());
        const ids = next(
          queuedIds(store).filter((id) =>
            own.has(id) ? all || own.get(id) : Math.abs(now() - madeAt(id)) > FOREIGN_MS,
          ),
        );
        renew();
        if (!ids.length || idle() || !(await deliver(ids))) return;
      }
    });
    running = false;
    // Another tab held the lease, or an event came in behind this tab's back.
    if (!timer && queuedIds(store)[0]) soon(BUSY_MS);
  }

  function soon(delay: number) {
    if (timer && delay) return;
    clearTimeout(timer);
    timer = setTimeout(flush, delay, !delay);
  }

  return {
    soon,
    now() {
      notBefore = 0;
      soon(0);
    },
    leaving() {
      const some = next([...own.keys()]);
      if (some.length && !idle()) void deliver(some);
    },
  };
}
