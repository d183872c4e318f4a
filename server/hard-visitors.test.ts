import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { StoredEvent } from './contracts/stored-event.ts';
import { ApiError } from './errors.ts';
import { defaultRules } from './intent/rules.ts';
import { scoringOf } from './scoring-of.ts';
import { testPipeline, testSite, type TestPipeline } from './testing/test-pipeline.ts';
import { storedEvent } from './testing/stored-event.ts';
import { rebuildVisitors } from './visitors/rebuild.ts';
import { foldAll } from './visitors/recompute.ts';

/** Events of one visitor; CLARM_EVENTS=50000 is for who changes how visitors are made again. */
const EVENTS = Number(process.env['CLARM_EVENTS'] ?? 4_000);
const AT_ONCE = 250;
const SITE = 'w_test0000';
const DAY_MS = 86_400_000;
const scoring = scoringOf(testSite(SITE), defaultRules);

const newVisitor = () => `v_${randomUUID().replaceAll('-', '')}`;
const view = (visitor: string, index: number): StoredEvent =>
  storedEvent(SITE, visitor, {
    event: index % 3 === 0 ? 'click' : 'page_view',
    url: `https://a.example/p${index % 500}`,
    session_id: `s_${Math.floor(index / 10)}session`,
    timestamp: new Date(Date.now() - ((index * 7_919) % EVENTS) * (DAY_MS / EVENTS) * 20),
  });

describe('two servers on one database', () => {
  let both: [TestPipeline, TestPipeline];
  before(async () => {
    const one = await testPipeline();
    both = [one, await testPipeline({ beside: { db: one.db, outbox: one.outbox } })];
  });
  after(async () => {
    await both[1].stop();
    await both[0].stop();
  });

  const keyOf = (visitor: string): string => `${SITE}:${visitor}`;
  const docOf = (visitor: string) => both[0].pipeline.visitors.get(keyOf(visitor));
  /** As a browser does: what is refused for now comes again. */
  const commit = async ({ pipeline }: TestPipeline, events: readonly StoredEvent[]) => {
    for (;;) {
      try {
        await pipeline.commit(events);
        return;
      } catch (error) {
        if (!(error instanceof ApiError && error.code === 'overloaded')) throw error;
        await pipeline.idle();
      }
    }
  };
  const idle = async () => {
    for (const { pipeline } of both) await pipeline.idle();
  };
  const expectRebuilt = async (visitor: string, events: number): Promise<void> => {
    const doc = await docOf(visitor);
    assert.equal(doc?.state?.events, events);
    const all = both[0].pipeline.events.ofVisitor(SITE, visitor);
    assert.deepEqual(doc?.state, await foldAll(all, scoring));
  };

  test(`one visitor with ${EVENTS} events, by both, while it is made again and again`, async () => {
    const visitor = newVisitor();
    const events = Array.from({ length: EVENTS }, (_, index) => view(visitor, index));
    let ended = false;
    const rebuilding = (async () => {
      while (!ended) await rebuildVisitors(both[1].pipeline.projection, [keyOf(visitor)]);
    })();
    for (let from = 0; from < EVENTS; from += AT_ONCE) {
      const part = events.slice(from, from + AT_ONCE);
      // And some of them once more, by the other.
      await Promise.all([
        commit(both[0], part),
        commit(
          both[1],
          part.slice(0, 5).map((event) => ({ ...event })),
        ),
      ]);
    }
    ended = true;
    await rebuilding;
    await idle();
    await expectRebuilt(visitor, EVENTS);
  });

  test('many visitors, rebuilt while live traffic goes on: nobody is left out or counted twice', async () => {
    const visitors = Array.from({ length: 20 }, newVisitor);
    const rounds = 15;
    let ended = false;
    let rebuilds = 0;
    const rebuilding = (async () => {
      while (!ended) {
        await rebuildVisitors(both[1].pipeline.projection, visitors.map(keyOf));
        rebuilds += 1;
      }
    })();
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(
        visitors.map((visitor, index) =>
          (both[index % 2] as TestPipeline).pipeline.commit([
            view(visitor, round),
            view(visitor, round + rounds),
          ]),
        ),
      );
    }
    ended = true;
    await rebuilding;
    await idle();
    assert.ok(rebuilds > 0);
    for (const visitor of visitors) await expectRebuilt(visitor, 2 * rounds);
  });

  test('a person who cannot be made is put aside and counted, and the batch goes on', async () => {
    const [one, two] = [newVisitor(), newVisitor()];
    const person = `p_${randomUUID().replaceAll('-', '')}`;
    const [{ pipeline, db }] = both;
    const visitors = db.connection.collection<{ _id: string }>('visitors');
    const identify = {
      event: 'identify',
      properties: { email: 'jane@acme.com' },
      identity: 'verified',
      person_id: person,
    } as const;
    await pipeline.commit([{ ...view(one, 1), ...identify }]);
    await idle();
    // What only a bug could write: no state, and no time.
    await visitors.updateOne({ _id: keyOf(one) }, { $set: { state: '{"identities":null}' } });
    const before = pipeline.gauges().quarantined;
    await pipeline.commit([{ ...view(two, 1), ...identify }]);
    await idle();
    assert.ok(pipeline.gauges().quarantined > before, 'it is counted');
    assert.equal((await docOf(two))?.state?.events, 1);
    const pending = db.connection.collection('pending_batches');
    assert.equal(await pending.countDocuments(), 0, 'nobody tries again and again');
    await visitors.deleteOne({ _id: keyOf(one) });
  });

  test('a visitor whose fold throws is put aside and counted; its neighbours and its later self are well', async () => {
    const [poor, ...others] = Array.from({ length: 5 }, newVisitor) as [string, ...string[]];
    const [{ pipeline }] = both;
    const before = pipeline.gauges().quarantined;
    await pipeline.commit([view(poor, 1)]);
    await idle();
    // What no route lets in, but a bug of a later version may write.
    const poison = { ...view(poor, 2), url: 42 as unknown as string };
    await pipeline.commit([
      view(others[0] ?? '', 1),
      poison,
      ...others.slice(1).map((v) => view(v, 1)),
    ]);
    await idle();
    assert.ok(pipeline.gauges().quarantined > before, 'it is counted');
    for (const visitor of others) await expectRebuilt(visitor, 1);
    assert.equal((await docOf(poor))?.state?.events, 1, 'it is as it was');
    const pending = both[0].db.connection.collection('pending_batches');
    assert.equal(await pending.countDocuments(), 0, 'nobody tries again and again');

    const stored = both[0].db.connection.collection<{ _id: string }>('events');
    assert.equal(await stored.countDocuments({ _id: poison._id }), 1, 'nothing is lost');
    await stored.updateOne({ _id: poison._id }, { $set: { url: 'https://a.example/' } });
    await rebuildVisitors(pipeline.projection, [keyOf(poor)]);
    await expectRebuilt(poor, 2);
  });
});
