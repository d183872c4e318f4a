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
import { createAnalytics } from '../create-analytics.ts';
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
    assert.deepEqual(bounded, { by: 'none', events: 18, looked_at: 18, share: 1 });
  });

  test('is bounded in documents by a sample of whole visitors, and says so', async () => {
    const { steps, bounded } = await read(
      'steps=path:/,path:/pricing,signup&from=2026-11-01&to=2026-11-04',
      MANY,
    );
    assert.equal(bounded.by, 'sample');
    assert.equal(bounded.events, 6_300);
    assert.ok(Math.abs(bounded.looked_at / (6_300 / 8) - 1) < 0.2, `${bounded.looked_at}`);
    assert.ok(Math.abs(bounded.share - bounded.looked_at / 6_300) < 1e-9);
    const [first, second, third] = steps.map(({ visitors }) => visitors);
    // Three standard errors of a sample of 375 visitors.
    assert.ok(Math.abs((first ?? 0) / 3_000 - 1) < 0.05, `${first}`);
    assert.ok(Math.abs((second ?? 0) / 1_500 - 1) < 0.16, `${second}`);
    assert.ok(Math.abs((third ?? 0) / 300 - 1) < 0.47, `${third}`);
    const again = await read(
      'steps=path:/,path:/pricing,signup&from=2026-11-01&to=2026-11-04',
      MANY,
    );
    assert.deepEqual(again.steps, steps, 'the same question has the same answer');
  });

  test('equals a walk through each visitor, whatever they did', async () => {
    const site = world.addSite('w_funnel0003', 'UTC').id;
    const kinds = ['a', 'b', 'c', '/x'];
    const did = Array.from({ length: 200 }, (_, n) =>
      Array.from(
        { length: 1 + (n % 9) },
        (__, index) => kinds[(n * 7 + index * index * 3) % 4] ?? '',
      ),
    );
    const events = did.flatMap((steps, n) =>
      path(site, `walk${n}`, steps).map((event, index) => ({
        ...event,
        // Some at the same moment: then the tab's own order counts.
        timestamp: new Date(START + Math.floor(index / 2) * 1_000),
        seq: index,
      })),
    );
    await world.arrive(events.toReversed());
    await world.settle(world.now() + HOUR_MS);
    for (const asked of ['a,b', 'a,path:/x,c', 'b,b,b', 'c,a,path:/x,b']) {
      const wanted = asked.split(',').map((step) => step.replace('path:', ''));
      const done = did.map((steps) =>
        steps.reduce((count, step) => (step === wanted[count] ? count + 1 : count), 0),
      );
      const { steps } = await read(`steps=${asked}&from=2026-11-03&to=2026-11-03`, site);
      assert.deepEqual(
        steps.map(({ visitors }) => visitors),
        wanted.map((_, index) => done.filter((count) => count > index).length),
        asked,
      );
    }
  });

  test('is bounded too where ids are not random', async () => {
    for (const [index, prefix] of ['v_zz', 'v_00'].entries()) {
      const site = world.addSite(`w_funnel000${5 + index}`, 'UTC').id;
      const events = Array.from({ length: 4_000 }, (_, n) =>
        path(site, '', n % 4 ? ['a'] : ['a', 'b'], {
          visitor_id: `${prefix}${String(n).padStart(16, '0')}`,
        }),
      ).flat();
      await world.arrive(events);
      await world.settle(world.now() + HOUR_MS);
      const { steps, bounded } = await read('steps=a,b&from=2026-11-03&to=2026-11-03', site);
      assert.ok(bounded.looked_at > MAX_LOOKED_AT - 3 && bounded.looked_at <= MAX_LOOKED_AT);
      const [first, second] = steps.map(({ visitors }) => visitors);
      assert.ok(Math.abs((first ?? 0) / 4_000 - 1) < 0.01, `${first}`);
      assert.ok(Math.abs((second ?? 0) / 1_000 - 1) < 0.01, `${second}`);
    }
  });

  test('takes one visitor at least, however many events they have', async () => {
    const site = world.addSite('w_funnel0004', 'UTC').id;
    const busy = Array.from({ length: 2_000 }, (_, n) => (n % 2 ? 'b' : 'a'));
    await world.arrive(path(site, 'busy', busy, { at: START }));
    await world.settle(world.now() + HOUR_MS);
    const { steps, bounded } = await read('steps=a,b&from=2026-11-03&to=2026-11-03', site);
    assert.deepEqual(
      steps.map(({ visitors }) => visitors),
      [1, 1],
    );
    assert.deepEqual(bounded, { by: 'sample', events: 2_000, looked_at: 2_000, share: 1 });
  });

  test('is of one site, and says what is wrong with a question', async () => {
    const { steps } = await read('steps=purchase,signup', MANY);
    assert.deepEqual(
      steps.map(({ visitors }) => visitors),
      [0, 0],
    );
    const ask = http.ask({ site: SITE, via: 'session' });
    for (const query of [
      '',
      'steps=a',
      'steps=a,$where{}',
      'steps=path:/%00,b',
      'steps=path:/*a*b*c*d*e*f,b',
      'steps=a,b&from=x',
      'steps=a,b&from=9999-12-20&to=9999-12-31',
    ])
      assert.equal((await ask(`/analytics/funnel?${query}`)).status, 422, query);
    assert.equal((await http.ask(undefined)('/analytics/funnel?steps=a,b')).status, 401);
  });

  test('answers for a url made to be hard, and says so where it takes too long', async () => {
    const site = world.addSite('w_funnel0007', 'UTC').id;
    await world.arrive(path(site, 'hard', [`/${'a'.repeat(2_000)}`, 'b']));
    await world.settle(world.now() + HOUR_MS);
    const { steps } = await read('steps=path:/*a*a*axb,b&from=2026-11-03&to=2026-11-03', site);
    assert.deepEqual(
      steps.map(({ visitors }) => visitors),
      [0, 0],
    );
    const hasty = createAnalytics({
      connection: world.db.connection,
      sites: { find: async (id) => world.sites.get(id) },
      visitorsOf: () => assert.fail('asks for no visitors'),
      clock: world.now,
      maxFunnelMs: 1,
    });
    const other = await serve(hasty.routes);
    const answer = await other.ask({ site: MANY, via: 'session' })(
      '/analytics/funnel?steps=path:/,path:/pricing,signup&from=2026-11-01&to=2026-11-04',
    );
    await other.stop();
    assert.equal(answer.status, 422);
    assert.match(JSON.stringify(answer.body), /range_too_large.*shorter range/);
  });

  test('neither way scans the collection', async () => {
    const events = world.db.connection.collection('events');
    const timestamp = { $gte: new Date(START), $lt: new Date(START + HOUR_MS) };
    const plan = async (filter: object, sort: Record<string, 1 | -1>, hint: string | object) => {
      const explained = await events
        .find({ site: SITE, timestamp, ...filter })
        .project({ _id: 0, visitor_id: 1 })
        .sort(sort)
        .hint(hint as never)
        .explain('queryPlanner');
      return JSON.stringify(
        (explained as { queryPlanner: { winningPlan: object } }).queryPlanner.winningPlan,
      );
    };
    const plans = [
      await plan({}, { timestamp: 1 }, { site: 1, timestamp: 1 }),
      await plan({ visitor_id: { $lt: 'v_2' } }, { timestamp: 1 }, 'eighth_of_visitors'),
      await plan({ visitor_id: { $lt: 'v_0012' } }, { timestamp: 1 }, 'sixty_fourth_of_visitors'),
      await plan(
        { visitor_id: { $gte: 'v_5' } },
        { visitor_id: 1, timestamp: -1 },
        { site: 1, visitor_id: 1, timestamp: -1, event_id: -1 },
      ),
    ];
    for (const [index, found] of plans.entries()) {
      assert.match(found, /"IXSCAN"/);
      assert.doesNotMatch(found, /"COLLSCAN"|"SORT"/);
      if (index > 0)
        assert.doesNotMatch(found, /"FETCH"/, 'how large a sample is, the index knows');
    }
  });
});
