import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test, type TestContext } from 'node:test';
import { Webhook } from 'standardwebhooks';
import type { LiveEvent } from '../contracts/stream.ts';
import { connectDatabase, createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import type { WebhooksDeps } from './create-webhooks.ts';
import { TEST_SECRET, testBench, testItem, type TestBench } from './testing/test-bench.ts';
import { testReceiver, type TestReceiver } from './testing/test-receiver.ts';

let db: TestDatabase;

before(async () => {
  db = await testDatabase();
});
after(async () => {
  await db.stop();
});

interface Setup {
  bench: TestBench;
  receiver: TestReceiver;
  site: string;
}

/** A process on the shared database, with a receiver and a site of its own. */
async function setUp(t: TestContext, more: Partial<WebhooksDeps> = {}): Promise<Setup> {
  const receiver = await testReceiver();
  const connection = await connectDatabase(db.uri);
  const bench = testBench(connection, [receiver.pair], more);
  await createIndexes(connection);
  // Whoever goes on running would take the deliveries of the next test.
  t.after(async () => {
    receiver.stop();
    await bench.stop();
    await connection.close();
  });
  const site = `w_${randomBytes(8).toString('hex')}`;
  return { bench, receiver, site };
}

test('a signed webhook arrives at once and is written down', async (t) => {
  const { bench, receiver, site } = await setUp(t, { times: { pollMs: 60_000 } });
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one', { facts: { 'a.b': 1, $where: 'x' } })]);
  const row = await bench.attempted(site, 1);
  const [request] = receiver.received;
  assert.ok(request);
  const headers = request.headers as Record<string, string>;
  assert.deepEqual(new Webhook(TEST_SECRET).verify(request.body, headers), {
    event: 'identify',
    timestamp: '2026-03-23T14:35:00.000Z',
    data: { visitor_id: 'v_visitor0000000000000', 'a.b': 1, $where: 'x' },
  });
  assert.match(headers['webhook-id'] ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  assert.equal(headers['webhook-id'], row.id);
  assert.equal(row.status, 'delivered');
  assert.equal(row.due_at, undefined);
  const [attempt] = row.attempts;
  assert.deepEqual([attempt?.status, attempt?.response], [200, 'thank you']);
  const events = bench.published.map(({ event }) => event);
  const [{ endpoint }] = [row];
  assert.deepEqual(events.at(-1), { kind: 'delivery', id: row.id, webhook_id: endpoint });
});

test('goes to every subscribed and enabled endpoint, once however often it is asked', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  await bench.ensure(site, `${receiver.url}/a`);
  await bench.ensure(site, `${receiver.url}/b`);
  await bench.ensure(site, `${receiver.url}/other-event`, ['purchase']);
  await bench.ensure(site, `${receiver.url}/off`);
  await bench.ensure(`${site}x`, `${receiver.url}/other-site`);
  await bench.endpoints.updateOne({ site, url: /off$/ }, { $set: { enabled: false } });
  const item = testItem(site, 'k'.repeat(5000));
  await Promise.all([1, 2, 3].map(() => bench.outbox.enqueue([item, item])));
  bench.deliverer.start();
  await bench.until(async () => receiver.received.length >= 2);
  await bench.outbox.enqueue([item]);
  await bench.stop();
  assert.deepEqual(receiver.received.map(({ path }) => path).toSorted(), ['/hook/a', '/hook/b']);
  assert.equal(await bench.deliveries.countDocuments({ site }), 2);
});

test('tries again with the same bytes and id, at the times of the contract', async (t) => {
  let made = 0;
  const { bench, receiver, site } = await setUp(t, {
    makePayload: async () => ({ made: ++made }),
  });
  receiver.answer = (res) => void res.writeHead(500).end('x'.repeat(5000));
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one')]);
  for (const [tries, seconds] of [2, 4, 8, 300, 1800, 7200, 18_000, 36_000, 86_400].entries()) {
    const row = await bench.attempted(site, tries + 1);
    assert.equal(row.status, 'failing');
    const wait = ((row.due_at?.getTime() ?? 0) - Date.now()) / 1000;
    assert.ok(Math.abs(wait - seconds) < 2, `attempt ${tries + 2} is ${wait} s away`);
    await bench.hurry(site);
  }
  const row = await bench.attempted(site, 10);
  assert.deepEqual([row.status, row.due_at, row.attempts.length], ['failed', undefined, 10]);
  assert.equal(row.attempts[9]?.response?.length, 1024);
  assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 1);
  assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 1);
  assert.equal(made, 1);
});

test('waits as long as Retry-After says', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  receiver.answer = (res) => void res.writeHead(429, { 'retry-after': '1800' }).end();
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one')]);
  const row = await bench.attempted(site, 1);
  const wait = ((row.due_at?.getTime() ?? 0) - Date.now()) / 1000;
  assert.ok(wait > 1790 && wait <= 1800, String(wait));
});

/** The endpoints of which the dashboard was told that they are disabled. */
const told = (published: readonly { event: LiveEvent }[]): string[] =>
  published.flatMap(({ event }) => (event.kind === 'webhook_disabled' ? [event.id] : []));

test('410 disables the endpoint and ends the delivery; the team is told once', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  receiver.answer = (res) => void res.writeHead(410).end();
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one')]);
  const row = await bench.attempted(site, 1);
  assert.deepEqual([row.status, row.due_at], ['failed', undefined]);
  const endpoint = await bench.endpoints.findOne({ site });
  assert.deepEqual([endpoint?.enabled, endpoint?.disabled_reason], [false, 'gone']);
  const named = await bench.disabledOf([site, 'w_another']);
  assert.deepEqual(
    named.map(({ webhook_id, url, reason }) => [webhook_id, url, reason]),
    [[endpoint?.id, receiver.url, 'gone']],
  );
  assert.deepEqual(await bench.disabledOf(['w_another']), []);
  await bench.outbox.enqueue([testItem(site, 'two')]);
  assert.equal(await bench.deliveries.countDocuments({ site }), 1);
  assert.deepEqual(told(bench.published), [endpoint?.id]);
});

test('five days of failures disable the endpoint; one success in between starts anew', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  let status = 500;
  receiver.answer = (res) => void res.writeHead(status).end();
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  const age = (days: number) =>
    bench.endpoints.updateOne(
      { site },
      { $set: { failing_since: new Date(Date.now() - days * 86_400_000) } },
    );
  await bench.outbox.enqueue([testItem(site, 'one')]);
  await bench.attempted(site, 1);
  await age(4.9);
  await bench.hurry(site);
  await bench.attempted(site, 2);
  assert.equal((await bench.endpoints.findOne({ site }))?.enabled, true);
  await age(6);
  status = 200;
  await bench.hurry(site);
  await bench.attempted(site, 3);
  assert.equal((await bench.endpoints.findOne({ site }))?.failing_since, undefined);
  await bench.deliveries.deleteMany({ site });
  status = 500;
  await bench.outbox.enqueue([testItem(site, 'two')]);
  await bench.attempted(site, 1);
  await age(5.1);
  await bench.hurry(site);
  await bench.attempted(site, 2);
  const endpoint = await bench.endpoints.findOne({ site });
  assert.deepEqual([endpoint?.enabled, endpoint?.disabled_reason], [false, 'failing']);
  assert.deepEqual(told(bench.published), [endpoint?.id]);
});

test('a redirect is a failure and is not followed', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  receiver.answer = (res) => void res.writeHead(302, { location: receiver.url }).end();
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one')]);
  const row = await bench.attempted(site, 1);
  assert.equal(row.status, 'failing');
  assert.match(row.attempts[0]?.error ?? '', /redirect/i);
  assert.equal(receiver.received.length, 1);
});

test('of an answer of two gigabytes little is read, and a kilobyte kept', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  const wanted = 2 * 1024 ** 3;
  let sent = 0;
  const closed = new Promise<void>((done) => {
    receiver.answer = (res) => {
      const chunk = Buffer.alloc(65_536, 'x');
      res.writeHead(200, { 'content-length': wanted });
      const more = (): void => {
        while (sent < wanted && !res.destroyed) {
          sent += chunk.length;
          if (!res.write(chunk)) return void res.once('drain', more);
        }
      };
      res.on('close', done);
      more();
    };
  });
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one')]);
  const row = await bench.attempted(site, 1);
  await closed;
  assert.equal(row.status, 'delivered', 'what it said was 200');
  assert.equal(row.attempts[0]?.response?.length, 1024);
  // What the sockets' buffers hold, at both ends, may have left it.
  assert.ok(sent < 64 * 1024 ** 2, `${sent} bytes`);
});

test('a receiver that hangs is given up in time', async (t) => {
  const { bench, receiver, site } = await setUp(t, { times: { timeoutMs: 200 } });
  receiver.answer = () => {};
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one')]);
  const row = await bench.attempted(site, 1);
  assert.deepEqual([row.status, row.attempts[0]?.status], ['failing', undefined]);
  assert.match(row.attempts[0]?.error ?? '', /0\.2 s/);
});

test('a receiver that hangs does not hold the others up', async (t) => {
  const { bench, receiver, site } = await setUp(t, { times: { graceMs: 0 } });
  receiver.answer = (res, { path }) => void (path === '/hook/quick' && res.end());
  await bench.ensure(site, receiver.url);
  await bench.ensure(site, `${receiver.url}/quick`, ['purchase']);
  await bench.outbox.enqueue(Array.from({ length: 40 }, (_, i) => testItem(site, `hung ${i}`)));
  await bench.outbox.enqueue([testItem(site, 'quick', { event: 'purchase' })]);
  bench.deliverer.start();
  await bench.until(async () => receiver.received.some(({ path }) => path === '/hook/quick'));
  assert.ok(receiver.received.length <= 4 + 1);
});

test('after ten failures in a row an endpoint rests, and what waits for it waits too', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  receiver.answer = (res) => void res.writeHead(503).end();
  await bench.ensure(site, receiver.url);
  const items = Array.from({ length: 60 }, (_, i) => testItem(site, `item ${i}`));
  await bench.outbox.enqueue(items);
  bench.deliverer.start();
  const soon = () => new Date(Date.now() + 1500);
  await bench.until(
    async () => (await bench.deliveries.countDocuments({ site, due_at: { $lt: soon() } })) === 0,
  );
  assert.ok(receiver.received.length < 20, `${receiver.received.length} attempts`);
  receiver.answer = (res) => void res.end();
  await bench.endpoints.updateOne({ site }, { $set: { open_until: new Date(1) } });
  await bench.hurry(site);
  await bench.until(
    async () => (await bench.deliveries.countDocuments({ site, status: 'delivered' })) === 60,
  );
});

test('two processes on one database deliver each webhook once', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  const connection = await connectDatabase(db.uri);
  const other = testBench(connection, [receiver.pair]);
  t.after(() => connection.close());
  await bench.ensure(site, receiver.url);
  const items = Array.from({ length: 200 }, (_, i) => testItem(site, `item ${i}`));
  await bench.outbox.enqueue(items);
  const before = bench.published.length;
  bench.deliverer.start();
  other.deliverer.start();
  await receiver.reached(200);
  await Promise.all([bench.stop(), other.stop()]);
  assert.equal(receiver.received.length, 200);
  assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 200);
  const sent = [bench.published.length - before, other.published.length];
  assert.ok(Math.min(...sent) > 0, `one of them sent nothing: ${sent.join(' and ')}`);
});

test('says nothing of an erased visitor, and tells those who knew him', async (t) => {
  const erased = new Set<string>();
  const { bench, receiver, site } = await setUp(t, { isErased: async (_, v) => erased.has(v) });
  await bench.ensure(site, `${receiver.url}/knows`);
  await bench.ensure(site, `${receiver.url}/knows-not`, ['purchase', 'visitor_erased']);
  await bench.outbox.enqueue([testItem(site, 'one')]);
  bench.deliverer.start();
  await receiver.reached(1);
  const visitor = 'v_visitor0000000000000';
  erased.add(visitor);
  await bench.outbox.enqueue([testItem(site, 'too late')]);
  await bench.eraseVisitor(site, visitor);
  await bench.eraseVisitor(site, visitor);
  await receiver.reached(2);
  await bench.stop();
  const heard = receiver.received.map(({ path, body }) => [path, JSON.parse(body).event]);
  assert.deepEqual(heard, [
    ['/hook/knows', 'identify'],
    ['/hook/knows', 'visitor_erased'],
  ]);
  const left = await bench.deliveries.find({ site }).toArray();
  assert.deepEqual(
    left.map(({ event }) => event),
    ['visitor_erased'],
  );
});

test('gives up when the visitor is gone, and keeps trying when the payload cannot be made', async (t) => {
  let payload: () => Promise<Record<string, unknown> | undefined> = async () => {
    throw new Error('the database is away');
  };
  const { bench, receiver, site } = await setUp(t, { makePayload: () => payload() });
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one')]);
  assert.equal((await bench.attempted(site, 1)).status, 'failing');
  assert.equal((await bench.endpoints.findOne({ site }))?.failing_since, undefined);
  payload = async () => undefined;
  await bench.hurry(site);
  assert.equal((await bench.attempted(site, 2)).status, 'failed');
  assert.equal(receiver.received.length, 0);
});

test('stops in time and puts what was on its way back into the queue', async (t) => {
  const { bench, receiver, site } = await setUp(t, { times: { graceMs: 50 } });
  receiver.answer = () => {};
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one')]);
  await receiver.reached(1);
  await bench.deliverer.stop();
  const row = await bench.delivery(site);
  assert.deepEqual([row?.status, row?.lease, row?.tries], ['pending', undefined, 0]);
  assert.ok(row?.due_at && row.due_at.getTime() <= Date.now() + 1000);
});

test('waits before the first attempt where it is asked to', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  await bench.outbox.enqueue([testItem(site, 'one', { delayMs: 3000 })]);
  const row = await bench.delivery(site);
  const wait = (row?.due_at?.getTime() ?? 0) - (row?.created_at.getTime() ?? 0);
  assert.equal(wait, 3000);
  assert.equal(receiver.received.length, 0);
  await bench.hurry(site);
  await receiver.reached(1);
});

test('what is held back goes at once when it is let out, and only that', async (t) => {
  const { bench, receiver, site } = await setUp(t);
  await bench.ensure(site, receiver.url);
  bench.deliverer.start();
  const waits = { delayMs: 60_000 };
  await bench.outbox.enqueue([
    testItem(site, 'of the one', { ...waits, visitor_id: 'v_one' }),
    testItem(site, 'of the other', { ...waits, visitor_id: 'v_other' }),
  ]);
  await bench.outbox.hasten(site, ['v_one']);
  await receiver.reached(1);
  assert.equal(JSON.parse(receiver.received[0]?.body ?? '').data.visitor_id, 'v_one');
  const left = await bench.deliveries.findOne({ site, visitor_id: 'v_other' });
  assert.deepEqual([left?.held, left?.tries], [true, 0]);
  // A retry waits for its own time, whoever is let out.
  receiver.answer = (res) => void res.writeHead(500).end();
  await bench.outbox.hasten(site, ['v_other']);
  await receiver.reached(2);
  const failed = async () => bench.deliveries.findOne({ site, status: 'failing' });
  await bench.until(async () => (await failed()) !== null);
  const due = (await failed())?.due_at;
  await bench.outbox.hasten(site, ['v_other']);
  assert.deepEqual((await failed())?.due_at, due);
});

test('claims by an index', async (t) => {
  const { bench } = await setUp(t);
  const plan = await bench.deliveries
    .find({ due_at: { $gt: new Date(0) }, $expr: { $lte: ['$due_at', '$$NOW'] } })
    .sort({ due_at: 1 })
    .explain('queryPlanner');
  const text = JSON.stringify(plan);
  assert.match(text, /"indexName":"due_at_1_endpoint_1"/);
  assert.doesNotMatch(text, /COLLSCAN|"stage":"SORT"/);
});
