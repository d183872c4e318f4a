import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { newDelivery, type DeliveryDoc } from './delivery.ts';
import { deliveryStore, type DeliveryStore } from './delivery-store.ts';
import { testItem } from './testing/test-bench.ts';

let db: TestDatabase;
let store: DeliveryStore;
before(async () => {
  db = await testDatabase();
  store = deliveryStore(db.connection);
  await createIndexes(db.connection);
});
after(() => db.stop());

const SITE = 'w_store000000';
const all = () => db.connection.collection<DeliveryDoc>('webhook_deliveries');
const find = async (_id: string) => (await all().findOne({ _id })) ?? assert.fail();
const dueNow = (_id: string) => all().updateOne({ _id }, { $set: { due_at: new Date(1) } });

async function insert(key: string): Promise<DeliveryDoc> {
  await all().deleteMany({});
  const doc = newDelivery(testItem(SITE, key), 'wh_1', Date.now() - 1000);
  await store.insert([doc]);
  return doc;
}
const claim = async (): Promise<DeliveryDoc> => (await store.claim(30_000, [])) ?? assert.fail();
const attempt = { at: new Date(), status: 200, duration_ms: 1 };

test('one claims it, nobody else does until the lease is over', async () => {
  const { _id } = await insert('lease');
  const claims = await Promise.all([1, 2, 3, 4].map(() => store.claim(30_000, [])));
  assert.equal(claims.filter(Boolean).length, 1);
  await dueNow(_id);
  assert.equal(await store.claim(30_000, ['wh_1']), undefined);
  assert.equal((await claim())._id, _id);
});

test('the first body counts, whoever comes with another', async () => {
  const { _id } = await insert('freeze');
  const bodies = await Promise.all(['{"a":"$b"}', '2', '3'].map((body) => store.freeze(_id, body)));
  assert.equal(new Set(bodies).size, 1);
  assert.equal((await find(_id)).payload, bodies[0]);
  assert.equal(await store.freeze('gone', '1'), undefined);
});

test('a result counts only under the lease it was got with', async () => {
  const { _id } = await insert('zombie');
  const zombie = await claim();
  await dueNow(_id);
  const heir = await claim();
  await store.settle(zombie, { status: 'failed', attempt });
  await store.release(zombie, 0);
  assert.deepEqual([(await find(_id)).status, (await find(_id)).lease], ['pending', heir.lease]);
  await store.settle(heir, { status: 'delivered', attempt });
  const { status, attempts, due_at, lease, done_at } = await find(_id);
  assert.deepEqual(
    [status, attempts, due_at, lease],
    ['delivered', [attempt], undefined, undefined],
  );
  assert.ok(done_at);
});

test('old content is forgotten, and what it was is not sent again', async () => {
  const doc = await insert('strip');
  await store.freeze(doc._id, '{"email":"jane@acme.com"}');
  await store.settle(await claim(), { status: 'delivered', attempt });
  assert.equal(await store.strip(3_600_000), 0);
  assert.equal(await store.strip(0), 1);
  const stripped = await find(doc._id);
  assert.deepEqual([stripped.payload, stripped.facts, stripped.attempts], [undefined, {}, []]);
  await store.forSite({ site: SITE }).again(doc.id);
  await store.insert([newDelivery(testItem(SITE, 'strip'), 'wh_1', 0)]);
  assert.equal(await store.claim(30_000, []), undefined);
});

test('an insert that fails for another reason than being there already is no success', async () => {
  const doc = await insert('twice');
  await store.insert([doc, { ...newDelivery(testItem(SITE, 'new'), 'wh_1', 0) }]);
  assert.equal(await all().countDocuments({}), 2);
  const tooBig = newDelivery(testItem(SITE, 'big', { facts: { x: 'x'.repeat(17e6) } }), 'wh_1', 0);
  await assert.rejects(store.insert([tooBig]));
});
