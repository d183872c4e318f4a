import type { Lock } from './lock.ts';
import type { Queue } from './queue.ts';
import type { Store } from './store.ts';
import type { Answer, Transport } from './transport.ts';

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 300_000;
/** A longer Retry-After is a mistake, or a clock that jumped. */
const LONGEST_WAIT_MS = 3_600_000;
/** Firefox before 133 has no keepalive; a beacon carries cookies, so it is the second choice. */
const canOutlivePage = () => 'keepalive' in Request.prototype;
const SPLIT = [400, 413, 415, 422];
const STOP = [401, 403];

/** Brings the queue to the server. */
export interface Sender {
  /** Sends within `delay` ms. */
  soon(delay: number): void;
  /** Sends now, whatever the backoff says; for when the network came back. */
  now(): void;
  /** The page ends: sends these without waiting for a lock or an answer. */
  leaving(ids: readonly string[]): void;
}

/** What a sender is made of. */
export interface SenderParts {
  url: string;
  widgetId: string;
  queue: Queue;
  store: Store;
  lock: Lock;
  transport: Transport;
  now(): number;
  allowed(): boolean;
  /** The server has erased this visitor. */
  onErased(): void;
}

/** How long to wait after `failures` failures in a row: doubling from 1 s to 5 min, half of it random. */
export const backoff = (failures: number, random: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS) * (0.5 + random / 2);

/** When `Retry-After` allows the next attempt, at most an hour from `now`; 0 where it says nothing. */
export function retryTime(header: string | null, now: number): number {
  const at = Number(header) ? now + Number(header) * 1000 : Date.parse(header ?? '');
  return at > now ? Math.min(at, now + LONGEST_WAIT_MS) : 0;
}

const accountsFor = (answer: Answer): boolean => {
  try {
    return answer.status === 202 && typeof JSON.parse(answer.text).accepted === 'number';
  } catch {
    return false;
  }
};

/** An event leaves the queue only on an answer that accounts for it (contract §2). */
export function createSender(parts: SenderParts): Sender {
  const { queue, store, lock, transport, now } = parts;
  const underWay = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let running = false;
  let again = false;
  let stopped = false;
  let failures = 0;
  let notBefore = 0;

  const body = (ids: readonly string[]) => {
    const dropped = queue.dropped();
    return `{"widget_id":${JSON.stringify(parts.widgetId)},"sent_at":"${new Date(now()).toISOString()}",${dropped ? `"dropped":${dropped},` : ''}"events":[${ids.map(queue.get).filter(Boolean).join()}]}`;
  };

  /** Resolves whether every one of these has been accounted for. */
  async function deliver(ids: readonly string[]): Promise<boolean> {
    const dropped = queue.dropped();
    lock.renew();
    for (const id of ids) underWay.add(id);
    const answer = await transport.post(parts.url, body(ids));
    for (const id of ids) underWay.delete(id);
    const { status, text } = answer;
    if (text.includes('"visitor_erased"')) parts.onErased();
    if (accountsFor(answer) || (SPLIT.includes(status) && ids.length < 2)) {
      queue.remove(ids);
      queue.reported(dropped);
      failures = 0;
      return true;
    }
    if (SPLIT.includes(status)) {
      const half = ids.length >> 1;
      return (await deliver(ids.slice(0, half))) && deliver(ids.slice(half));
    }
    stopped = STOP.includes(status);
    const at = retryTime(answer.retryAfter, now());
    if (at && parts.allowed()) store.set('r', String(at));
    notBefore = now() + backoff(failures++, Math.random());
    soon(0);
    return false;
  }

  async function drain() {
    for (;;) {
      queue.trim(now());
      const ids = queue.batch(queue.ids());
      if (!ids.length || stopped || !parts.allowed() || !(await deliver(ids))) return;
    }
  }

  async function flush() {
    clearTimeout(timer);
    due = Infinity;
    again = running;
    const wait = Math.max(notBefore, Number(store.get('r'))) - now();
    if (running || stopped || !parts.allowed()) return;
    if (wait > 0 && wait <= LONGEST_WAIT_MS) return soon(wait);
    running = true;
    await lock.hold(drain);
    running = false;
    if (again) soon(0);
  }

  function soon(delay: number) {
    const at = now() + delay;
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => void flush(), delay);
  }

  return {
    soon,
    now() {
      notBefore = 0;
      void flush();
    },
    leaving(ids) {
      if (stopped || !parts.allowed()) return;
      let rest = ids.filter((id) => !underWay.has(id) && queue.get(id));
      while (rest.length) {
        const some = queue.batch(rest);
        const text = body(some);
        if (!transport.fits(text)) return;
        if (canOutlivePage()) void deliver(some);
        else navigator.sendBeacon(parts.url, text);
        rest = rest.slice(some.length);
      }
    },
  };
}
