import { startLimit, startProduct, type Contender } from './contenders.ts';
import { backlogOf, drive, type Measured } from './drive.ts';
import { allNew, batches, mixed, type Traffic } from './traffic.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8);
const WARM_UP_SECONDS = 3;
const OPEN_LOOP_RATE = 1_500;

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
  const lags: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contender of round % 2 === 0 ? [limit, product] : [product, limit]) {
      runs[contender.name]?.push(await drive(contender, traffic, { seconds: SECONDS }));
      if (contender !== product) continue;
      const start = performance.now();
      while ((await backlogOf(product)) > 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
      lags.push((performance.now() - start) / 1000);
    }
  }
  const rate = (name: string) =>
    median((runs[name] ?? []).map(({ eventsPerSecond }) => eventsPerSecond));
  say(`\n${traffic.name}`);
  say(`  ${row('limit', runs['limit'] ?? [])}`);
  say(`  ${row('product', runs['product'] ?? [])}`);
  say(
    `  ratio ${(rate('product') / rate('limit')).toFixed(2)} (goal ${goal}); projection drained ${median(lags).toFixed(2)} s after the run`,
  );
}

const limit = await startLimit();
const product = await startProduct(process.env['BENCH_PROFILE']);
try {
  for (const contender of [limit, product]) {
    await drive(contender, mixed(contender.site), { seconds: WARM_UP_SECONDS });
  }
  for (const [traffic, goal] of GOALS) await compare(limit, product, traffic(product.site), goal);
  const open = await drive(product, mixed(product.site), {
    seconds: SECONDS,
    rate: OPEN_LOOP_RATE,
  });
  say(`\nopen loop at ${OPEN_LOOP_RATE} requests/s`);
  say(`  ${row('product', [open])}   (goal p99 20 ms)`);
  const lone = await drive(product, mixed(product.site), { seconds: 2, connections: 1 });
  say(`\none request at a time, idle server`);
  say(`  ${row('product', [lone])}`);
} finally {
  await Promise.all([limit.stop(), product.stop()]);
}
