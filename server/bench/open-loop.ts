import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Contender } from './contenders.ts';
import { USER_AGENT, type Traffic } from './traffic.ts';
import { quantile } from './watch-health.ts';

const CONNECTIONS = 64;

/** Milliseconds from the moment at which each request was due. */
export interface Latencies {
  p50: number;
  p99: number;
  sent: number;
  refused: number;
}

const send = (contender: Contender, agent: Agent, body: string): Promise<number> =>
  new Promise((resolve) => {
    const sending = request(
      `${contender.url}/api/track`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': USER_AGENT,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sending.on('error', () => resolve(0));
    sending.end(body);
  });

/**
 * Requests that come as visitors do, whether the ones before are answered or not: at random
 * (a Poisson process), `rate` a second. A driver with a fixed number of connections and a common
 * clock would send all of them in the same millisecond instead.
 */
export async function driveOpenLoop(
  contender: Contender,
  traffic: Traffic,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const taken: number[] = [];
  const underWay = new Set<Promise<void>>();
  let refused = 0;
  const start = performance.now();
  let due = start;
  while (due < start + seconds * 1000) {
    due += (-Math.log(1 - Math.random()) / rate) * 1000;
    const early = due - performance.now();
    if (early > 0) await delay(early);
    const at = due;
    const one = send(contender, agent, traffic.next()).then((status) => {
      if (status === 202) taken.push(performance.now() - at);
      else refused += 1;
      underWay.delete(one);
    });
    underWay.add(one);
  }
  await Promise.all(underWay);
  agent.destroy();
  const sent = taken.length + refused;
  return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99), sent, refused };
}
