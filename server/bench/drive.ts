import autocannon from 'autocannon';
import { cpuSeconds, type Contender } from './contenders.ts';
import type { Traffic } from './traffic.ts';

/** What one run of one traffic at one server gave. */
export interface Measured {
  eventsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  refused: number;
  /** Share of one core that the server process used. */
  cpu: number;
}

/** Drives one server for some seconds. @param rate requests a second; as many as it takes without */
export async function drive(
  contender: Contender,
  traffic: Traffic,
  { seconds, connections = 64, rate }: { seconds: number; connections?: number; rate?: number },
): Promise<Measured> {
  const before = await cpuSeconds(contender.pid);
  const result = await autocannon({
    url: `${contender.url}/api/track`,
    connections,
    duration: seconds,
    ...(rate === undefined ? {} : { overallRate: rate }),
    requests: [
      {
        method: 'POST',
        path: '/api/track',
        headers: {
          'content-type': 'application/json',
          'user-agent':
            'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36',
        },
        setupRequest: (request) => ({ ...request, body: traffic.next() }),
      },
    ],
  });
  const cpu = ((await cpuSeconds(contender.pid)) - before) / result.duration;
  return {
    eventsPerSecond: (result['2xx'] / result.duration) * traffic.perRequest,
    p50: result.latency.p50,
    p99: result.latency.p99,
    refused: result.non2xx + result.errors,
    cpu,
  };
}

/** How far the projection is behind, from the product's own metrics: events. */
export async function backlogOf({ url }: Contender): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^clarm_projection_backlog_events (\S+)/m.exec(text)?.[1] ?? Number.NaN);
}
