// @ts-check
/**
 * `npm test`: everything that must hold, on a bare fresh clone. `npm test -- server projector` runs
 * one stage, and of its files those whose path contains `projector`. Stages: static, server,
 * components, e2e.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, checkNode, filesBelow, install, ROOT, run, say, Stop } from './prepare.mjs';
import { needChrome, needRedis } from './test-programs.mjs';

/** @param {string} name */
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

/** @type {Record<string, (filters: string[]) => Promise<void>>} */
const STAGES = {
  /** Types, lint, formatting. */
  async static() {
    await step('types', bin('tsc'), []);
    await Promise.all([
      step('lint', bin('oxlint'), LINT),
      step('formatting', bin('prettier'), ['--check', '--log-level', 'warn', '.']),
    ]);
  },

  /** Server and pure logic, against the real engine and a real Redis. */
  async server(filters) {
    const files = [
      ...filesBelow('server').filter((file) => file.endsWith('.test.ts') && !isForBrowser(file)),
      ...[...filesBelow('widget'), ...filesBelow('dashboard')].filter(isNodeTest),
    ].filter(matching(filters));
    if (files.length === 0) return;
    await needRedis();
    // The widget's scenarios drive the built files in a browser.
    if (files.some((file) => file.startsWith('widget/scenarios/'))) await needChrome();
    if (files.some((file) => file.startsWith('widget/'))) {
      await build();
      process.env.CLARM_BUILT_WIDGET = join(ROOT, 'dist', 'widget');
    }
    const bundled = await bundle('node', files);
    await step('server tests', process.execPath, [
      ...NODE_TEST,
      '--test-concurrency=3',
      ...bundled,
    ]);
  },

  /** Widget, dashboard and the demo's controls in a real browser. */
  async components(filters) {
    const files = ['widget', 'dashboard', DEMO_CLIENT]
      .flatMap(filesBelow)
      .filter((file) => file.endsWith('.test.ts') && !isNodeTest(file))
      .filter(matching(filters));
    if (files.length === 0) return;
    await needChrome();
    const bundled = await bundle('browser', files);
    await step(
      'component tests',
      bin('wtr'),
      bundled.flatMap((file) => ['--files', file]),
    );
  },

  /** Stories of people, on the built files. */
  async e2e(filters) {
    const stories = filesBelow('e2e')
      .filter((file) => file.endsWith('.spec.ts'))
      .filter(matching(filters));
    if (stories.length === 0) return;
    await build();
    await needChrome();
    await needRedis();
    const config = ['-c', 'e2e/playwright.config.ts', '--reporter=list'];
    await step('stories', bin('playwright'), ['test', ...config, ...stories]);
  },
};

/** One after another, but for the component tests, which leave a processor idle half of the time. */
const ALL = [['static', 'components'], ['server'], ['e2e']];

/** The one folder of the server's that is browser code. */
const DEMO_CLIENT = 'server/demo/client';

/** A hanging test is a failing one. */
const NODE_TEST = [
  '--enable-source-maps',
  '--test',
  '--test-reporter=spec',
  '--test-timeout=300000',
];
const BUNDLE_TESTS = join(ROOT, 'server', 'start', 'bundle-tests.mjs');

/** @type {Record<string, number>} */
const tally = { passed: 0, failed: 0, skipped: 0 };

/** How each runner says what came of it. */
const COUNTS = [
  /^ℹ (?<kind>pass|fail|cancelled|skipped) (?<count>\d+)$/gm,
  /\b(?<count>\d+) (?<kind>passed|failed|skipped|flaky)\b/g,
];
/** @type {Record<string, string>} */
const KINDS = { pass: 'passed', flaky: 'passed', fail: 'failed', cancelled: 'failed' };

/**
 * Runs one program; stops everything when it fails.
 *
 * @param {string} name
 * @param {string} file
 * @param {string[]} args
 */
async function step(name, file, args) {
  say(`\n── ${name}`);
  const started = performance.now();
  let output = '';
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const code = await run(file, args, {
    env: color,
    // The counts stand at the end.
    onOutput: (text) => (output = (output + text).slice(-20_000)),
  });
  count(output);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code !== 0) throw new Stop(`\n✗ ${name} failed after ${seconds} s (exit code ${code}).`);
  say(`✓ ${name}, ${seconds} s`);
}

/**
 * Makes bundles of these tests, in a folder of this run's own from which packages are found; it is
 * there until the end.
 *
 * @param {'node' | 'browser'} where
 * @param {string[]} files
 */
async function bundle(where, files) {
  const dist = join(ROOT, 'dist');
  mkdirSync(dist, { recursive: true });
  const folder = mkdtempSync(join(dist, 'tests-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await step(`bundles for ${where}`, process.execPath, [BUNDLE_TESTS, where, folder, ...files]);
  return files.map((file) => join(folder, file.replace(/ts$/, 'js')));
}

/** Adds a runner's own counts to ours. @param {string} output */
function count(output) {
  const plain = stripVTControlCharacters(output);
  const format = COUNTS.find((pattern) => plain.search(pattern) >= 0);
  if (!format) return;
  const found = [...plain.matchAll(format)].map(({ groups }) => groups ?? {});
  // The last of each kind: progress lines come before the summary.
  const last = new Map(found.map(({ kind = '', count: number }) => [kind, number]));
  for (const [kind, number] of last) {
    const key = KINDS[kind] ?? kind;
    tally[key] = (tally[key] ?? 0) + Number(number);
  }
}

/** @param {string} file */
function isNodeTest(file) {
  return file.endsWith('.node.test.ts');
}

/** @param {string} file */
function isForBrowser(file) {
  return file.startsWith(`${DEMO_CLIENT}/`) && !isNodeTest(file);
}

/** @param {string[]} filters */
function matching(filters) {
  return (/** @type {string} */ file) => {
    const matches = filters.length === 0 || filters.some((filter) => file.includes(filter));
    if (matches) matched += 1;
    return matches;
  };
}

/** As `npm run lint`. */
const LINT = ['--type-aware', '--report-unused-disable-directives', '--deny-warnings'];

/** Files that a filter let through. */
let matched = 0;

const args = process.argv.slice(2);
const chosen = args.filter((arg) => arg in STAGES);
const filters = args.filter((arg) => !(arg in STAGES));
let failure;
try {
  checkNode();
  await install();
  for (const names of chosen.length > 0 ? chosen.map((name) => [name]) : ALL) {
    await Promise.all(names.map(async (name) => STAGES[name]?.(filters)));
  }
  if (filters.length > 0 && matched === 0)
    throw new Stop(
      `No test file's path contains ${filters.map((one) => `"${one}"`).join(' or ')}.`,
    );
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  failure = error;
}
if (failure) process.stderr.write(`${failure.message}\n`);
const skipped = tally['skipped'] ? `, ${tally['skipped']} skipped` : '';
say(`\n${tally['passed']} passed, ${tally['failed']} failed${skipped}`);
process.exitCode = failure ? 1 : 0;
