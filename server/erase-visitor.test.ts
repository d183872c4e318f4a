import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StoredEvent } from './contracts/stored-event.ts';
import { serve } from './analytics/testing/http.ts';
import { purgeSite } from './purge-site.ts';
import { apiKeyStore } from './accounts/api-key-store.ts';
import { createIndexes } from './database.ts';
import { testBench, testItem, type TestBench } from './webhooks/testing/test-bench.ts';
import { testPipeline, type TestPipeline } from './testing/test-pipeline.ts';
import { storedEvent } from './testing/stored-event.ts';
import { rebuildVisitors } from './visitors/rebuild.ts';
import { visitorRoutes } from './visitors/routes.ts';

const SITE = 'w_test0000';
const LEASE_MS = 11_000;
let now = Date.now();
/** The process dies when it would tell of an erased visitor. */
let killed = false;

let world: TestPipeline;
let webhooks: TestBench;
before(async () => {
  world = await testPipeline({
    clock: () => now,
    alsoErase: [(site, visitor) => webhooks.eraseVisitor(site, visitor)],
    tellErased: async (site, person, visitors) => {
      if (killed) throw new Error('killed');
      await webhooks.tellErased(site, person, visitors);
    },
    forgetPerson: (site, person) => webhooks.forget(site, person),
  });
  webhooks = testBench(world.db.connection, []);
  await createIndexes(world.db.connection);
});
after(async () => {
  await webhooks.stop();
  await world.stop();
});

let made = 0;
const eventOf = (visitor: string, more: Partial<StoredEvent> = {}): StoredEvent => {
  made += 1;
  const id = `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  return storedEvent(SITE, visitor, {
    event_id: id,
    url: 'https://a.example/pricing',
    timestamp: new Date(now),
    received_at: new Date(now),
    ...more,
  });
};
const purchase = (visitor: string) =>
  eventOf(visitor, {
    event: 'purchase',
    properties: { amount: 9, currency: 'EUR', orderId: 'A1' },
  });
const identify = (visitor: string, name: string) =>
  eventOf(visitor, {
    event: 'identify',
    properties: { email: 'jane@a.example', name },
    identity: 'verified',
    person_id: 'p_jane',
  });

/** What any collection still holds that names somebody. */
async function traces(name: string): Promise<string[]> {
  const found: string[] = [];
  for (const { collection } of Object.values(world.db.connection.models)) {
    for await (const doc of collection.find({}))
      if (JSON.stringify(doc).includes(name)) found.push(collection.name);
  }
  return found;
}
const sweep = async (): Promise<void> => {
  now += LEASE_MS;
  await world.pipeline.sweepErased();
};

test('nothing that a visitor did is left, and only a hash remembers it', async () => {
  const visitor = 'v_gone00000000000000000';
  await world.pipeline.commit([eventOf(visitor), purchase(visitor)]);
  await world.pipeline.idle();
  assert.deepEqual((await traces(visitor)).toSorted(), ['events', 'events', 'orders', 'visitors']);
  await world.pipeline.erase(SITE, visitor);
  await sweep();
  assert.deepEqual(await traces(visitor), []);
  assert.equal(await world.pipeline.isErased(SITE, visitor), true);
});

test('a batch that was queued meanwhile does not bring an erased visitor back', async () => {
  for (let round = 0; round < 12; round += 1) {
    const visitor = `v_queued0000000000000${String(round).padStart(2, '0')}`;
    await world.pipeline.commit([eventOf(visitor)]);
    // On its way while the erasure is, a little earlier or later each time.
    const late = (async () => {
      for (let turns = 0; turns < round * 3; turns += 1) await new Promise(setImmediate);
      await world.pipeline.commit([eventOf(visitor), purchase(visitor)]);
    })();
    await Promise.all([world.pipeline.erase(SITE, visitor), late]);
    await world.pipeline.idle();
    await sweep();
    assert.deepEqual(await traces(visitor), [], `round ${round}`);
  }
});

test('neither does a rebuild over events that a backup brought back', async () => {
  const visitor = 'v_restored0000000000000';
  await world.pipeline.commit([eventOf(visitor)]);
  await world.pipeline.idle();
  await world.pipeline.erase(SITE, visitor);
  await sweep();
  await world.db.connection.collection('events').insertOne(eventOf(visitor) as never);
  await rebuildVisitors(world.pipeline.projection, [`${SITE}:${visitor}`]);
  assert.deepEqual(await traces(visitor), []);
});

const alertOf = (person: string, key: string) =>
  testItem(SITE, key, { event: 'high_intent_visitor', visitor_id: person });
/** What is in the outbox for each endpoint, by the part of its address that a test gave. */
const deliveries = async (): Promise<string[]> => {
  const names = new Map<string, string>();
  for await (const { id, url } of webhooks.endpoints.find())
    names.set(id, new URL(url).pathname.slice(1));
  const found = await webhooks.deliveries.find().toArray();
  return found
    .map(({ endpoint, event, visitor_id }) => `${names.get(endpoint)}: ${event} ${visitor_id}`)
    .toSorted();
};

test('a person keeps what its other browsers did; who was told of it is told, and it is forgotten', async () => {
  const [one, other] = ['v_jane1000000000000000', 'v_jane2000000000000000'];
  await webhooks.ensure(SITE, 'http://127.0.0.1:1/alerts', ['high_intent_visitor']);
  await webhooks.ensure(SITE, 'http://127.0.0.1:1/purchases', ['purchase']);
  await world.pipeline.commit([identify(one, 'Jane One'), identify(other, 'Jane Two')]);
  await world.pipeline.idle();
  await webhooks.outbox.enqueue([alertOf('p_jane', 'a'), alertOf('p_other', 'b')]);
  await world.pipeline.erase(SITE, one);
  const left = [`alerts: high_intent_visitor p_other`, `alerts: visitor_erased ${one}`];
  assert.deepEqual(await deliveries(), left);
  await sweep();
  assert.deepEqual(await deliveries(), left);
  await webhooks.deliveries.deleteMany({});
  assert.deepEqual(await traces(one), []);
  assert.deepEqual(await traces('Jane One'), []);
  const person = await world.pipeline.visitors.get(`${SITE}:p_jane`);
  assert.deepEqual(person?.members, [other]);
});

test('a person whose last browser is erased is gone, and who was told knows both by then', async () => {
  const visitor = 'v_jane2000000000000000';
  await webhooks.outbox.enqueue([alertOf('p_jane', 'c')]);
  await world.pipeline.erase(SITE, visitor);
  assert.deepEqual(await deliveries(), [
    `alerts: visitor_erased p_jane`,
    `alerts: visitor_erased ${visitor}`,
  ]);
  await webhooks.deliveries.deleteMany({});
  await sweep();
  assert.deepEqual(await traces('jane@a.example'), []);
  assert.deepEqual(await traces('p_jane'), []);
});

test('an erasure that is killed before it comes to the person is finished later', async () => {
  const [one, other] = ['v_crash100000000000000', 'v_crash200000000000000'];
  await world.pipeline.commit([identify(one, 'Jane One'), identify(other, 'Jane Two')]);
  await world.pipeline.idle();
  await webhooks.outbox.enqueue([alertOf('p_jane', 'd')]);
  killed = true;
  await assert.rejects(world.pipeline.erase(SITE, one));
  await assert.rejects(sweep(), 'and killed again');
  killed = false;
  assert.deepEqual((await world.pipeline.visitors.get(`${SITE}:p_jane`))?.members.length, 2);
  await sweep();
  assert.deepEqual((await world.pipeline.visitors.get(`${SITE}:p_jane`))?.members, [other]);
  assert.deepEqual(await traces(one), ['webhook_deliveries']);
  assert.deepEqual(await deliveries(), [`alerts: visitor_erased ${one}`]);
  await world.pipeline.erase(SITE, other);
  await sweep();
  await webhooks.deliveries.deleteMany({});
  assert.deepEqual(await traces('p_jane'), []);
});

test('an export has the events, orders and conversations of a visitor', async () => {
  const visitor = 'v_exported000000000000';
  const noted = eventOf(visitor, { event: 'enriched', source: 'internal' });
  await world.pipeline.commit([eventOf(visitor), purchase(visitor)]);
  await world.pipeline.idle();
  await world.db.connection.collection('events').insertOne(noted as never);
  const { pipeline } = world;
  const http = await serve(
    visitorRoutes({
      visitors: pipeline.visitors,
      events: pipeline.events,
      scoringFor: pipeline.scoringFor,
      among: async () => new Set(),
      online: async () => [],
      erase: pipeline.erase,
      conversationsOf: async () => [{ id: 'c_1' }],
      ordersOf: pipeline.ordersOf,
      clock: () => now,
    }),
  );
  const { status, body } = await http.ask({ site: SITE, via: 'session' })(
    `/visitors/${visitor}/export`,
  );
  await http.stop();
  assert.equal(status, 200);
  assert.deepEqual((body['events'] as StoredEvent[]).map(({ event }) => event).toSorted(), [
    'enriched',
    'page_view',
    'purchase',
  ]);
  assert.equal((body['orders'] as { amount: number }[])[0]?.amount, 9);
  assert.deepEqual(body['conversations'], [{ id: 'c_1' }]);
});

test('a deleted site leaves nothing, and its neighbour everything', async () => {
  apiKeyStore(world.db.connection);
  const [site, neighbour] = ['w_purged000', 'w_neighbour'];
  for (const { collection } of Object.values(world.db.connection.models)) {
    for (const of of [site, neighbour]) {
      const ids = collection.name === 'api_keys' ? [`k_${of}`] : [`${of}:1`, `${of}:2`, of];
      await collection.insertMany(
        ids.map((_id, n) => ({
          _id: _id as never,
          site: of,
          id: _id,
          visitor_id: `v_${n}`,
          batch: '',
          prefix: _id,
          hash: _id,
        })),
      );
    }
  }
  const all = await traces(neighbour);
  await purgeSite(world.db.connection, site);
  assert.deepEqual(await traces(site), []);
  assert.deepEqual(await traces(neighbour), all);
});
