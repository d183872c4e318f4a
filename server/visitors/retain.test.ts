import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { testPipeline, type TestPipeline } from '../testing/test-pipeline.ts';
import { storedEvent } from '../testing/stored-event.ts';
import { rebuildVisitors } from './rebuild.ts';
import { retainSite, retainVisitor } from './retain.ts';
import type { ProjectionDeps } from './projection-deps.ts';

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
  return storedEvent(SITE, visitor, {
    event_id: id,
    url: `https://a.example/p${n}`,
    session_id: `s_session${n}`,
    timestamp: at,
    received_at: at,
  });
};
const commit = async (events: StoredEvent[]) => {
  await world.pipeline.commit(events);
  await world.pipeline.idle();
};
const docOf = (visitor: string) => world.pipeline.visitors.get(`${SITE}:${visitor}`);
const onDisk = async (visitor: string) =>
  (await world.pipeline.events.forSite({ site: SITE }).timeline([visitor], { limit: 100 })).length;

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

/** The deps of a process, which calls `before` ahead of each of its steps. */
function stepping(before: () => Promise<void>): ProjectionDeps {
  const stepped = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name) {
        const member = Reflect.get(object, name) as unknown;
        if (typeof member !== 'function') return member;
        if (name === 'ofVisitor')
          return async function* (...args: unknown[]) {
            await before();
            yield* Reflect.apply(member, object, args) as AsyncIterable<StoredEvent>;
          };
        return async (...args: unknown[]) => {
          await before();
          return Reflect.apply(member, object, args) as unknown;
        };
      },
    });
  const { projection } = world.pipeline;
  return {
    ...projection,
    visitors: stepped(projection.visitors),
    events: stepped<ProjectionDeps['events']>(projection.events),
  };
}

test('a visitor who comes back at any step of it is what its events amount to', async () => {
  const outcomes = new Set<string>();
  for (let comesAt = 1; comesAt <= 9; comesAt += 1) {
    const visitor = `v_comes_back${comesAt}`;
    const key = `${SITE}:${visitor}`;
    await commit([view(visitor, 1, 100)]);
    let step = 0;
    const deps = stepping(async () => {
      step += 1;
      // This process remembers the visitor as it was before retention, as one that is alone does.
      if (step === comesAt) await commit([view(visitor, 2, 0)]);
    });
    outcomes.add(await retainVisitor(deps, key, new Date(NOW - 30 * DAY)));
    if (step < comesAt) await commit([view(visitor, 2, 0)]);
    assert.equal(await onDisk(visitor), 1, `at step ${comesAt}`);
    const doc = await docOf(visitor);
    assert.equal(doc?.page_views, doc?.base ? 2 : 1, `at step ${comesAt}`);
    await rebuildVisitors(world.pipeline.projection, [key]);
    assert.deepEqual((await docOf(visitor))?.state, doc?.state, `at step ${comesAt}`);
  }
  assert.deepEqual([...outcomes].toSorted(), ['deleted', 'kept']);
});

test('a crash before the deletion of a visitor is made good the next day', async () => {
  const visitor = 'v_half_gone';
  await commit([view(visitor, 1, 100)]);
  const { projection } = world.pipeline;
  const crashing = {
    ...projection,
    visitors: { ...projection.visitors, deleteAsRead: () => Promise.reject(new Error('killed')) },
  };
  const key = `${SITE}:${visitor}`;
  await assert.rejects(retainVisitor(crashing, key, new Date(NOW - 31 * DAY)));
  assert.equal((await docOf(visitor))?.page_views, 1);
  assert.equal(await retainVisitor(projection, key, new Date(NOW - 30 * DAY)), 'deleted');
  assert.equal(await docOf(visitor), undefined);
});

test('a person is without the visitor that is gone, and gone with its last one', async () => {
  const person = { event: 'identify', identity: 'verified', person_id: 'p_retained' } as const;
  const jane = { ...person, properties: { email: 'jane@a.example' } };
  const [one, other] = ['v_jane1', 'v_jane2'];
  await commit([
    { ...view(one, 1, 100), ...jane },
    { ...view(other, 1, 1), ...jane },
  ]);
  const through = new Date(NOW - 30 * DAY);
  await retainVisitor(world.pipeline.projection, `${SITE}:${one}`, through);
  assert.deepEqual((await docOf('p_retained'))?.members, [other]);
  await retainVisitor(world.pipeline.projection, `${SITE}:${other}`, new Date(NOW));
  assert.equal(await docOf('p_retained'), undefined);
});

test('orders stay as long as their visitor, and go with it', async () => {
  const bought = (visitor: string, daysAgo: number, orderId: string): StoredEvent => ({
    ...view(visitor, 1, daysAgo),
    event: 'purchase',
    properties: { amount: 9, currency: 'EUR', orderId },
  });
  const [gone, back, unknown] = ['v_bought', 'v_bought_back', 'v_bought_unknown'];
  await commit([
    bought(gone, 100, 'A1'),
    bought(back, 100, 'A2'),
    view(back, 2, 1),
    bought(unknown, 100, 'A3'),
    view(unknown, 2, 1),
  ]);
  // Its events are there, and it will be, too.
  await world.pipeline.visitors.erase(SITE, unknown);
  await retainSite(world.pipeline.retention, SITE, 30);
  const ordersOf = async (visitor: string) =>
    (await world.pipeline.ordersOf(SITE, visitor)).map(({ _id }) => _id);
  assert.equal(await docOf(gone), undefined);
  assert.deepEqual(await ordersOf(gone), []);
  assert.deepEqual(await ordersOf(back), [`${SITE}:A2`]);
  assert.deepEqual(await ordersOf(unknown), [`${SITE}:A3`]);
});
