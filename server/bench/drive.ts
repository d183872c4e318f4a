import autocannon from 'autocannon';
import { cpuSeconds, type Contender } from './contenders.ts';
import { USER_AGENT, type Traffic } from './traffic.ts';

/** What one run of one traffic at one server gave. */
export interface Measured {
  eventsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  refused: number;
  /** Share of one core that the server process used. */
  cpu: number;
  /** Microseconds of CPU an event: the server's, and its engine's. */
  serverMicros: number;
  engineMicros: number;
}

/** Drives one server for some seconds with as many requests as it takes. */
export async function drive(
  contender: Contender,
  traffic: Traffic,
  { seconds, connections = 64 }: { seconds: number; connections?: number },
): Promise<Measured> {
  const used = () => Promise.all([contender.pid, contender.enginePid].map(cpuSeconds));
  const before = await used();
  const result = await autocannon({
    url: `${contender.url}/api/track`,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/api/track',
        headers: {
          'content-type': 'application/json',
          'user-agent': USER_AGENT,
        },
        setupRequest: (request) => ({ ...request, body: traffic.next() }),
      },
    ],
  });
  const after = await used();
  const [server, engine] = [0, 1].map((of) => (after[of] ?? 0) - (before[of] ?? 0)) as [
    number,
    number,
  ];
  const events = result['2xx'] * traffic.perRequest;
  return {
    eventsPerSecond: events / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    refused: result.non2xx + result.errors,
    cpu: server / result.duration,
    serverMicros: (server / events) * 1e6,
    engineMicros: (engine / events) * 1e6,
  };
}

/** What the product says of itself at `/metrics`, by name. */
export async function metricsOf({ url }: Contender): Promise<(name: string) => number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
}

/** Seconds by which the projection is behind now, and until it has folded everything. */
export async function drainProjection(product: Contender): Promise<{ lag: number; drain: number }> {
  const start = performance.now();
  const lag = (await metricsOf(product))('clarm_projection_lag_seconds');
  while ((await metricsOf(product))('clarm_projection_backlog_events') > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { lag, drain: (performance.now() - start) / 1000 };
}
