import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { StoredEvent } from './contracts/stored-event.ts';
import { projectRoot } from './project-root.ts';
import { defaultRules } from './intent/rules.ts';
import { scoringOf } from './scoring-of.ts';
import { testDatabase } from './engine/testing/test-database.ts';
import { testPipeline, testSite, type TestPipeline } from './testing/test-pipeline.ts';
import { storedEvent } from './testing/stored-event.ts';
import { foldAll } from './visitors/recompute.ts';
import { recoverOne } from './visitors/recover.ts';

const SITE = 'w_test0000';
const site = testSite(SITE, { alertThreshold: 40 });
const scoring = scoringOf(site, defaultRules);
const visitors = Array.from({ length: 40 }, () => `v_${randomUUID().replaceAll('-', '')}`);

const pageView = (visitor: string, index: number): StoredEvent =>
  storedEvent(SITE, visitor, {
    url: `https://a.example/p${index % 7}`,
    session_id: 's_1session',
    timestamp: new Date(Date.now() - (index % 11) * 1_000),
  });
const everybody = (index: number): StoredEvent[] =>
  visitors.map((visitor) => pageView(visitor, index));

/** The real pipeline on the real engine, folding in a thread. */
const worldWith = async (script: string): Promise<TestPipeline> => {
  const db = await testDatabase();
  return testPipeline({
    db,
    sites: [site],
    foldThread: {
      script: new URL(`server/testing/${script}`, `file://${projectRoot()}/`),
      uri: db.uri,
    },
  });
};

const equalsRebuild = async ({ pipeline }: TestPipeline, events: number): Promise<void> => {
  for (const visitor of visitors) {
    const doc = await pipeline.visitors.get(`${SITE}:${visitor}`);
    assert.equal(doc?.state?.events, events);
    assert.deepEqual(doc?.state, await foldAll(pipeline.events.ofVisitor(SITE, visitor), scoring));
  }
};

describe('folding in a thread of its own', () => {
  let world: TestPipeline;
  before(async () => {
    world = await worldWith('plain-fold-thread.mjs');
  });
  after(() => world.stop());

  test('visitors are what a rebuild makes of their events, duplicates or not', async () => {
    const { pipeline } = world;
    const first = everybody(0);
    await pipeline.commit(first);
    await pipeline.idle();
    await Promise.all([1, 2, 3].map((index) => pipeline.commit(everybody(index))));
    await pipeline.commit([...everybody(4), ...first.slice(0, 10)]);
    await pipeline.idle();
    await equalsRebuild(world, 5);
    assert.equal(await recoverOne(pipeline.projection, 0), false, 'nothing is left to recovery');
  });

  test('a visitor that was erased stays erased', async () => {
    const { pipeline } = world;
    const [visitor = ''] = visitors;
    await pipeline.erase(SITE, visitor);
    await pipeline.commit([pageView(visitor, 5)]);
    await pipeline.idle();
    assert.equal(await pipeline.visitors.get(`${SITE}:${visitor}`), undefined);
    assert.equal(await pipeline.events.knows(SITE, visitor), false);
  });

  test('who crosses the threshold is told of, once, with the events’ own webhooks', async () => {
    const { pipeline } = world;
    const [, keen = ''] = visitors;
    const deeds = ['widget_opened', 'message_sent', 'click', 'goal_achieved'].map(
      (event): StoredEvent => ({
        ...pageView(keen, 0),
        event,
        url: 'https://a.example/pricing',
        ...(event === 'message_sent' ? { asks: 'demo' } : {}),
        properties: event === 'goal_achieved' ? { goal: 'demo' } : { conversation_id: 'c_1' },
      }),
    );
    const looks = ['/pricing', '/demo', '/pricing'].map((path) => ({
      ...pageView(keen, 0),
      url: `https://a.example${path}`,
    }));
    await pipeline.commit([...deeds, ...looks]);
    await pipeline.idle();
    const told = world.sent().filter(({ visitor_id }) => visitor_id === keen);
    assert.deepEqual(told.map(({ event }) => event).toSorted(), [
      'goal_achieved',
      'high_intent_visitor',
      'message_sent',
    ]);
    const doc = await pipeline.visitors.get(`${SITE}:${keen}`);
    assert.deepEqual([doc?.armed, doc?.notices], [false, []]);
  });
});

for (const { dies, when } of [
  { dies: 'written', when: 'when visitors are written, before it says so' },
  { dies: 'taken', when: 'with the batches that it took' },
]) {
  describe(`a thread that dies ${when}`, () => {
    let folder = '';
    let world: TestPipeline;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'clarm-test-'));
      process.env['CLARM_TEST_DIES'] = dies;
      process.env['CLARM_TEST_DIED'] = join(folder, 'died');
      world = await worldWith('dying-fold-thread.mjs');
    });
    after(async () => {
      await world.stop();
      await rm(folder, { recursive: true });
    });

    test('leaves its round to recovery, and the next one has a new thread', async () => {
      const { pipeline } = world;
      await pipeline.commit(everybody(0));
      await pipeline.idle();
      assert.ok(existsSync(process.env['CLARM_TEST_DIED'] as string));
      await pipeline.commit(everybody(1));
      await pipeline.idle();
      while (await recoverOne(pipeline.projection, 0));
      await equalsRebuild(world, 2);
    });
  });
}
