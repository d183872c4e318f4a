import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { Enrichment } from './enrichment/create-enrichment.ts';
import type { Pipeline } from './pipeline.ts';

/** What Prometheus reads at `/metrics`. */
export function createMetrics(gauges: Pipeline['gauges'], lookups: Enrichment['gauges']): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const shown = [
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
      'How far the projection is behind.',
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
  return registry;
}
