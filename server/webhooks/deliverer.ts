import type { Logger } from 'pino';
import type { Deliver } from './deliver.ts';
import type { DeliveryStore } from './delivery-store.ts';

const POLL_MS = 1000;
/** Longer than the slowest attempt: 3 s for the payload, 10 s for the answer, and some for the database. */
const LEASE_MS = 30_000;
const MAX_AT_ONCE = 32;
const MAX_AT_ONCE_PER_ENDPOINT = 4;
/** What is on its way when the server stops gets this long, then goes back in the queue. */
const GRACE_MS = 3000;
const STRIP_EVERY_MS = 3_600_000;
/** Content of deliveries (e-mails, company, answers) is kept no longer than this. */
const STRIP_AFTER_MS = 30 * 24 * 3_600_000;

interface DelivererDeps {
  deliveries: DeliveryStore;
  deliver: Deliver;
  log: Logger;
  pollMs?: number;
  leaseMs?: number;
  graceMs?: number;
}

/** Sends what is due, together with any number of other processes on the same database. */
export interface Deliverer {
  start(): void;
  /** There is something to do now. */
  wake(): void;
  /** Takes nothing more; resolves when what was on its way is settled or back in the queue. */
  stop(): Promise<void>;
}

/** Makes a deliverer; it does nothing before `start`. */
export function createDeliverer(deps: DelivererDeps): Deliverer {
  const { deliveries, deliver, log, leaseMs = LEASE_MS, graceMs = GRACE_MS } = deps;
  const underway = new Map<Promise<void>, string>();
  const controller = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  let running = false;
  let pump: Promise<void> | undefined;
  let again = false;

  const busyEndpoints = (): string[] => {
    const counts = new Map<string, number>();
    for (const endpoint of underway.values()) {
      counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1);
    }
    return [...counts].filter(([, n]) => n >= MAX_AT_ONCE_PER_ENDPOINT).map(([id]) => id);
  };

  const takeAll = async (): Promise<void> => {
    do {
      again = false;
      while (running && underway.size < MAX_AT_ONCE) {
        const row = await deliveries.claim(leaseMs, busyEndpoints());
        if (!row) break;
        const task: Promise<void> = deliver(row, controller.signal)
          .catch((error: unknown) => log.error({ err: error }, 'a delivery could not be settled'))
          .finally(() => {
            underway.delete(task);
            wake();
          });
        underway.set(task, row.endpoint);
      }
    } while (again && running);
  };

  const wake = (): void => {
    again = true;
    if (!running || pump) return;
    pump = takeAll()
      .catch((error: unknown) => log.warn({ err: error }, 'due deliveries could not be read'))
      .finally(() => {
        pump = undefined;
        if (again) wake();
      });
  };

  const strip = () =>
    deliveries
      .strip(STRIP_AFTER_MS)
      .catch((error: unknown) => log.warn({ err: error }, 'old deliveries could not be stripped'));

  return {
    wake,
    start() {
      if (running) return;
      running = true;
      timers.push(
        setInterval(wake, deps.pollMs ?? POLL_MS),
        setInterval(() => void strip(), STRIP_EVERY_MS),
      );
      for (const timer of timers) timer.unref();
      wake();
      void strip();
    },
    async stop() {
      running = false;
      for (const timer of timers) clearInterval(timer);
      await pump;
      const giveUp = setTimeout(() => controller.abort(), graceMs);
      await Promise.all(underway.keys());
      clearTimeout(giveUp);
    },
  };
}
