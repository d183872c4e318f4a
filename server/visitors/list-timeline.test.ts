import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { listQuery } from '../contracts/lists.ts';
import { testPipeline, type TestPipeline } from '../testing/test-pipeline.ts';
import { storedEvent } from '../testing/stored-event.ts';
import { listTimeline } from './list-timeline.ts';

const SITE = 'w_test0000';
const NOW = Date.now();

let world: TestPipeline;
before(async () => {
  world = await testPipeline();
});
after(() => world.stop());

const newVisitor = () => `v_${randomUUID().replaceAll('-', '')}`;
const events = (visitor: string, count: number, changes: Partial<StoredEvent> = {}) =>
  Array.from({ length: count }, (_, n) =>
    storedEvent(SITE, visitor, {
      timestamp: new Date(NOW - n * 1_000),
      received_at: new Date(NOW),
      ...changes,
    }),
  );
const ask = (id: string, query: Record<string, unknown> = {}) =>
  listTimeline(world.pipeline, SITE, id, listQuery.parse(query));

test('a timeline is read by page or by cursor, and says how much there is', async () => {
  const visitor = newVisitor();
  const done = events(visitor, 60);
  await world.pipeline.commit(done);
  await world.pipeline.idle();
  const ids = done.map(({ event_id }) => event_id);
  const first = await ask(visitor);
  const { data, ...rest } = await ask(visitor, { page: 2 });
  assert.deepEqual(
    [...first.data, ...data].map(({ event_id }) => event_id),
    ids,
  );
  assert.deepEqual(rest, { total: 60, total_relation: 'eq', page: 2, pages: 2, next_cursor: null });
  const next = await ask(visitor, { cursor: first.next_cursor });
  assert.deepEqual(next.data, data);
  await assert.rejects(ask(visitor, { page: 101, limit: 100 }), { code: 'use_cursor' });
  await assert.rejects(ask(visitor, { cursor: 'nonsense' }), { code: 'bad_cursor' });
  await assert.rejects(ask(newVisitor()), { code: 'visitor_not_found' });
});

test('that of a person has what each device did; what retention deleted counts no more', async () => {
  const [laptop, phone] = [newVisitor(), newVisitor()];
  const person = `p_${randomUUID().replaceAll('-', '')}`;
  const identify = {
    event: 'identify',
    properties: { email: 'jane@acme.com' },
    identity: 'verified',
    person_id: person,
  } as const;
  await world.pipeline.commit([
    ...events(laptop, 30),
    ...events(phone, 30),
    ...events(laptop, 1, identify),
    ...events(phone, 1, identify),
  ]);
  await world.pipeline.idle();
  const { data, total, pages } = await ask(person);
  assert.deepEqual([data.length, total, pages], [50, 62, 2]);
  await world.db.connection
    .collection('visitors')
    .updateOne({ visitor_id: laptop }, { $set: { through: new Date(NOW - 10_000) } });
  await world.db.connection
    .collection('events')
    .deleteMany({ visitor_id: laptop, timestamp: { $lt: new Date(NOW - 20_000) } });
  assert.equal((await ask(laptop)).total, 22);
});
