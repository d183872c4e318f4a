import { setTimeout as delay } from 'node:timers/promises';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Enrichment } from './enrichment/create-enrichment.ts';
import type { Pipeline } from './pipeline.ts';

/** Events of one durable insert: one request alone, up to what an insert may hold. */
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** What is counted as it happens, for one server. */
export interface Meters {
  registry: Registry;
  /** A durable insert: its events, and how long it took. */
  committed(events: number, ms: number): void;
  /** An event, or a whole request, that was not taken, by the code of its answer. */
  rejected(code: string): void;
}

/** Makes the registry with what is counted as it happens. */
export function createMeters(): Meters {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const sizes = new Histogram({
    name: 'clarm_commit_events',
    help: 'Events that shared one durable insert.',
    buckets: SIZES,
    registers,
  });
  const times = new Histogram({
    name: 'clarm_commit_seconds',
    help: 'How long a durable insert took.',
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: 'clarm_ingest_rejected_total',
    help: 'Events, and whole requests to /api/track, that were not taken.',
    labelNames: ['reason'],
    registers,
  });
  return {
    registry,
    committed(events, ms) {
      sizes.observe(events);
      times.observe(ms / 1000);
    },
    rejected: (reason) => refusals.inc({ reason }),
  };
}

/** What is asked for when Prometheus reads. */
export interface Gauges {
  pipeline: Pipeline['gauges'];
  lookups: Enrichment['gauges'];
  /** Deliveries that wait for their attempt; asks the database. */
  deliveries(): Promise<number>;
  /** Milliseconds since the oldest batch was begun that is not folded; asks the database. */
  oldestPendingMs(): Promise<number>;
}

/** What the database is asked for, it is given so long: all else is to be read while it is away. */
const PATIENCE_MS = 500;

const inTime = async (asked: Promise<number>): Promise<number | undefined> => {
  const over = new AbortController();
  try {
    const patience = delay(PATIENCE_MS, undefined, { signal: over.signal });
    return await Promise.race([asked.catch(() => undefined), patience]);
  } finally {
    over.abort();
  }
};

/**
 * Adds to a registry what is looked up when Prometheus reads it. What the database does not say in
 * time is left out.
 */
export function addGauges(
  registry: Registry,
  { pipeline: gauges, lookups, deliveries, oldestPendingMs }: Gauges,
): void {
  const asked = [
    ['clarm_delivery_queue', 'Webhook deliveries that wait for an attempt.', deliveries],
    [
      'clarm_pending_oldest_seconds',
      'Age of the oldest batch of events, of any server, that is on disk and not folded; it grows while recovery fails.',
      async () => (await oldestPendingMs()) / 1000,
    ],
  ] as const;
  const shown = [
    [
      'clarm_ingest_buffer_fill_ratio',
      'How full the buffer of events is; at 1 requests are answered 503.',
      () => (gauges().waiting + gauges().backlog) / gauges().room,
    ],
    [
      'clarm_ingest_waiting_events',
      'Events waiting for their durable insert.',
      () => gauges().waiting,
    ],
    [
      'clarm_projection_backlog_events',
      'Events on disk and not yet folded.',
      () => gauges().backlog,
    ],
    [
      'clarm_projection_lag_seconds',
      'How long the oldest batch of this server has waited to be folded.',
      () => gauges().lagMs / 1000,
    ],
    [
      'clarm_quarantined_visitors',
      'Visitors whose events could not be folded.',
      () => gauges().quarantined,
    ],
    [
      'clarm_enrichment_lookups',
      'Questions to providers, from the cache or not, since the start.',
      () => lookups().lookups,
    ],
    [
      'clarm_enrichment_cache_hits',
      'Questions that the cache answered, since the start.',
      () => lookups().hits,
    ],
    [
      'clarm_enrichment_provider_calls',
      'Requests to providers, since the start.',
      () => lookups().calls,
    ],
    [
      'clarm_enrichment_provider_failures',
      'Requests to providers that failed, since the start.',
      () => lookups().failures,
    ],
    ['clarm_enrichment_queue', 'Visitors that wait to be looked up.', () => lookups().queued],
  ] as const;
  for (const [name, help, read] of shown) {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(read());
        },
      }),
    );
  }
  for (const [name, help, ask] of asked) {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          const value = await inTime(ask());
          if (value === undefined) this.remove();
          else this.set(value);
        },
      }),
    );
  }
}
