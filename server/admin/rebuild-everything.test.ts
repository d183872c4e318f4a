import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readSettings } from '../settings.ts';
import { checkDatabase } from './check-database.ts';
import { openApp } from './open-app.ts';
import { openFeatures } from './open-features.ts';
import { rebuildEverything } from './rebuild-everything.ts';
import { adminWorld, SITE, type AdminWorld } from './testing/admin-world.ts';

describe('a rebuild', () => {
  let world: AdminWorld;
  const collection = (name: string) => world.connection.collection<{ _id: string }>(name);
  const jane = { event: 'identify', identity: 'verified', person_id: 'p_jane' } as const;
  const purchase = (visitor: string, orderId: string) =>
    world.eventOf(visitor, {
      event: 'purchase',
      properties: { amount: 9, currency: 'EUR', orderId },
    });
  /** More than are rebuilt at once. */
  const VISITORS = 510;

  before(async () => {
    world = await adminWorld();
  });
  after(() => world.stop());

  const idsIn = async (name: string): Promise<string[]> =>
    (await collection(name).find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

  test('makes everything that is lost: visitors, persons, orders, companies and hours', async () => {
    await world.commit(
      ...Array.from({ length: VISITORS }, (_, index) =>
        world.eventOf(`v_many${index}`, { url: 'https://a.example/app' }),
      ),
    );
    await world.commit(
      purchase('v_jane1', 'A1'),
      world.eventOf('v_jane1', { ...jane, properties: { email: 'jane@c.example', name: 'Jane' } }),
      world.eventOf('v_jane2', { ...jane, properties: { email: 'jane@c.example', name: 'Jane' } }),
      world.eventOf('v_erased'),
      purchase('v_erased', 'A2'),
    );
    await world.settle();
    await world.features.pipeline.erase(SITE, 'v_erased');
    world.setNow(world.now() + 60_000);
    await world.features.pipeline.sweepErased();
    await world.settle();
    const visitors = await idsIn('visitors');
    assert.equal(visitors.length, VISITORS + 3);
    const orders = await collection('orders').find().toArray();
    const companies = await idsIn('companies');
    assert.deepEqual(companies, [`${SITE}:c.example`]);

    for (const name of ['visitors', 'orders', 'companies', 'rollup_hours', 'rollup_days'])
      await collection(name).drop();
    // A backup brought an erased visitor's events back.
    await world.connection.collection('events').insertOne(purchase('v_erased', 'A2') as never);
    const progress: number[] = [];
    const done = await rebuildEverything(world, (count) => progress.push(count));
    assert.equal(done, VISITORS + 3);
    assert.ok(progress.length > 1);
    await world.settle();
    assert.deepEqual(await idsIn('visitors'), visitors);
    assert.deepEqual(await collection('orders').find().toArray(), orders);
    assert.deepEqual(await idsIn('companies'), companies);
    assert.equal(
      await world.connection.collection('events').countDocuments({ visitor_id: 'v_erased' }),
      0,
    );
    assert.deepEqual(await checkDatabase(world, 1_000), []);
  });

  test('takes away persons of whom nothing is left, and puts wrong ones right', async () => {
    const person = await collection('visitors').findOne({ _id: `${SITE}:p_jane` });
    await collection('visitors').insertOne({
      ...person,
      _id: `${SITE}:p_gone`,
      visitor_id: 'p_gone',
    } as never);
    await collection('visitors').updateOne({ _id: `${SITE}:p_jane` }, { $set: { members: [] } });
    assert.equal((await checkDatabase(world, 1_000)).length, 2);
    await rebuildEverything(world);
    assert.deepEqual(await checkDatabase(world, 1_000), []);
    assert.equal(await collection('visitors').countDocuments({ _id: `${SITE}:p_gone` }), 0);
  });

  test('walks the visitors of every site, each once', async () => {
    const of = (site: string, visitor: string) => {
      const event = world.eventOf(visitor);
      return { ...event, site, _id: `${site}:${visitor}:${event.event_id}` };
    };
    const events = [of('w_a', 'v_1'), of('w_a', 'v_1'), of('w_a', 'v_2'), of('w_a0', 'v_1')];
    await world.connection.collection('events').insertMany(events as never[]);
    const walked: string[] = [];
    for await (const key of world.features.pipeline.events.visitors())
      if (!key.startsWith(SITE)) walked.push(key);
    assert.deepEqual(walked, ['w_a:v_1', 'w_a:v_2', 'w_a0:v_1']);
  });
});

test('the check makes nothing that is missing', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'clarm-check-'));
  const settings = readSettings({ CLARM_DATA_DIR: dataDir, CLARM_DEMO: '0' });
  const check = async (): Promise<string[]> => {
    const { features, connection, close } = await openFeatures(settings);
    const findings = await checkDatabase({ features, connection, clock: Date.now });
    await close();
    return findings;
  };
  try {
    const { connection, close } = await openApp(settings);
    const checkedBesideIt = await check();
    await connection.collection('events').dropIndex('eighth_of_visitors');
    await close();
    assert.deepEqual(checkedBesideIt, []);
    const missing = ['index eighth_of_visitors of events is missing'];
    assert.deepEqual(await check(), missing);
    assert.deepEqual(await check(), missing);
    const opened = await openFeatures(settings);
    await rebuildEverything(opened);
    await opened.close();
    assert.deepEqual(await check(), []);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
