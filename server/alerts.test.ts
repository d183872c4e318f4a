import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { siteConfig } from './contracts/site-config.ts';
import type { StoredEvent } from './contracts/stored-event.ts';
import type { Network } from './contracts/network.ts';
import type { TrackRequest } from './tracking/ingest.ts';
import { testPipeline, testSite, type TestPipeline } from './testing/test-pipeline.ts';
import { eventKey } from './tracking/event-store.ts';
import { listAlerts } from './visitors/list-alerts.ts';
import { refreshDue } from './visitors/refresh-due.ts';

const DAY = 86_400_000;
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML) Chrome/140.0 Safari/537.36';

const networks: Readonly<Record<string, Network>> = {
  '198.51.100.1': {
    type: 'business',
    data_version: '2026-11-01',
    company: {
      domain: 'apex.example',
      size: '10001+',
      revenue: '1B+',
      founded: 1976,
      confidence: 'high',
      source: 'offline',
    },
  },
};
const home: Network = { type: 'isp', data_version: '2026-11-01' };
const people = siteConfig.parse({});

describe('who alerts, and who does not', () => {
  let world: TestPipeline;
  let now = Date.now();
  before(async () => {
    world = await testPipeline({
      sites: [
        testSite('w_people00', { config: people }),
        testSite('w_robots00', { config: people }),
        testSite('w_many0000', { config: people }),
        testSite('w_many0001', { config: people }),
        testSite('w_decay000', { config: people }),
        testSite('w_own00000', {
          config: people,
          exclusions: {
            cidrs: ['203.0.113.0/24', '2001:db8::/32'],
            email_domains: ['own.example'],
          },
        }),
      ],
      lookup: (address) => networks[address] ?? home,
      clock: () => now,
    });
  });
  after(() => world.stop());

  const newVisitor = () => `v_${uuidv7().replaceAll('-', '')}`;
  const event = (visitor_id: string, name: string, path: string, more: object = {}) => ({
    event_id: uuidv7(),
    event: name,
    visitor_id,
    timestamp: new Date(now).toISOString(),
    url: `https://a.example${path}`,
    page_view_id: uuidv7(),
    ...more,
  });
  /** What takes anybody past 70. */
  const hot = (visitor: string) => [
    event(visitor, 'page_engaged', '/pricing'),
    event(visitor, 'page_engaged', '/demo'),
    event(visitor, 'widget_opened', '/pricing'),
    event(visitor, 'identify', '/pricing', { properties: { email: 'jane@gmail.com' } }),
    event(visitor, 'goal_achieved', '/pricing', { properties: { goal: 'trial' } }),
    event(visitor, 'action_clicked', '/pricing'),
  ];
  const track = (
    site: string,
    events: object[],
    from: Partial<Pick<TrackRequest, 'userAgent'>> & { address?: string } = {},
  ) =>
    world.pipeline.ingest({
      body: { widget_id: site, events },
      userAgent: from.userAgent ?? CHROME,
      addressOf: () => from.address ?? '192.0.2.7',
      optedOut: false,
      key: undefined,
      checkOrigin: () => undefined,
      checkRate: async () => undefined,
    });
  const docOf = async (site: string, visitor: string) => {
    await world.pipeline.idle();
    const doc = await world.pipeline.visitors.get(`${site}:${visitor}`);
    assert.ok(doc, 'the visitor is there');
    return doc;
  };
  const sentOf = (visitor: string) =>
    world.sent().flatMap((item) => (item.visitor_id === visitor ? [item.event] : []));
  const alerts = (site: string) =>
    world.sent().filter((item) => item.site === site && item.event === 'high_intent_visitor')
      .length;
  const listed = (site: string, limit: number) =>
    listAlerts(
      { visitors: world.pipeline.visitors, online: async () => [], among: async () => new Set() },
      site,
      { page: 1, limit },
      now,
    );

  test('a visitor past 70 alerts', async () => {
    const visitor = newVisitor();
    await track('w_people00', hot(visitor));
    const doc = await docOf('w_people00', visitor);
    assert.ok(doc.intent >= 70 && doc.listed, `${doc.intent}`);
    assert.ok(sentOf(visitor).includes('high_intent_visitor'));
  });

  for (const [who, address] of [
    ['an excluded IPv4 range', '203.0.113.200'],
    ['an excluded IPv6 range', '2001:db8:1::9'],
  ] as const) {
    test(`from ${who} nobody alerts, scores or is listed`, async () => {
      const visitor = newVisitor();
      await track('w_own00000', hot(visitor), { address });
      const doc = await docOf('w_own00000', visitor);
      assert.deepEqual([doc.intent, doc.excluded, doc.listed], [0, true, false]);
      assert.ok(!sentOf(visitor).includes('high_intent_visitor'));
    });
  }

  test("the team's own e-mail is kept apart, subdomains too, and others are not", async () => {
    for (const [email, own] of [
      ['ada@own.example', true],
      ['ADA@Mail.Own.Example', true],
      ['ada@notown.example', false],
    ] as const) {
      const visitor = newVisitor();
      await track('w_own00000', [
        event(visitor, 'identify', '/', { properties: { email } }),
        ...hot(visitor).filter(({ event: name }) => name !== 'identify'),
        event(visitor, 'message', '/pricing'),
      ]);
      const doc = await docOf('w_own00000', visitor);
      assert.equal(doc.excluded, own, email);
      assert.equal(sentOf(visitor).includes('high_intent_visitor'), !own, email);
      assert.equal(doc.listed, !own);
    }
  });

  test("a browser that said 'ignore' is the team's own from then on", async () => {
    const visitor = newVisitor();
    await track('w_people00', [event(visitor, 'ignore', '/'), ...hot(visitor)]);
    const doc = await docOf('w_people00', visitor);
    assert.equal(doc.listed, false);
    assert.ok(!sentOf(visitor).includes('high_intent_visitor'));
    const bought = event(visitor, 'purchase', '/', { properties: { amount: 5, currency: 'EUR' } });
    await track('w_people00', [bought]);
    await world.pipeline.idle();
    assert.deepEqual(await world.pipeline.ordersOf('w_people00', visitor), [], 'no revenue');
  });

  test('a customer alerts nobody, by a purchase or by a trait', async () => {
    for (const made of [
      { name: 'purchase', properties: { amount: 5, currency: 'EUR' } },
      { name: 'identify', properties: { email: 'jane@gmail.com', lifecycle: 'customer' } },
    ]) {
      const visitor = newVisitor();
      const { name, properties } = made;
      const others = hot(visitor).filter((one) => one.event !== name);
      await track('w_people00', [event(visitor, name, '/', { properties }), ...others]);
      const doc = await docOf('w_people00', visitor);
      assert.equal(doc.lifecycle, 'customer');
      assert.ok(!sentOf(visitor).includes('high_intent_visitor'), name);
    }
  });

  for (const [what, userAgent] of [
    ['a crawler', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    ['no user agent', ''],
    ['headless Chrome', CHROME.replace('Chrome/', 'HeadlessChrome/')],
    ['a script', 'python-requests/2.32'],
  ] as const) {
    test(`${what} is kept apart, scores 0 and tells nobody`, async () => {
      const visitor = newVisitor();
      await track('w_robots00', hot(visitor), { userAgent, address: '198.51.100.1' });
      const doc = await docOf('w_robots00', visitor);
      assert.deepEqual([doc.intent, doc.bot, doc.listed], [0, true, false]);
      assert.deepEqual(sentOf(visitor), []);
    });
  }

  test('whoever sees pages faster than people can is a bot; five redirects in a tick are not', async () => {
    const [fast, redirected] = [newVisitor(), newVisitor()];
    const views = (visitor: string, count: number) =>
      Array.from({ length: count }, (_, n) => event(visitor, 'page_view', `/p${n}`));
    await track('w_robots00', views(fast, 30));
    await track('w_robots00', views(redirected, 5));
    assert.equal((await docOf('w_robots00', fast)).bot, true);
    assert.equal((await docOf('w_robots00', redirected)).bot, false);
    const again = newVisitor();
    const batch = views(again, 10);
    for (let tries = 0; tries < 4; tries += 1) await track('w_robots00', batch);
    assert.equal((await docOf('w_robots00', again)).bot, false, 'a retry is no second view');
  });

  test('a large company that reads closely alerts as one, once', async () => {
    const visitor = newVisitor();
    const from = { address: '198.51.100.1' };
    const read = (path: string) =>
      track(
        'w_people00',
        [event(visitor, 'page_view', path), event(visitor, 'page_engaged', path)],
        from,
      );
    await read('/product');
    await docOf('w_people00', visitor);
    assert.ok(!sentOf(visitor).includes('enterprise_alert'), 'E ≥ 80 alone is not enough');
    await read('/pricing');
    await docOf('w_people00', visitor);
    await read('/demo');
    await docOf('w_people00', visitor);
    assert.equal(sentOf(visitor).filter((name) => name === 'enterprise_alert').length, 1);
    assert.equal(sentOf(visitor).filter((name) => name === 'visitor_enriched').length, 1);
  });

  test('of seventy visitors at once, sixty alert; the others only in the dashboard', async () => {
    const visitors = Array.from({ length: 70 }, newVisitor);
    const batch = visitors.flatMap((visitor) =>
      hot(visitor).map(({ event_id, event: name, url, page_view_id, ...more }): StoredEvent => ({
        _id: eventKey('w_many0000', visitor, event_id),
        site: 'w_many0000',
        visitor_id: visitor,
        event_id,
        event: name,
        url,
        page_view_id,
        timestamp: new Date(now),
        received_at: new Date(now),
        source: 'browser',
        batch: '',
        ...('properties' in more
          ? { properties: more['properties'] as Record<string, unknown> }
          : {}),
      })),
    );
    await world.pipeline.commit(batch);
    await world.pipeline.idle();
    const docs = await Promise.all(visitors.map((visitor) => docOf('w_many0000', visitor)));
    assert.ok(
      docs.every(({ armed, alerted_at }) => !armed && alerted_at),
      'all have alerted',
    );
    assert.equal(alerts('w_many0000'), 60);
    const { data, total } = await listed('w_many0000', 100);
    assert.equal(total, 70, 'the dashboard shows all of them');
    assert.equal(data.filter(({ sent }) => !sent).length, 10, 'and says of which it alone knows');
    const told = new Set(
      world
        .sent()
        .flatMap((item) => (item.event === 'high_intent_visitor' ? [item.visitor_id] : [])),
    );
    assert.ok(data.every(({ id, sent }) => sent === told.has(id)));
    now += 3_600_000;
    await track('w_many0000', hot(newVisitor()));
    await world.pipeline.idle();
    assert.equal(alerts('w_many0000'), 61, 'an hour later there is room again');
  });

  test('sixty alert in every hour, however many there are in each', async () => {
    const site = 'w_many0001';
    now = Math.ceil(now / 3_600_000) * 3_600_000;
    for (const hour of [1, 2]) {
      for (let part = 0; part < 3; part += 1) {
        await Promise.all(Array.from({ length: 24 }, () => track(site, hot(newVisitor()))));
        await world.pipeline.idle();
        now += 1_200_000;
      }
      assert.equal(alerts(site), 60 * hour);
      const { data } = await listed(site, 100);
      assert.equal(data.slice(0, 72).filter(({ sent }) => !sent).length, 12);
    }
  });

  test('what a large company did yesterday alerts nobody today', async () => {
    const visitor = newVisitor();
    const yesterday = { timestamp: new Date(now - 26 * 3_600_000).toISOString() };
    await track(
      'w_people00',
      ['/product', '/pricing', '/demo'].flatMap((path) => [
        event(visitor, 'page_view', path, yesterday),
        event(visitor, 'page_engaged', path, yesterday),
      ]),
      { address: '198.51.100.1' },
    );
    const { enterprise_score } = await docOf('w_people00', visitor);
    assert.ok((enterprise_score ?? 0) >= 80);
    assert.ok(!sentOf(visitor).includes('enterprise_alert'));
  });

  test('a list sorted by score is right a week later, without any traffic', async () => {
    const visitors = Array.from({ length: 12 }, newVisitor);
    for (const [n, visitor] of visitors.entries()) {
      // Pages decay faster than engagement: who was first is not first a week later.
      const events =
        n % 2 === 0
          ? [event(visitor, 'page_engaged', '/pricing'), event(visitor, 'page_engaged', '/demo')]
          : hot(visitor).slice(2);
      await track('w_decay000', events.slice(0, 1 + (n % 4)));
    }
    await world.pipeline.idle();
    const order = async () => {
      const docs = await Promise.all(visitors.map((visitor) => docOf('w_decay000', visitor)));
      const scoring = await world.pipeline.scoringFor('w_decay000');
      assert.ok(scoring);
      return docs.map(({ state, intent, network_is_own }) => ({
        stored: intent,
        exact: state
          ? scoring.score({ state: state.intent, networkIsOwn: network_is_own, bot: false }, now)
              .intent
          : -1,
      }));
    };
    const before = await order();
    const alerted = alerts('w_decay000');
    now += 7 * DAY;
    while (await refreshDue(world.pipeline.projection));
    const later = await order();
    assert.deepEqual(
      later.map(({ stored }) => stored),
      later.map(({ exact }) => exact),
    );
    assert.notDeepEqual(later, before);
    assert.equal(alerts('w_decay000'), alerted);
  });
});
