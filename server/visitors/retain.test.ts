import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkDatabase } from '../admin/check-database.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { testPipeline, type TestPipeline } from '../testing/test-pipeline.ts';
import { eventKey } from '../tracking/event-store.ts';
import { rebuildVisitors } from './rebuild.ts';
import { retainVisitor } from './retain.ts';

const SITE = 'w_test0000';
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

let world: TestPipeline;
before(async () => {
  world = await testPipeline({ clock: () => NOW });
});
after(() => world.stop());

const view = (visitor: string, n: number, daysAgo: number): StoredEvent => {
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const at = new Date(NOW - daysAgo * DAY);
  return {
    _id: eventKey(SITE, visitor, id),
    site: SITE,
    visitor_id: visitor,
    event_id: id,
    event: 'page_view',
    url: `https://a.example/p${n}`,
    session_id: `s_session${n}`,
    timestamp: at,
    received_at: at,
    source: 'browser',
    batch: '',
  };
};
const commit = async (events: StoredEvent[]) => {
  await world.pipeline.commit(events);
  await world.pipeline.idle();
};
const docOf = (visitor: string) => world.pipeline.visitors.get(`${SITE}:${visitor}`);
const onDisk = async (visitor: string) =>
  (await world.pipeline.events.forSite({ site: SITE }).timeline([visitor], 100)).length;

test('old events go, what they amounted to stays, and a rebuild does not count them again', async () => {
  const visitor = 'v_retained';
  await commit([view(visitor, 1, 100), view(visitor, 2, 90), view(visitor, 3, 1)]);
  const before = await docOf(visitor);
  const key = `${SITE}:${visitor}`;
  assert.equal(
    await retainVisitor(world.pipeline.projection, key, new Date(NOW - 30 * DAY)),
    'kept',
  );
  assert.equal(await onDisk(visitor), 1);
  assert.deepEqual((await docOf(visitor))?.state, before?.state);
  await rebuildVisitors(world.pipeline.projection, [key]);
  assert.deepEqual((await docOf(visitor))?.state, before?.state);
  await commit([view(visitor, 4, 0)]);
  assert.equal((await docOf(visitor))?.page_views, 4);
});

test('a crash between the write and the deletion counts nothing twice', async () => {
  const visitor = 'v_crashed';
  await commit([view(visitor, 1, 100), view(visitor, 2, 1)]);
  const { projection } = world.pipeline;
  const crashing = {
    ...projection,
    events: {
      ofVisitor: projection.events.ofVisitor,
      ofBatch: projection.events.ofBatch,
      deleteThrough: () => Promise.reject(new Error('killed')),
    },
  };
  const key = `${SITE}:${visitor}`;
  await assert.rejects(retainVisitor(crashing, key, new Date(NOW - 30 * DAY)));
  assert.equal(await onDisk(visitor), 2);
  await rebuildVisitors(projection, [key]);
  assert.equal((await docOf(visitor))?.page_views, 2);
});

test('a visitor with no event in the window is deleted whole', async () => {
  const visitor = 'v_gone';
  await commit([view(visitor, 1, 100)]);
  const key = `${SITE}:${visitor}`;
  assert.equal(
    await retainVisitor(world.pipeline.projection, key, new Date(NOW - 30 * DAY)),
    'deleted',
  );
  assert.equal(await docOf(visitor), undefined);
  assert.equal(await onDisk(visitor), 0);
});

test('the check of the database finds drift, orphans and missing indexes, and nothing else', async () => {
  const visitor = 'v_checked';
  await commit([view(visitor, 1, 1)]);
  const { connection } = world.db;
  const check = () => checkDatabase(connection, world.pipeline, 100);
  // The pending documents of the crash above are recovered by now or at their lease's end.
  await connection.collection('pending_batches').deleteMany({});
  assert.deepEqual(await check(), []);
  await world.pipeline.visitors.collection.updateOne({ _id: `${SITE}:${visitor}` }, [
    {
      $set: {
        state: {
          $replaceOne: { input: '$state', find: '"pageViews":', replacement: '"pageViews":7' },
        },
      },
    },
  ]);
  assert.deepEqual(await check(), [`visitor ${SITE}:${visitor} differs from its events`]);
  await world.pipeline.visitors.collection.deleteOne({ _id: `${SITE}:${visitor}` });
  assert.deepEqual(await check(), [`event of ${SITE}:${visitor}, who is not there`]);
  await connection.collection('events').deleteMany({ visitor_id: visitor });
  await connection.collection('visitors').dropIndex('site_1_listed_1_words_1');
  assert.equal((await check()).length, 1);
  await connection
    .collection('visitors')
    .createIndex({ site: 1, listed: 1, words: 1 }, { partialFilterExpression: { listed: true } });
  await connection.collection('orders').insertOne({
    _id: `${SITE}:lost` as never,
    site: SITE,
    visitor_id: 'v_nobody',
  });
  assert.deepEqual(await check(), [`order ${SITE}:lost of ${SITE}:v_nobody, who is not there`]);
  await connection.collection('orders').deleteMany({});
  const person = { event: 'identify', identity: 'verified', person_id: 'p_checked' } as const;
  await commit([{ ...view('v_member', 901, 1), ...person, properties: { email: 'a@b.example' } }]);
  assert.deepEqual(await check(), []);
  await connection.collection('visitors').deleteOne({ _id: `${SITE}:p_checked` as never });
  assert.deepEqual(await check(), [
    `person ${SITE}:p_checked has not the visitors that are its (${SITE}:v_member)`,
  ]);
});
