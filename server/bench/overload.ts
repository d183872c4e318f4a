import autocannon, { type Options, type Result } from 'autocannon';
import { startProduct, type Contender } from './contenders.ts';
import { drainProjection, drive, metricsOf } from './drive.ts';
import { allNew, mixed } from './traffic.ts';
import { quantile } from './watch-health.ts';

/**
 * `npm run bench:overload`: ten times as much as the server can take, from ten times as many
 * connections, each of which comes again at once when it is refused.
 */
const TIMES = 10;
const CONNECTIONS = 64;
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);
const WARM_UP_SECONDS = 3;
/** Goals of the project. */
const GOODPUT_SHARE = 0.8;
const REFUSED_MS = 50;
const RECOVERY_SECONDS = 5;
const MADE_UP = 100_000;
/** As a visitor of an idle server has it. */
const WELL_MS = 50;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Overload {
  /** Answers with 202 a second. */
  goodput: number;
  /** Answers with 429 or 503 a second, and whatever else came. */
  refused: number;
  wrong: number;
  /** Milliseconds, p50 and p99. */
  takenMs: [p50: number, p99: number];
  refusedMs: [p50: number, p99: number];
}

/** Drives, and tells of every answer: its status, and the milliseconds until it was there. */
const driveAndTell = (
  options: Options,
  tell: (status: number, ms: number) => void,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const run = autocannon(options, (error: unknown, result) => {
      if (error) reject(new Error('the load could not be made', { cause: error }));
      else resolve(result);
    });
    run.on('response', (_client, status, _bytes, ms) => tell(status, ms));
  });

async function overload(product: Contender, rate: number): Promise<Overload> {
  const traffic = mixed(product.site);
  const times: Record<'taken' | 'refused', number[]> = { taken: [], refused: [] };
  let wrong = 0;
  const options: Options = {
    url: `${product.url}/api/track`,
    connections: CONNECTIONS * TIMES,
    duration: SECONDS,
    overallRate: rate,
    ignoreCoordinatedOmission: true,
    requests: [
      {
        method: 'POST',
        path: '/api/track',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537.36',
        },
        setupRequest: (request) => ({ ...request, body: traffic.next() }),
      },
    ],
  };
  const { duration, errors } = await driveAndTell(options, (status, took) => {
    if (status === 202) times.taken.push(took);
    else if (status === 429 || status === 503) times.refused.push(took);
    else wrong += 1;
  });
  const of = (all: readonly number[]): [number, number] => [
    quantile(all, 0.5),
    quantile(all, 0.99),
  ];
  return {
    goodput: times.taken.length / duration,
    refused: times.refused.length / duration,
    wrong: wrong + errors,
    takenMs: of(times.taken),
    refusedMs: of(times.refused),
  };
}

/** Seconds until a lone request is taken as quickly as ever. */
async function recovery(product: Contender): Promise<number> {
  const traffic = mixed(product.site);
  const began = performance.now();
  for (;;) {
    const sent = performance.now();
    const { status } = await fetch(`${product.url}/api/track`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: traffic.next(),
    });
    if (status === 202 && performance.now() - sent < WELL_MS) break;
  }
  return (performance.now() - began) / 1000;
}

/** As many new visitors as a script makes up, from one address; memory before and after. */
async function madeUpVisitors(product: Contender): Promise<string> {
  const megabytes = async () =>
    Math.round((await metricsOf(product))('process_resident_memory_bytes') / 2 ** 20);
  const looks = [await megabytes()];
  for (let round = 0; round < 2; round += 1) {
    for (let sent = 0; sent < MADE_UP; sent += 100) {
      const traffic = allNew(product.site);
      const events = Array.from({ length: 100 }, () => {
        const { events: made } = JSON.parse(traffic.next()) as { events: unknown[] };
        return made[0];
      });
      await fetch(`${product.url}/api/track`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ widget_id: product.site, events }),
      });
    }
    await drainProjection(product);
    looks.push(await megabytes());
  }
  return `${MADE_UP.toLocaleString('en')} made-up visitors from one address, twice: memory ${looks.join(' → ')} MB`;
}

const ms = ([p50, p99]: [number, number]): string =>
  `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;

const product = await startProduct();
try {
  await drive(product, mixed(product.site), { seconds: WARM_UP_SECONDS });
  const peak = await drive(product, mixed(product.site), { seconds: SECONDS });
  await drainProjection(product);
  say(`peak: ${Math.round(peak.eventsPerSecond)} requests/s from ${CONNECTIONS} connections`);
  const { goodput, refused, wrong, takenMs, refusedMs } = await overload(
    product,
    peak.eventsPerSecond * TIMES,
  );
  const back = await recovery(product);
  const { drain } = await drainProjection(product);
  const share = goodput / peak.eventsPerSecond;
  say(
    `overload: ${TIMES} times that is offered for ${SECONDS} s from ${CONNECTIONS * TIMES} connections`,
  );
  say(
    `  taken    ${Math.round(goodput)} requests/s, ${(share * 100).toFixed(0)} % of the peak (goal ${GOODPUT_SHARE * 100}); ${ms(takenMs)}`,
  );
  say(`  refused  ${Math.round(refused)} requests/s; ${ms(refusedMs)} (goal p99 ${REFUSED_MS} ms)`);
  say(`  anything else  ${wrong} (goal 0)`);
  say(
    `  as quick as ever again after ${back.toFixed(2)} s (goal ${RECOVERY_SECONDS}), all folded after ${drain.toFixed(2)} s`,
  );
  say(await madeUpVisitors(product));
} finally {
  await product.stop();
}
