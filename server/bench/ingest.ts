import { startLimit, startProduct, type Contender } from './contenders.ts';
import { drainProjection, drive, type Measured } from './drive.ts';
import { underFullLoad } from './full-load.ts';
import { driveOpenLoop } from './open-loop.ts';
import { profileProduct } from './profile-product.ts';
import { allNew, batches, mixed, type Traffic } from './traffic.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8);
const WARM_UP_SECONDS = 3;
const OPEN_LOOP_RATE = 1_500;
/** How long the memory is watched; `npm run bench:memory` takes the ten minutes of the goal. */
const WATCH_SECONDS = 30;
const PROFILE_SECONDS = 15;

/** What the product has to reach of the limit. */
const GOALS: readonly [traffic: (site: string) => Traffic, goal: number][] = [
  [mixed, 0.5],
  [allNew, 0.4],
  [batches, 0.5],
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const row = (name: string, runs: readonly Measured[]): string => {
  const of = (field: keyof Measured) => median(runs.map((run) => run[field]));
  return [
    name.padEnd(9),
    `${Math.round(of('eventsPerSecond')).toLocaleString('en').padStart(8)} events/s`,
    `p50 ${of('p50').toFixed(1)} ms`,
    `p99 ${of('p99').toFixed(1)} ms`,
    `CPU ${(of('cpu') * 100).toFixed(0)} %`,
    `an event: server ${of('serverMicros').toFixed(0)} + engine ${of('engineMicros').toFixed(0)} µs`,
    `refused ${of('refused')}`,
  ].join('   ');
};

async function compare(
  limit: Contender,
  product: Contender,
  traffic: Traffic,
  goal: number,
): Promise<void> {
  const runs: Record<string, Measured[]> = { limit: [], product: [] };
  const drains: { lag: number; drain: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contender of round % 2 === 0 ? [limit, product] : [product, limit]) {
      runs[contender.name]?.push(await drive(contender, traffic, { seconds: SECONDS }));
      if (contender !== product) continue;
      drains.push(await drainProjection(product));
    }
  }
  const rate = (name: string) =>
    median((runs[name] ?? []).map(({ eventsPerSecond }) => eventsPerSecond));
  say(`\n${traffic.name}`);
  say(`  ${row('limit', runs['limit'] ?? [])}`);
  say(`  ${row('product', runs['product'] ?? [])}`);
  const micros = (name: string) =>
    median((runs[name] ?? []).map((run) => run.serverMicros + run.engineMicros));
  say(
    `  ratio ${(rate('product') / rate('limit')).toFixed(2)} (goal ${goal}); of CPU an event ${(micros('limit') / micros('product')).toFixed(2)}`,
  );
  say(
    `  projection at the end of the run ${median(drains.map(({ lag }) => lag)).toFixed(2)} s behind (goal 1), all folded ${median(drains.map(({ drain }) => drain)).toFixed(2)} s later`,
  );
}

const limit = await startLimit();
const product = await startProduct();
try {
  for (const contender of [limit, product]) {
    await drive(contender, mixed(contender.site), { seconds: WARM_UP_SECONDS });
  }
  for (const [traffic, goal] of GOALS) await compare(limit, product, traffic(product.site), goal);
  say(`\nopen loop: ${OPEN_LOOP_RATE} requests/s that come at random (goal p99 20 ms)`);
  for (const contender of [limit, product]) {
    const { p50, p99, sent, refused } = await driveOpenLoop(contender, mixed(contender.site), {
      rate: OPEN_LOOP_RATE,
      seconds: SECONDS,
    });
    say(
      `  ${contender.name.padEnd(9)} ${sent} requests   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms   refused ${refused}`,
    );
  }
  const lone = await drive(product, mixed(product.site), { seconds: 2, connections: 1 });
  say(`\none request at a time, idle server`);
  say(`  ${row('product', [lone])}`);
  say(`\n${await underFullLoad(product, WATCH_SECONDS)}`);
} finally {
  await Promise.all([limit.stop(), product.stop()]);
}
say("\nwhat the server's time goes to (realistic mix, full load)");
for (const { area, share } of await profileProduct(PROFILE_SECONDS)) {
  say(`  ${(share * 100).toFixed(1).padStart(5)} %  ${area}`);
}
