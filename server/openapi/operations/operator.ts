import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Operation';

/** What probes ask, at the root. */
export const OPERATOR: readonly Operation[] = [
  {
    method: 'get',
    path: '/healthz',
    id: 'getHealth',
    tag,
    auth: 'none',
    summary: 'Whether the process answers',
    answers: { 200: { description: 'It does.', schema: C.Health } },
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'getReadiness',
    tag,
    auth: 'none',
    summary: 'Whether the database answers and the server is not about to stop',
    answers: {
      200: { description: 'Send requests here.', schema: C.Health },
      503: { description: 'Send them elsewhere.', schema: C.Health },
    },
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'getMetrics',
    tag,
    auth: 'metrics',
    summary: 'Metrics for Prometheus',
    description:
      'From this machine itself, or with `Authorization: Bearer METRICS_TOKEN`; 404 to anybody else.',
    answers: { 200: { description: 'In the text format of Prometheus.', type: 'text/plain' } },
  },
];
