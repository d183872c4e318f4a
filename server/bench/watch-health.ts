import { readFile } from 'node:fs/promises';
import type { Contender } from './contenders.ts';
import { metricsOf } from './drive.ts';

const EVERY_MS = 1_000;
/**
 * prom-client's metric is the time between the turns of a timer of 10 ms (its default precision), as
 * Node's `monitorEventLoopDelay` measures it: an idle server says 10 ms.
 */
const TIMER_MS = 10;

/** One look at a server under load. */
export interface Look {
  /** Seconds since the first. */
  at: number;
  /** Memory of the server's process, MB. */
  megabytes: number;
  /** The event loop's delay since the last look, p99, ms. */
  delay: number;
}

/** The slope of the straight line through points, by least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x0, y0] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0);
  const under = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
  return over / under;
}

/** The value below which `share` of the values are. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Looks at a server's memory and event loop every second, until it is told to end. */
export function watchHealth(product: Contender): { end(): Promise<Look[]> } {
  const looks: Look[] = [];
  const start = performance.now();
  let ended = false;
  const watching = (async () => {
    while (!ended) {
      const metric = await metricsOf(product);
      looks.push({
        at: (performance.now() - start) / 1000,
        megabytes: await residentMegabytes(product.pid),
        delay: metric('nodejs_eventloop_lag_p99_seconds') * 1000 - TIMER_MS,
      });
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  return {
    async end() {
      ended = true;
      await watching;
      return looks;
    },
  };
}

/** How many parts of its time a server's memory is told of. */
const PARTS = 5;

/** What the looks amount to. */
export interface Health {
  megabytes: number;
  /** In each fifth of the time: whether it still grows, or goes up and down. */
  megabytesByFifth: number[];
  megabytesAMinute: number;
  delay: number;
}

/** What the looks amount to; but for the fifths, the first third is left out, while the heap finds its size. */
export function healthOf(looks: readonly Look[]): Health {
  const settled = looks.slice(Math.floor(looks.length / 3));
  return {
    megabytes: quantile(
      settled.map(({ megabytes }) => megabytes),
      0.5,
    ),
    megabytesByFifth: Array.from({ length: PARTS }, (_, part) => {
      const place = (of: number) => Math.floor((looks.length * of) / PARTS);
      const some = looks.slice(place(part), place(part + 1));
      return quantile(
        some.map(({ megabytes }) => megabytes),
        0.5,
      );
    }),
    megabytesAMinute: slopeOf(settled.map(({ at, megabytes }) => [at, megabytes])) * 60,
    // A look's own p99 is of some hundred turns of the loop; the usual one is what matters.
    delay: quantile(
      settled.map(({ delay }) => delay),
      0.5,
    ),
  };
}
