import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Redis } from 'ioredis';
import { socketPathFor } from '../server/engine/socket-path.ts';
import { testDatabase } from '../server/engine/testing/test-database.ts';
import { testDisk } from '../server/engine/testing/test-disk.ts';
import { testRedis } from '../server/live/testing/test-redis.ts';
import { expectVisitorsEqualRebuild, expectStoredOnce } from './testing/compare-with-rebuild.ts';
import { startCustomerSite, STUB, tagOf } from './testing/customer-site.ts';
import { openDatabase, type Database } from './testing/database.ts';
import { startProxy } from './testing/proxy.ts';
import { refuseWrites, type Refusal } from './testing/refuse-writes.ts';
import { expect, test } from './testing/story.ts';
import { streamEvents, type EventStream } from './testing/stream-events.ts';
import { DEMO_SITE } from './testing/track.ts';

/** Every outage lasts so long; CLARM_OUTAGE_SECONDS=60 is for who changes what happens then. */
const OUTAGE_SECONDS = Number(process.env['CLARM_OUTAGE_SECONDS'] ?? 1.5);
const SECRET = 'one secret for both, thirty-two bytes or more';
/** Browsers wait for Retry-After, and longer after every failure. */
test.describe.configure({ timeout: 240_000 + OUTAGE_SECONDS * 30_000 });

const lasting = () => delay(OUTAGE_SECONDS * 1000);

/** A page of a customer's with the tracker as built, and what it was told to track. */
async function visitorsPage(page: Page, server: { url: string }) {
  const site = await startCustomerSite({ '/': { head: STUB + tagOf(server, DEMO_SITE) } });
  await page.goto(site.url);
  await page.waitForFunction(() => typeof window.ClarmTrack?.visitorId?.() === 'string');
  const names: string[] = [];
  return {
    async does(name: string): Promise<void> {
      names.push(name);
      await page.evaluate((called) => window.ClarmTrack?.(called), name);
    },
    /** Everything that it did is on disk, once, in the end. */
    async expectStored({ db }: Database): Promise<void> {
      const stored = async () => {
        const found = await db
          .collection('events')
          .find({ event: { $in: names } })
          .toArray();
        return found.map(({ event }) => String(event)).toSorted();
      };
      await expect.poll(stored, 'the browser kept its events').toEqual(names.toSorted());
    },
    close: () => site.close(),
  };
}

const expectToldWhenToCome = (stream: EventStream, from: number): void => {
  for (const { status, retryAfter } of stream.refusals.slice(from)) {
    expect(status).toBe(503);
    expect(retryAfter).toBeGreaterThanOrEqual(1);
  }
};

const READ_ONLY: readonly Refusal[] = [
  { code: 10_107, codeName: 'NotWritablePrimary', errmsg: 'not primary' },
  { code: 13, codeName: 'Unauthorized', errmsg: 'not authorized on clarm to execute command' },
];

test('MongoDB away, hanging, read-only and slow: 503, browsers keep their events, all arrive once', async ({
  servers,
  page,
}) => {
  const engine = await testDatabase();
  let refusal: Refusal | undefined;
  const proxy = await startProxy(
    [{ path: socketPathFor(engine.dataDir) }],
    refuseWrites(() => refusal),
  );
  const env = {
    MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/clarm?directConnection=true`,
    CLARM_SECRET: SECRET,
  };
  const server = await servers.start({ env });
  const visitor = await visitorsPage(page, server);
  const stream = streamEvents(server, { retries: true, visitors: 4 });
  await stream.until(20);
  // A balancer does not wait for longer.
  const ready = async () =>
    (await fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(5_000) })).status;
  const refused = async (): Promise<void> => {
    const before = stream.refusals.length;
    await expect.poll(() => stream.refusals.length, { intervals: [50] }).toBeGreaterThan(before);
  };

  const outages = {
    away: {
      begin: async () => proxy.cut(),
      during: refused,
      end: async () => proxy.release(),
    },
    hanging: {
      begin: async () => proxy.hold(),
      during: () => expect.poll(ready).toBe(503),
      end: async () => proxy.release(),
    },
    ...Object.fromEntries(
      READ_ONLY.map((answer) => [
        `read-only (${answer.codeName})`,
        {
          begin: async () => void (refusal = answer),
          during: refused,
          end: async () => void (refusal = undefined),
        },
      ]),
    ),
    slow: {
      begin: async () => proxy.slow(150),
      during: () => stream.until(stream.acknowledged.size + 10),
      end: async () => proxy.release(),
    },
  };
  for (const [what, { begin, during, end }] of Object.entries(outages)) {
    await test.step(what, async () => {
      const refusals = stream.refusals.length;
      await begin();
      await visitor.does(`Did this while it was ${what}`.replaceAll(/[()]/g, ''));
      await Promise.all([during(), lasting()]);
      await end();
      await stream.until(stream.acknowledged.size + 20);
      expectToldWhenToCome(stream, refusals);
    });
  }
  await stream.stop();
  expect(server.ending).toBeUndefined();
  expect(stream.unanswered(), 'every request had an answer').toBe(0);
  expect(await ready()).toBe(200);
  const database = await openDatabase(engine.uri);
  await visitor.expectStored(database);
  await expectStoredOnce(database, stream);
  await expectVisitorsEqualRebuild(database, env);
  await Promise.all([database.close(), visitor.close()]);
  await servers.stopAll();
  await proxy.close();
  await engine.stop();
});

test('a full disk: 503, browsers keep their events, all arrive once when there is space', async ({
  servers,
  page,
}) => {
  const disk = await testDisk();
  test.skip(!disk, 'needs the right to mount a small tmpfs');
  if (!disk) return;
  const server = await servers.start({ dataDir: join(disk.folder, 'data') });
  const visitor = await visitorsPage(page, server);
  const stream = streamEvents(server, { retries: true, visitors: 4 });
  await stream.until(20);

  await disk.fillUp();
  const filling = await openDatabase(server.mongoUri);
  const fill = Buffer.alloc(4 * 1024 * 1024, 'x');
  // Until the journal cannot grow any more and the engine gives up.
  for (let failed = false; !failed;) {
    failed = await filling.db
      .collection('fill')
      .insertOne({ fill }, { writeConcern: { w: 1, j: true } })
      .then(
        () => false,
        () => true,
      );
  }
  await filling.close();
  await server.says('is full: nothing is stored until there is space');
  await visitor.does('Did this while the disk was full');
  const before = stream.refusals.length;
  const more = () => expect.poll(() => stream.refusals.length).toBeGreaterThan(before);
  await Promise.all([more(), lasting()]);
  await disk.makeRoom();
  await stream.until(stream.acknowledged.size + 20);
  await stream.stop();
  expect(server.ending).toBeUndefined();
  expectToldWhenToCome(stream, 0);
  const database = await openDatabase(server.mongoUri);
  await visitor.expectStored(database);
  await expectStoredOnce(database, stream);
  await expectVisitorsEqualRebuild(database, { CLARM_DATA_DIR: server.dataDir });
  await Promise.all([database.close(), visitor.close()]);
  await servers.stopAll();
  await disk.remove();
});

/** Visitors behind a proxy that is trusted: their requests are counted, in Redis. */
const FROM_OUTSIDE = { 'x-forwarded-for': '203.0.113.77' };

test('Redis slow, hanging, away and flushed: requests are answered meanwhile, and nothing is lost', async ({
  servers,
}) => {
  const redis = await testRedis();
  const proxy = await startProxy([{ port: Number(new URL(redis.url).port) }]);
  const server = await servers.start({
    env: { REDIS_URL: `redis://127.0.0.1:${proxy.port}`, TRUST_PROXY: 'loopback' },
  });
  const stream = streamEvents(server, { retries: true, visitors: 4, headers: FROM_OUTSIDE });
  const goesOn = () => stream.until(stream.acknowledged.size + 20);
  await goesOn();
  const connected = proxy.connections;
  expect(connected, 'it speaks to Redis').toBeGreaterThan(0);

  // Each of these lasts until the answers are there: who waited for Redis would wait for ever.
  for (const begin of [() => proxy.slow(1_000), () => proxy.hold(), () => proxy.cut()]) {
    begin();
    await goesOn();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    proxy.release();
  }
  const beside = new Redis(redis.url);
  await beside.flushall();
  await expect.poll(() => beside.dbsize(), 'it counts in Redis again').toBeGreaterThan(0);
  await beside.flushall();
  await goesOn();
  beside.disconnect();
  await stream.stop();
  expect(proxy.connections).toBeGreaterThan(connected);
  expect(stream.unanswered(), 'every request had an answer').toBe(0);

  const database = await openDatabase(server.mongoUri);
  await expectStoredOnce(database, stream);
  await expectVisitorsEqualRebuild(database, { CLARM_DATA_DIR: server.dataDir });
  await database.close();
  await servers.stopAll();
  await proxy.close();
  await redis.stop();
});
