/**
 * `npm run bench:widget`: what a customer's page pays for the widget, in bytes and in time of its
 * main thread, beside a script that does nothing.
 */
import { budgets } from '../build/brotli-bytes.ts';
import { launchBrowser } from '../scenarios/browser.ts';
import { builtFiles } from '../scenarios/built-files.ts';
import { page, startSite, WIDGET } from '../scenarios/site.ts';
import { loadingCost, type LoadingCost } from './loading-cost.ts';

const ROUNDS = 9;

const say = (line: string) => process.stdout.write(`${line}\n`);
const number = (value: number) => value.toLocaleString('en').padStart(7);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

say('Bytes, brotli 11');
for (const { what, bytes, most } of budgets(await builtFiles()))
  say(`  ${number(bytes)} of at most ${number(most)}  ${what}`);

const SCRIPTS = { loader: `/widget/loader.js?id=${WIDGET}`, nothing: '/nothing.js' };
const costs: Record<keyof typeof SCRIPTS, LoadingCost[]> = { loader: [], nothing: [] };
const site = await startSite((path) => (path === '/nothing.js' ? ' ' : page('')));
const browser = await launchBrowser();
try {
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, src] of Object.entries(SCRIPTS) as [keyof typeof SCRIPTS, string][])
      costs[name].push(await loadingCost(browser, `${site.url}/a`, src));
} finally {
  await browser.close();
  await site.close();
}

say(`\nMain thread, processor slowed down 4 times, median of ${ROUNDS} loads`);
const middle = (name: keyof typeof SCRIPTS, part: 'tasks' | 'scripts') =>
  median(costs[name].map((cost) => cost[part]));
for (const part of ['scripts', 'tasks'] as const) {
  const [loader, nothing] = [middle('loader', part), middle('nothing', part)];
  const over = (loader - nothing).toFixed(1);
  say(
    `  ${part.padEnd(7)} ${over} ms over an empty script (${loader.toFixed(1)} − ${nothing.toFixed(1)})`,
  );
}
say(
  `  longest task: ${median(costs.loader.map(({ longest }) => longest)).toFixed(1)} ms of processor time (${median(costs.nothing.map(({ longest }) => longest)).toFixed(1)} with an empty script)`,
);
const long = costs.loader.map(({ longTasks }) => longTasks);
const without = long.filter((tasks) => tasks.length === 0).length;
say(
  `  no task over 50 ms in ${without} of ${ROUNDS} loads; the longest ${Math.max(0, ...long.flat()).toFixed(0)} ms`,
);
