import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { testPipeline } from '../testing/test-pipeline.ts';
import { eventKey } from '../tracking/event-store.ts';
import { pendingStore } from '../tracking/pending-store.ts';

/** A UUIDv7 of a moment. */
const idAt = (at: number): string => {
  const hex = at.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

describe('how far the projection is behind', () => {
  let db: TestDatabase;
  before(async () => {
    db = await testDatabase();
  });
  after(() => db.stop());

  test('is told by when the oldest pending batch was begun, however often its lease is renewed', async () => {
    const pending = pendingStore(db.connection);
    assert.equal(await pending.oldestAt(), undefined);
    const [older, newer] = [Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 2)];
    await pending.announce(idAt(newer), 'a', ['w:v']);
    await pending.announce(idAt(older), 'a', ['w:v']);
    await pending.takeOver('b', 0);
    assert.equal(await pending.oldestAt(), older);
    await pending.settle([idAt(older)], 'b');
    await pending.settle([idAt(older)], 'a');
    assert.equal(await pending.oldestAt(), newer);
  });

  test('is told by how long the oldest batch has waited, and then by what is left to recovery', async (t) => {
    let now = Date.now();
    const turns: { go(): void; fail(error: Error): void }[] = [];
    let begun = (): void => undefined;
    const nextTurn = () => new Promise<void>((resolve) => (begun = resolve));
    const { pipeline, stop } = await testPipeline({
      clock: () => now,
      analytics: {
        record: () =>
          new Promise((go, fail) => {
            turns.push({ go: () => go(undefined), fail });
            begun();
          }),
        markCompanies: async () => undefined,
      },
    });
    t.after(stop);
    // Batches name the moment they began by the process's own clock.
    const start = Date.now();
    now = start;
    const commit = (n: number) => {
      const event_id = idAt(start + n);
      return pipeline.commit([
        {
          _id: eventKey('w_test0000', `v_${n}`, event_id),
          site: 'w_test0000',
          visitor_id: `v_${n}`,
          event_id,
          event: 'page_view',
          timestamp: new Date(start),
          received_at: new Date(start),
          source: 'browser',
          batch: '',
        },
      ]);
    };
    assert.equal(pipeline.gauges().lagMs, 0);
    const first = nextTurn();
    await commit(1);
    await first;
    now += 1_000;
    await commit(2);
    now += 1_000;
    assert.equal(pipeline.gauges().lagMs, 2_000, 'the one that is being folded');
    const second = nextTurn();
    turns[0]?.go();
    await second;
    assert.equal(pipeline.gauges().lagMs, 1_000, 'the one that waited meanwhile');
    turns[1]?.fail(new Error('no'));
    await pipeline.idle();
    assert.equal(pipeline.gauges().lagMs, 0);
    now = Date.now() + 60_000;
    assert.ok((await pipeline.oldestPendingMs()) >= 60_000, 'it is not folded');
  });
});
