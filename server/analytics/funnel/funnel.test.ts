import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { funnel, type Funnel } from '../../contracts/analytics.ts';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import {
  analyticsWorld,
  eventOf,
  type AnalyticsWorld,
  type Given,
} from '../testing/analytics-world.ts';
import { serve } from '../testing/http.ts';
import { HOUR_MS } from '../time/zone.ts';

const SITE = 'w_funnel0001';
const MANY = 'w_funnel0002';
const START = Date.parse('2026-11-03T10:00:00Z');
const MAX_LOOKED_AT = 1_500;

const idOf = (name: string): string =>
  `v_${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;

describe('the funnel, of known data', () => {
  let world: AnalyticsWorld;
  let http: Awaited<ReturnType<typeof serve>>;

  const path = (
    site: string,
    name: string,
    steps: string[],
    more: Partial<Given> = {},
  ): StoredEvent[] =>
    steps.map((step, index) =>
      eventOf(site, {
        at: START + index * 60_000,
        visitor_id: idOf(name),
        ...(step.startsWith('/')
          ? { event: 'page_view', url: `https://a.example${step}` }
          : { event: step }),
        ...more,
      }),
    );

  before(async () => {
    world = await analyticsWorld({ maxLookedAt: MAX_LOOKED_AT });
    world.addSite(SITE, 'UTC');
    world.addSite(MANY, 'UTC');
    http = await serve(world.analytics.routes);
    world.setNow(START + HOUR_MS);
    await world.arrive([
      ...path(SITE, 'whole', ['/', '/pricing/teams', 'signup', 'purchase']),
      ...path(SITE, 'turned', ['purchase', 'signup', '/pricing']),
      ...path(SITE, 'two', ['/pricing', 'x', 'signup']),
      ...path(SITE, 'one', ['/pricing', '/pricing?again']),
      ...path(SITE, 'bot', ['/pricing', 'signup', 'purchase'], { bot: true }),
      ...path(SITE, 'staff', ['/pricing', 'signup', 'purchase'], { excluded: true }),
      ...path(SITE, 'early', ['/pricing', 'signup'], { at: START - 48 * HOUR_MS }),
    ]);
    const many = Array.from({ length: 3_000 }, (_, n) =>
      path(MANY, `many${n}`, [
        '/',
        ...(n % 2 ? ['/pricing'] : ['y']),
        ...(n % 10 === 1 ? ['signup'] : []),
      ]),
    );
    await world.arrive(many.flat());
    await world.settle(START + 3 * HOUR_MS);
  });
  after(async () => {
    await http.stop();
    await world.stop();
  });

  const read = async (query: string, site = SITE): Promise<Funnel> => {
    const answer = await http.ask({ site, via: 'session' })(`/analytics/funnel?${query}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return funnel.strict().parse(answer.body);
  };

  test('counts who did each step after the ones before it, without bots and staff', async () => {
    const { steps, bounded } = await read(
      'steps=path:/pricing*,signup,purchase&from=2026-11-03&to=2026-11-03',
    );
    assert.deepEqual(steps, [
      { step: 'path:/pricing*', visitors: 4, of_first: 1, of_previous: 1 },
      { step: 'signup', visitors: 2, of_first: 0.5, of_previous: 0.5 },
      { step: 'purchase', visitors: 1, of_first: 0.25, of_previous: 0.5 },
    ]);
    assert.deepEqual(bounded, { by: 'none', events: 12, looked_at: 12, share: 1 });
  });

  test('is bounded in documents by a sample of whole visitors, and says so', async () => {
    const { steps, bounded } = await read(
      'steps=path:/,path:/pricing,signup&from=2026-11-01&to=2026-11-04',
      MANY,
    );
    assert.equal(bounded.by, 'sample');
    assert.equal(bounded.events, 6_300);
    assert.ok(bounded.looked_at <= MAX_LOOKED_AT && bounded.looked_at > MAX_LOOKED_AT - 4);
    assert.ok(Math.abs(bounded.share - bounded.looked_at / 6_300) < 1e-9);
    const [first, second, third] = steps.map(({ visitors }) => visitors);
    assert.ok(Math.abs((first ?? 0) / 3_000 - 1) < 0.05, `${first}`);
    assert.ok(Math.abs((second ?? 0) / 1_500 - 1) < 0.15, `${second}`);
    assert.ok(Math.abs((third ?? 0) / 300 - 1) < 0.4, `${third}`);
    const again = await read(
      'steps=path:/,path:/pricing,signup&from=2026-11-01&to=2026-11-04',
      MANY,
    );
    assert.deepEqual(again.steps, steps, 'the same question has the same answer');
  });

  test('is of one site, and says what is wrong with a question', async () => {
    const { steps } = await read('steps=purchase,signup', MANY);
    assert.deepEqual(
      steps.map(({ visitors }) => visitors),
      [0, 0],
    );
    const ask = http.ask({ site: SITE, via: 'session' });
    for (const query of ['', 'steps=a', 'steps=a,$where{}', 'steps=a,b&from=x'])
      assert.equal((await ask(`/analytics/funnel?${query}`)).status, 422, query);
    assert.equal((await http.ask(undefined)('/analytics/funnel?steps=a,b')).status, 401);
  });

  test('neither way scans the collection', async () => {
    const events = world.db.connection.collection('events');
    const timestamp = { $gte: new Date(START), $lt: new Date(START + HOUR_MS) };
    const all = await events.find({ site: SITE, timestamp }).explain('queryPlanner');
    const sample = await events
      .find({ site: SITE, visitor_id: { $gte: 'v_5' }, timestamp })
      .sort({ visitor_id: 1, timestamp: -1 })
      .explain('queryPlanner');
    for (const explained of [all, sample]) {
      const plan = JSON.stringify(
        (explained as { queryPlanner: { winningPlan: object } }).queryPlanner.winningPlan,
      );
      assert.match(plan, /"IXSCAN"/);
      assert.doesNotMatch(plan, /"COLLSCAN"|"SORT"/);
    }
  });
});
