import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Network } from '../contracts/network.ts';
import { checkDatabase } from './check-database.ts';
import { adminWorld, SITE, type AdminWorld } from './testing/admin-world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const network: Network = {
  type: 'business',
  country: 'DE',
  data_version: '2026-11-01',
  company: {
    name: 'Acme',
    domain: 'acme.example',
    size: '201-500',
    confidence: 'high',
    source: 'network',
  },
};

describe('the check of the database', () => {
  let world: AdminWorld;
  const check = () => checkDatabase(world, 100);
  const collection = (name: string) => world.connection.collection<{ _id: string }>(name);
  const jane = { event: 'identify', identity: 'verified', person_id: 'p_jane' } as const;

  before(async () => {
    world = await adminWorld();
  });
  after(() => world.stop());

  /** Changes a document, has it found, and puts it back. */
  const spoil = async (name: string, _id: string, change: object): Promise<string[]> => {
    const there = await collection(name).findOne({ _id });
    assert.ok(there, `${name} has no ${_id}`);
    await collection(name).updateOne({ _id }, change);
    const findings = await check();
    await collection(name).replaceOne({ _id }, there);
    return findings;
  };
  const lose = async (name: string, _id: string): Promise<string[]> => {
    const there = await collection(name).findOne({ _id });
    assert.ok(there, `${name} has no ${_id}`);
    await collection(name).deleteOne({ _id });
    const findings = await check();
    await collection(name).insertOne(there);
    return findings;
  };

  test('says nothing of a fresh database of the whole server', async () => {
    assert.deepEqual(await check(), []);
  });

  test('says nothing of what the server made of events, -0 and several browsers of a person included', async () => {
    await world.commit(
      world.eventOf('v_acme', { network }),
      world.eventOf('v_acme', {
        event: 'purchase',
        properties: { amount: 9, currency: 'EUR', orderId: 'A1' },
      }),
      world.eventOf('v_zero', {
        event: 'identify',
        properties: { email: 'zero@b.example', name: 'Zero', score: -0 },
      }),
      world.eventOf('v_jane1', { ...jane, properties: { email: 'jane@c.example', name: 'Jane' } }),
      world.eventOf('v_jane2', { ...jane, properties: { email: 'jane@c.example', name: 'Jane' } }),
      world.eventOf('v_jane2'),
    );
    assert.deepEqual(await check(), []);
    await world.settle();
    assert.deepEqual(await check(), []);
    assert.equal((await collection('companies').countDocuments()) > 1, true);
  });

  test('finds a visitor whose state or list fields are not those of its events', async () => {
    const key = `${SITE}:v_acme`;
    const wrong: [object, string][] = [
      [{ $set: { words: ['else'] } }, 'words'],
      [{ $set: { listed: false } }, 'listed'],
      [{ $inc: { intent: 3 } }, 'intent'],
      [{ $set: { intent_due: new Date(world.now() + 99 * DAY) } }, 'intent_due'],
      [{ $unset: { intent_due: '' } }, 'intent_due'],
      [{ $set: { last_seen: new Date(0) } }, 'last_seen'],
      [{ $set: { country: 'FR' } }, 'country'],
      [{ $set: { person: 'p_else' } }, 'person'],
    ];
    for (const [change, field] of wrong) {
      const findings = await spoil('visitors', key, change);
      const said = `visitor ${key} differs from its events: ${field}`;
      assert.ok(findings.includes(said), `${field}: ${findings.join('\n')}`);
    }
    const state = {
      $replaceOne: { input: '$state', find: '"pageViews":', replacement: '"pageViews":7' },
    };
    const spoilt = await spoil('visitors', key, [{ $set: { state } }] as unknown as object);
    assert.deepEqual(spoilt, [`visitor ${key} differs from its events: state`]);
    assert.deepEqual(await check(), []);
  });

  test('finds events and orders of nobody', async () => {
    const key = `${SITE}:v_zero`;
    const lost = await lose('visitors', key);
    assert.ok(lost.includes(`events of ${key}, who is not there`), lost.join('\n'));
    const order = { _id: `${SITE}:lost`, site: SITE, visitor_id: 'v_nobody' };
    await collection('orders').insertOne(order);
    assert.deepEqual(await check(), [`order ${order._id} of ${SITE}:v_nobody, who is not there`]);
    await collection('orders').deleteOne({ _id: order._id });
  });

  test('finds a person who is missing, or is not what its visitors amount to', async () => {
    const key = `${SITE}:p_jane`;
    const said = (field: string) => [`person ${key} differs from its visitors: ${field}`];
    assert.deepEqual(await lose('visitors', key), said('members'));
    assert.deepEqual(await spoil('visitors', key, { $set: { members: [] } }), said('members'));
    assert.deepEqual(await spoil('visitors', key, { $inc: { page_views: 1 } }), said('page_views'));
    assert.deepEqual(await spoil('visitors', key, { $set: { name: 'Joe' } }), said('name'));
  });

  test('finds a company that is missing, or is not what its visitors amount to', async () => {
    const key = `${SITE}:acme.example`;
    assert.deepEqual(await lose('companies', key), [`company ${key} is missing`]);
    assert.deepEqual(await spoil('companies', key, { $inc: { visitors: 2 } }), [
      `company ${key} differs from its visitors: visitors`,
    ]);
    const none = { _id: `${SITE}:none.example`, site: SITE, domain: 'none.example', listed: true };
    await collection('companies').insertOne(none);
    assert.deepEqual(await check(), [`company ${none._id} has no visitors`]);
    await collection('companies').deleteOne({ _id: none._id });
  });

  test('finds an hour that is missing or wrong, and waits for one that is open', async () => {
    const hour = `${SITE}:UTC:2026-11-20T12:00Z`;
    assert.deepEqual(await lose('rollup_hours', hour), [`hour ${hour} is missing`]);
    assert.deepEqual(await spoil('rollup_hours', hour, { $inc: { page_views: 1 } }), [
      `hour ${hour} differs from its events`,
    ]);
    await world.commit(world.eventOf('v_now'));
    const now = new Date(world.now()).toISOString().slice(0, 13);
    assert.deepEqual(await lose('rollup_hours', `${SITE}:UTC:${now}:00Z`), []);
  });

  test('finds an index that is missing, has other options, or only the keys of another', async () => {
    const events = collection('events');
    const name = 'eighth_of_visitors';
    const keys = { site: 1, timestamp: 1, visitor_id: 1 } as const;
    await events.dropIndex(name);
    assert.deepEqual(await check(), [`index ${name} of events is missing`]);
    await events.createIndex(keys, { name });
    assert.deepEqual(await check(), [`index ${name} of events has other keys or options`]);
    await events.dropIndex(name);
    const partialFilterExpression = { visitor_id: { $lt: 'v_2' } };
    await events.createIndex(keys, { name, partialFilterExpression });
    assert.deepEqual(await check(), []);

    const deliveries = collection('webhook_deliveries');
    await deliveries.dropIndex('site_1_id_1');
    await deliveries.createIndex({ site: 1, id: 1 });
    assert.deepEqual(await check(), [
      'index site_1_id_1 of webhook_deliveries has other keys or options',
    ]);
    await deliveries.dropIndex('site_1_id_1');
    await deliveries.createIndex({ site: 1, id: 1 }, { unique: true });
    // The one of the persons is what the check itself would go by.
    await collection('visitors').dropIndex('site_1_person_1');
    assert.deepEqual(await check(), ['index site_1_person_1 of visitors is missing']);
    await collection('visitors').createIndex(
      { site: 1, person: 1 },
      { partialFilterExpression: { person: { $gt: '' } } },
    );
    assert.deepEqual(await check(), []);
  });

  test('says nothing of scores that are due to fall while no server is there, and nothing when it is back', async () => {
    await world.settle();
    for (const days of [1, 2, 30, 60]) {
      world.setNow(world.now() + days * DAY);
      assert.deepEqual(await check(), [], `after ${days} days`);
    }
    await world.settle();
    assert.deepEqual(await check(), []);
    const acme = await collection('companies').findOne({ _id: `${SITE}:acme.example` });
    assert.equal(acme, null, 'its network is too old to name it');
  });

  test('says nothing of a company one of whose visitors has just left it, its network being too old', async () => {
    const company = { name: 'Late', domain: 'late.example', confidence: 'high', source: 'network' };
    const late = { ...network, company } as Network;
    const key = `${SITE}:late.example`;
    const at = world.now();
    // Its intent is made of the first two, whose falls it waits for; of these two the network is seen again.
    const visit = (...ids: string[]) =>
      world.commit(...ids.map((id) => world.eventOf(id, { network: late })));
    await visit('v_late1');
    await visit('v_late2');
    await visit('v_left');
    world.setNow(at + DAY);
    await visit('v_late1', 'v_late2');
    world.setNow(at + 30 * DAY - 3 * HOUR);
    await world.settle();
    const visitors = async () =>
      (await collection('companies').findOne<{ visitors: number }>({ _id: key }))?.visitors;
    assert.equal(await visitors(), 3);
    world.setNow(at + 30 * DAY);
    await world.settle();
    assert.deepEqual(await check(), []);
    assert.equal(await visitors(), 2);
  });
});
