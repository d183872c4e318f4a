import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { rescoringOf, newRescoring } from '../accounts/rescoring-store.ts';
import { newSite, siteStore, type SiteDoc } from '../accounts/site-store.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { createRulesOf } from '../intent/create-rules-of.ts';
import { testPipeline, testSite, type TestPipeline } from '../testing/test-pipeline.ts';
import { eventKey } from '../tracking/event-store.ts';
import { createRescore } from './rescore.ts';

const SITE = 'w_rescore0';
/** The number takes a minute; the same code runs for a few hundred. */
const VISITORS = Number(process.env['CLARM_RESCORED'] ?? 300);

describe('new rules', () => {
  let world: TestPipeline;
  let now = Date.now();
  let job: (signal: AbortSignal) => Promise<void>;
  const sites = () => world.db.connection.collection<SiteDoc>('sites') as never;
  const never = new AbortController().signal;

  before(async () => {
    world = await testPipeline({
      sites: [testSite(SITE)],
      rulesOf: createRulesOf(),
      clock: () => now,
    });
    await siteStore(world.db.connection)
      .forOrganisation('o_test')
      .insert(
        newSite({
          _id: SITE,
          organisation: 'o_test',
          name: 'Test',
          created_at: new Date(now),
          identity_secrets: [],
        }),
      );
    job = createRescore(world.pipeline.projection, rescoringOf(sites()), () => now);
  });
  after(() => world.stop());

  const view = (visitor: string, path: string, name = 'page_engaged'): StoredEvent => {
    const id = uuidv7();
    return {
      _id: eventKey(SITE, visitor, id),
      site: SITE,
      visitor_id: visitor,
      event_id: id,
      event: name,
      url: `https://a.example${path}`,
      page_view_id: id,
      timestamp: new Date(now),
      received_at: new Date(now),
      source: 'browser',
      batch: '',
    };
  };
  const visitorOf = (n: number) => `v_${String(n).padStart(32, '0')}`;
  const intentOf = async (n: number) =>
    (await world.pipeline.visitors.get(`${SITE}:${visitorOf(n)}`))?.intent;
  /** As the settings do: the rules, their version and the work to do are one write. */
  const change = async (version: number, scoring: NonNullable<SiteDoc['scoring']>) => {
    world.sites.set(SITE, testSite(SITE, { rulesVersion: version, scoring }));
    await world.db.connection
      .collection<SiteDoc>('sites')
      .updateOne({ _id: SITE }, { $set: { rescoring: newRescoring(version, new Date(now)) } });
  };
  const progress = async () =>
    (await world.db.connection.collection<SiteDoc>('sites').findOne({ _id: SITE }))?.rescoring;

  test(`score ${VISITORS} visitors anew from their events, and alert nobody`, async () => {
    for (let start = 0; start < VISITORS; start += 500) {
      const part = Array.from({ length: Math.min(500, VISITORS - start) }, (_, n) => [
        view(visitorOf(start + n), '/rooms/team'),
        view(visitorOf(start + n), '/about'),
      ]);
      await world.pipeline.commit(part.flat());
      await world.pipeline.idle();
    }
    assert.equal(await intentOf(0), 0, 'by default these pages say nothing');
    const sent = world.sent().length;
    await change(2, {
      pages: [
        { pattern: '/rooms/**', kind: 'pricing' },
        { pattern: '/about', kind: 'demo' },
      ],
      caps: { pages: 100, engagement: 0, company: 0 },
      weights: {
        pages: { pricing: 50, demo: 45 },
        signals: createRulesOf()(testSite(SITE)).weights.signals as never,
      },
    });
    await job(never);
    assert.equal(await intentOf(0), 0, 'other processes may have the old rules for some seconds');
    now += 6_000;
    await job(never);
    for (const n of [0, 1, Math.floor(VISITORS / 2), VISITORS - 1]) {
      assert.equal(await intentOf(n), 95);
    }
    const all = await world.pipeline.visitors.collection
      .find({ site: SITE }, { projection: { intent: 1, armed: 1, made_by: 1 } })
      .toArray();
    assert.equal(all.length, VISITORS);
    for (const { intent, armed, made_by } of all) {
      assert.deepEqual([intent, armed, made_by.rules], [95, true, 2]);
    }
    assert.equal(world.sent().length, sent, 'nothing is sent of it');
    const after = await progress();
    assert.deepEqual([after?.done, after?.total], [VISITORS, VISITORS]);
    assert.ok(after?.finished_at && !after.due_at);
  });

  test('a rescoring that was cut off goes on where it was, in another process', async () => {
    await change(3, { pages: [{ pattern: '/rooms/**', kind: 'demo' }] });
    now += 6_000;
    const stopping = new AbortController();
    const rescoring = rescoringOf(sites());
    const stopped = createRescore(
      world.pipeline.projection,
      {
        ...rescoring,
        async advance(claimed, at, time) {
          if (at.done >= 100) stopping.abort();
          return rescoring.advance(claimed, at, time);
        },
      },
      () => now,
    );
    await stopped(stopping.signal);
    const half = await progress();
    assert.ok(half && half.done >= 100 && half.done < VISITORS && !half.finished_at);
    await job(never);
    assert.equal((await progress())?.done, VISITORS);
    assert.equal(await intentOf(VISITORS - 1), 26);
  });

  test('newer rules take over from older ones that are still at work', async () => {
    await change(4, { pages: [{ pattern: '/rooms/**', kind: 'docs' }] });
    now += 6_000;
    const rescoring = rescoringOf(sites());
    let parts = 0;
    const overtaken = createRescore(
      world.pipeline.projection,
      {
        ...rescoring,
        async advance(claimed, at, time) {
          parts += 1;
          if (parts === 2) {
            await change(5, { pages: [{ pattern: '/rooms/**', kind: 'contact' }] });
          }
          return rescoring.advance(claimed, at, time);
        },
      },
      () => now,
    );
    await overtaken(never);
    now += 6_000;
    await job(never);
    assert.equal((await progress())?.version, 5);
    assert.equal(await intentOf(0), 20);
    assert.equal(await intentOf(VISITORS - 1), 20);
  });

  test('a rescored visitor is still armed: what happens next may alert', async () => {
    await change(6, {
      pages: [{ pattern: '/rooms/**', kind: 'pricing' }],
      weights: {
        pages: { pricing: 80 },
        signals: createRulesOf()(testSite(SITE)).weights.signals as never,
      },
      caps: { pages: 100, engagement: 0, company: 0 },
    });
    now += 6_000;
    await job(never);
    assert.equal(await intentOf(0), 80);
    await world.pipeline.commit([view(visitorOf(0), '/about')]);
    await world.pipeline.idle();
    const alerts = world.sent().filter(({ event }) => event === 'high_intent_visitor');
    assert.deepEqual(
      alerts.map(({ visitor_id }) => visitor_id),
      [visitorOf(0)],
    );
  });
});
