import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { overview, type Overview } from '../../contracts/analytics.ts';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import {
  analyticsWorld,
  createSessions,
  eventOf,
  type AnalyticsWorld,
} from '../testing/analytics-world.ts';
import { serve } from '../testing/http.ts';
import { DAY_MS, HOUR_MS } from '../time/zone.ts';

const SITE = 'w_overview01';
const OTHER = 'w_overview02';

describe('the overview, of known data', () => {
  let world: AnalyticsWorld;
  let http: Awaited<ReturnType<typeof serve>>;
  const at = (text: string): number => Date.parse(text);

  /** One visitor's session: pages, a message, perhaps a purchase. */
  const session = (
    site: string,
    visitor: string,
    start: number,
    more: Partial<StoredEvent> & { country?: string; orderId?: string; amount?: number } = {},
  ): StoredEvent[] => {
    const { orderId, amount, ...rest } = more;
    const given = { visitor_id: visitor, session_id: `s_${visitor}_${start}`, ...rest };
    return [
      eventOf(site, {
        ...given,
        at: start,
        url: 'https://a.example/?utm_source=News',
        referrer: 'https://www.bing.com/',
      }),
      eventOf(site, {
        ...given,
        at: start + 60_000,
        url: 'https://a.example/pricing',
        referrer: 'https://a.example/',
      }),
      eventOf(site, {
        ...given,
        at: start + 120_000,
        event: 'message_sent',
        properties: { first: true },
      }),
      ...(amount === undefined
        ? []
        : [
            eventOf(site, {
              ...given,
              at: start + 180_000,
              event: 'purchase',
              properties: { amount, currency: 'EUR', ...(orderId ? { orderId } : {}) },
            }),
          ]),
    ];
  };

  before(async () => {
    world = await analyticsWorld();
    world.addSite(SITE, 'Europe/Berlin');
    world.addSite(OTHER, 'UTC');
    http = await serve(world.analytics.routes);
    const written = createSessions();
    const batches = [
      // The range before: 23 to 27 October.
      session(SITE, 'v_a', at('2026-10-24T10:00:00Z'), { amount: 10 }),
      // 28 October to 1 November, Berlin's days; a visitor on two of them is one visitor.
      session(SITE, 'v_a', at('2026-10-28T22:50:00Z'), { amount: 20.1 }),
      session(SITE, 'v_a', at('2026-10-29T22:50:00Z'), { amount: 30.2, orderId: 'o1' }),
      session(SITE, 'v_b', at('2026-10-29T22:59:00Z'), { country: 'FR' }),
      session(SITE, 'v_c', at('2026-10-29T23:01:00Z'), { amount: 30.2, orderId: 'o1' }),
      session(SITE, 'v_bot', at('2026-10-29T12:00:00Z'), { bot: true }),
      session(SITE, 'v_staff', at('2026-10-29T13:00:00Z'), { excluded: true }),
      session(OTHER, 'v_z', at('2026-10-29T12:00:00Z'), { amount: 1_000 }),
    ];
    for (const batch of batches) {
      world.setNow((batch.at(-1) as StoredEvent).timestamp.getTime() + 1_000);
      await world.arrive(batch, written(batch));
      await world.orders.record(batch);
    }
    await world.settle(at('2026-11-01T22:00:00Z'));
    // Today, whose last hour is open.
    world.setNow(at('2026-11-01T23:10:00Z'));
    const today = session(SITE, 'v_d', at('2026-11-01T22:40:00Z'));
    await world.arrive(today, written(today));
    await world.settle(at('2026-11-01T23:12:00Z'));
  });
  after(async () => {
    await http.stop();
    await world.stop();
  });

  const read = async (query: string, site = SITE): Promise<Overview> => {
    const { status, body } = await http.ask({ site, via: 'session' })(
      `/analytics/overview?${query}`,
    );
    assert.equal(status, 200, JSON.stringify(body));
    return overview.strict().parse(body);
  };

  test('has totals, uniques that are merged, and the range before', async () => {
    const { range, totals, previous, uniques, kept_apart } = await read(
      'from=2026-10-28&to=2026-11-01',
    );
    assert.deepEqual(range, {
      from: '2026-10-27T23:00:00.000Z',
      to: '2026-11-01T23:00:00.000Z',
      timezone: 'Europe/Berlin',
      interval: 'day',
    });
    assert.deepEqual(totals, {
      visitors: 4,
      sessions: 5,
      page_views: 10,
      events: 18,
      messages: 5,
      conversations: 5,
      widget_opened: 0,
      identifies: 0,
      goals: 0,
      purchases: 3,
    });
    assert.equal(previous.from, '2026-10-22T22:00:00.000Z');
    assert.deepEqual([previous.totals.visitors, previous.totals.page_views], [1, 2]);
    assert.deepEqual(uniques, { exact: true, error: 0 });
    assert.deepEqual(kept_apart, { bots: 4 - 1, excluded: 3 });
  });

  test('has a series of every day, cut at the midnight of the site', async () => {
    const { series } = await read('from=2026-10-28&to=2026-11-01');
    assert.deepEqual(
      series.map(({ day, visitors, sessions, page_views, orders, revenue }) => [
        day,
        visitors,
        sessions,
        page_views,
        orders,
        revenue,
      ]),
      [
        ['2026-10-28', 1, 1, 2, 1, { EUR: 20.1 }],
        ['2026-10-29', 2, 2, 3, 1, { EUR: 30.2 }],
        ['2026-10-30', 2, 2, 3, 0, {}],
        ['2026-10-31', 0, 0, 0, 0, {}],
        ['2026-11-01', 1, 1, 2, 0, {}],
      ],
    );
  });

  test('is by hour where asked, or where it is short', async () => {
    const { range, series, totals } = await read('from=2026-10-29&to=2026-10-29');
    assert.equal(range.interval, 'hour');
    assert.equal(series.length, 24);
    const hour = series.find(({ at: begins }) => begins === '2026-10-29T22:00:00.000Z');
    assert.deepEqual([hour?.visitors, hour?.page_views], [2, 3]);
    // 22:59 and a minute later: the second page is one hour and one day on.
    assert.equal(totals.page_views, 3);
    const changing = await read('from=2026-10-25&to=2026-10-25&interval=hour');
    assert.equal(changing.series.length, 25, 'the day on which the clock goes back');
    const asked = await read('from=2026-10-28&to=2026-11-01&interval=hour');
    assert.equal(asked.totals.visitors, 4);
    assert.equal(asked.totals.events, 18);
    const cut = await read('from=2026-10-28T23:00:00Z&to=2026-10-29T23:00:00Z&interval=day');
    assert.equal(cut.totals.page_views, 3);
  });

  test('has the top of each dimension, from where each session began', async () => {
    const { pages, entries, sources, referrers, countries } = await read(
      'from=2026-10-28&to=2026-11-01',
    );
    assert.deepEqual(pages, {
      rows: [
        { name: '/', page_views: 5 },
        { name: '/pricing', page_views: 5 },
      ],
      other: 0,
    });
    assert.deepEqual(entries.rows, [{ name: '/', sessions: 5 }]);
    assert.deepEqual(sources.rows, [{ name: 'news', sessions: 5 }]);
    assert.deepEqual(referrers.rows, [{ name: 'bing.com', sessions: 5 }]);
    assert.deepEqual(countries.rows, [
      { name: 'DE', sessions: 4 },
      { name: 'FR', sessions: 1 },
    ]);
  });

  test('counts an order once, beside the revenue of before', async () => {
    const { revenue } = await read('from=2026-10-28&to=2026-11-01');
    assert.deepEqual(revenue, [
      { currency: 'EUR', amount: 50.3, orders: 2, previous_amount: 10, previous_orders: 1 },
    ]);
  });

  test('has a sum of orders that are larger than any that is taken today', async () => {
    const huge = world.addSite('w_overview04', 'UTC').id;
    const order = (amount: number) =>
      eventOf(huge, {
        at: at('2026-10-29T12:00:00Z'),
        event: 'purchase',
        properties: { amount, currency: 'EUR' },
      });
    await world.orders.record([order(1e308), order(1e308), order(1e308), order(5)]);
    const { revenue, series } = await read('from=2026-10-28&to=2026-11-01', huge);
    assert.equal(revenue[0]?.amount, 3e12 + 5);
    assert.equal(series.find(({ day }) => day === '2026-10-29')?.revenue['EUR'], 3e12 + 5);
  });

  test('counts the visitors who are at the threshold now', async () => {
    const doc = (id: string, intent: number, listed = true) => ({
      _id: `${SITE}:${id}` as never,
      site: SITE,
      visitor_id: id,
      kind: 'visitor',
      listed,
      intent,
      last_seen: new Date('2026-10-29T22:50:00Z'),
    });
    await world.db.connection
      .collection('visitors')
      .insertMany([doc('v_a', 70), doc('v_b', 69), doc('v_c', 90), doc('v_bot', 90, false)]);
    const { high_intent } = await read('from=2026-10-28&to=2026-11-01');
    assert.deepEqual(high_intent, { visitors: 2, threshold: 70 });
  });

  test('shows the hour that is open', async () => {
    world.setNow(at('2026-11-02T09:10:00Z'));
    const batch = session(SITE, 'v_e', at('2026-11-02T09:05:00Z'));
    await world.arrive(batch, createSessions()(batch));
    const { totals } = await read('from=2026-11-02&to=2026-11-02');
    assert.deepEqual([totals.visitors, totals.page_views], [1, 2]);
    const both = await read('');
    assert.equal(both.totals.visitors, 5, 'days that are over, and hours of the one that is not');
    assert.equal(both.totals.page_views, 14);
  });

  test('is of one site, for whoever may read', async () => {
    const theirs = await read('from=2026-10-28&to=2026-11-01', OTHER);
    assert.deepEqual([theirs.totals.visitors, theirs.revenue[0]?.amount], [1, 1_000]);
    const path = '/analytics/overview';
    const status = async (scope: Parameters<typeof http.ask>[0]) =>
      (await http.ask(scope)(path)).status;
    assert.equal(await status(undefined), 401);
    assert.equal(await status({ site: SITE, via: 'key', scopes: ['write', 'track'] }), 403);
    assert.equal(await status({ site: SITE, via: 'key', scopes: ['read'] }), 200);
    assert.equal(await status({ site: 'w_nobodys01', via: 'session' }), 404);
  });

  test('says what is wrong with a question', async () => {
    const ask = http.ask({ site: SITE, via: 'session' });
    for (const query of [
      'from=9999-12-20&to=9999-12-31',
      'to=9999-12-31T23:59:59Z',
      'from=0000-01-01&to=0000-01-03',
      'from=yesterday',
      'from=2026-02-30',
      'from=2026-11-02&to=2026-11-01',
      'from=2020-01-01',
      'interval=week',
      'interval=hour',
    ]) {
      const { status, body } = await ask(`/analytics/overview?${query}`);
      assert.equal(status, 422, query);
      assert.equal((body['error'] as { code: string }).code, 'invalid');
    }
  });

  test('estimates uniques of many, and says how well', async () => {
    const many = world.addSite('w_overview03', 'UTC');
    world.setNow(at('2026-11-10T12:00:00Z'));
    const size = 9_000;
    const events = Array.from({ length: size }, (_, index) =>
      eventOf(many.id, {
        at: world.now() - (index % 5) * DAY_MS,
        visitor_id: `v_${String(index % 6_000).padStart(16, '0')}`,
        url: 'https://a.example/',
      }),
    );
    await world.arrive(events);
    await world.settle(world.now() + HOUR_MS);
    const { totals, uniques } = await read('from=2026-11-01&to=2026-11-10', many.id);
    assert.equal(totals.page_views, size);
    assert.equal(uniques.exact, false);
    assert.ok(uniques.error > 0.008 && uniques.error < 0.0082);
    assert.ok(Math.abs(totals.visitors / 6_000 - 1) < 4 * uniques.error, `${totals.visitors}`);
  });
});
