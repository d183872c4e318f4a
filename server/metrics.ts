import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { Pipeline } from './pipeline.ts';

/** What Prometheus reads at `/metrics`. */
export function createMetrics(gauges: Pipeline['gauges']): Registry {
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
