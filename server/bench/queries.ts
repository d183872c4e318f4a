import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { openApp } from '../admin/open-app.ts';
import { say } from '../admin/run-command.ts';
import { readSettings } from '../settings.ts';
import { populate } from './population/populate.ts';
import { queryCases, type QueryCase, type Sort } from './query-cases.ts';

/**
 * `npm run bench:queries`: fills a site with a million visitors and five million events, and
 * measures every list, profile, overview and funnel over HTTP against its goal.
 * BENCH_VISITORS is how many, BENCH_DATA a directory to fill once and keep, BENCH_ONLY a part of
 * the names of the cases.
 */
const VISITORS = Number(process.env['BENCH_VISITORS'] ?? 1_000_000);
const DAYS = 35;
const ASKED = Number(process.env['BENCH_ASKED'] ?? 100);
const SLOW_ASKED = 20;
const SLOW_MS = 200;
const ONLINE = 500;
/** A session may ask so often a minute. */
const PER_SESSION = 500;
const ACCOUNT = { email: 'bench@clarm.example', password: 'bench bench bench' };

const kept = process.env['BENCH_DATA'];
const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'clarm-queries-')));
const settings = {
  ...readSettings({ CLARM_DATA_DIR: dataDir, CLARM_DEMO: '0' }),
  adminEmail: ACCOUNT.email,
  adminPassword: ACCOUNT.password,
};
const { app, connection, close } = await openApp(settings);
const server = createServer(app.handle).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;

let cookie = '';
let asked = Number.POSITIVE_INFINITY;
async function signIn(): Promise<void> {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ACCOUNT),
  });
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  asked = 0;
}

async function ask<T = unknown>(path: string): Promise<{ body: T; ms: number }> {
  if (asked >= PER_SESSION) await signIn();
  asked += 1;
  const began = performance.now();
  const answer = await fetch(url + path, { headers: { cookie } });
  const text = await answer.text();
  const ms = performance.now() - began;
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return { body: JSON.parse(text) as T, ms };
}

/** Ids of visitors as they come, and of the one with the most events. */
async function someVisitors(site: string): Promise<string[]> {
  const visitors = connection.collection<{ _id: string }>('visitors');
  const some = await visitors
    .aggregate<{ visitor_id: string }>([
      { $match: { site } },
      { $sample: { size: 100 } },
      { $project: { visitor_id: 1 } },
    ])
    .toArray();
  const most = await visitors.find({ site }).sort({ page_views: -1 }).limit(1).toArray();
  return [...some, ...(most as unknown as typeof some)].map(({ visitor_id }) => visitor_id);
}

interface PageBody {
  next_cursor: string | null;
}
async function deepCursor(sort: Sort): Promise<string> {
  const { body } = await ask<PageBody>(`/visitors?sort=${sort}&page=100&limit=100`);
  let cursor = body.next_cursor;
  for (let page = 0; page < 20 && cursor; page += 1) {
    const next = await ask<PageBody>(`/visitors?sort=${sort}&limit=100&cursor=${cursor}`);
    cursor = next.body.next_cursor ?? cursor;
  }
  return cursor ?? '';
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function measure({ name, paths, goal }: QueryCase): Promise<boolean> {
  for (const path of paths) await ask(path);
  const times: { path: string; ms: number }[] = [];
  for (let n = 0; n < ASKED; n += 1) {
    const path = paths[n % paths.length] as string;
    const { ms } = await ask(path);
    times.push({ path, ms });
    if (n >= SLOW_ASKED && ms > SLOW_MS) break;
  }
  const sorted = times.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const slowest = times.reduce((a, b) => (b.ms > a.ms ? b : a));
  const met = at(sorted, 0.95) <= goal;
  say(
    `${met ? '  ' : '! '}${name.padEnd(42)} p50 ${at(sorted, 0.5).toFixed(1).padStart(7)} ms   p95 ${at(sorted, 0.95).toFixed(1).padStart(7)} ms   goal ${goal} ms${met ? '' : `   slowest ${slowest.path}`}`,
  );
  return met;
}

/** Documents, and megabytes on disk of a collection and of each of its indexes. */
async function sayStorage(db: Connection): Promise<void> {
  for (const name of ['events', 'visitors']) {
    const [stats] = await db
      .collection(name)
      .aggregate<{
        storageStats: {
          count: number;
          size: number;
          storageSize: number;
          indexSizes: Record<string, number>;
        };
      }>([{ $collStats: { storageStats: {} } }])
      .toArray();
    if (!stats) continue;
    const { count, size, storageSize, indexSizes } = stats.storageStats;
    const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
    say(`${name}: ${count} documents, ${mb(size)}, on disk ${mb(storageSize)}`);
    for (const [index, bytes] of Object.entries(indexSizes))
      say(`  ${index.padEnd(50)} ${mb(bytes)}`);
  }
}

try {
  const sites = connection.collection<{ _id: string }>('sites');
  const site = (await sites.findOne({}))?._id ?? '';
  const events = connection.collection('events');
  if ((await events.estimatedDocumentCount()) === 0) {
    const { pipeline, analytics } = app;
    await populate(
      { connection, pipeline, analytics, say },
      { site, visitors: VISITORS, days: DAYS, now: Date.now() },
    );
  }
  await sayStorage(connection);
  const visitors = await someVisitors(site);
  const last = await connection
    .collection('visitors')
    .find({ site, kind: 'visitor' })
    .sort({ last_seen: -1 })
    .limit(ONLINE)
    .project<{ visitor_id: string; last_seen: Date }>({ visitor_id: 1, last_seen: 1 })
    .toArray();
  const beat = (): void => {
    for (const { visitor_id } of last) app.presence.seen(site, visitor_id);
  };
  const deep = {
    last_seen: await deepCursor('last_seen'),
    intent: await deepCursor('intent'),
    first_seen: await deepCursor('first_seen'),
  };
  const cases = queryCases({ now: Number(last[0]?.last_seen ?? Date.now()), visitors, deep });
  let missed = 0;
  for (const one of cases) {
    if (!one.name.includes(process.env['BENCH_ONLY'] ?? '')) continue;
    beat();
    if (!(await measure(one))) missed += 1;
  }
  say(missed === 0 ? 'Every goal is met.' : `${missed} goals are missed.`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  server.closeAllConnections();
  server.close();
  await close();
  if (kept === undefined) await rm(dataDir, { recursive: true, force: true });
}
