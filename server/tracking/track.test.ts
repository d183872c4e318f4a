import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import Koa from 'koa';
import pino from 'pino';
import { siteConfig } from '../contracts/site-config.ts';
import type { TrackAnswer } from '../contracts/track.ts';
import { answerErrors } from '../http/errors-middleware.ts';
import { testPipeline, testSite, type TestPipeline } from '../testing/test-pipeline.ts';
import { trackRoutes } from './routes.ts';

const SITE = 'w_open00000';
const SECRET = 'an identity secret of the site';

describe('POST /track', () => {
  let world: TestPipeline;
  let server: Server;
  let url: string;
  const rejected: string[] = [];

  before(async () => {
    world = await testPipeline({
      sites: [
        testSite(SITE, { identitySecrets: [SECRET] }),
        testSite('w_closed000', { allowedOrigins: ['https://a.example'] }),
        testSite('w_consent00', {
          config: siteConfig.parse({ consent: 'required', allowAutomation: true }),
        }),
        testSite('w_redacts00', { redact: ['order_ref', '/reset/*'] }),
        testSite('w_nobots000', { config: siteConfig.parse({}) }),
      ],
      siteOfKey: async (key) => (key === 'clm_good' ? SITE : undefined),
    });
    const router = trackRoutes({
      ingest: world.pipeline.ingest,
      addressOf: () => '203.0.113.77',
      checkRate: async () => undefined,
      onRejected: (code) => rejected.push(code),
    });
    const app = new Koa();
    app.use(answerErrors(pino({ level: 'silent' }))).use(router.routes());
    server = createServer(app.callback());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/track`;
  });
  after(async () => {
    server.close();
    await world.stop();
  });

  const newVisitor = () => `v_${randomUUID().replaceAll('-', '')}`;
  const event = (visitor_id: string, changes: Record<string, unknown> = {}) => ({
    event_id: randomUUID(),
    event: 'page_view',
    visitor_id,
    timestamp: new Date().toISOString(),
    url: 'https://a.example/pricing',
    ...changes,
  });
  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'text/plain',
        'User-Agent': 'Mozilla/5.0 Firefox/140',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer = (await response.json()) as TrackAnswer & { error?: { code: string } };
    return { status: response.status, answer, headers: response.headers };
  };
  const stored = (visitor: string) =>
    world.pipeline.events.forSite({ site: SITE }).timeline([visitor], { limit: 100 });

  test('answers 202 for one event with widget_id, and it is on disk', async () => {
    const visitor = newVisitor();
    const { status, answer } = await post({ widget_id: SITE, ...event(visitor) });
    assert.equal(status, 202);
    assert.deepEqual(answer, { accepted: 1, duplicates: 0, rejected: [] });
    const [kept] = await stored(visitor);
    assert.equal(kept?.url, 'https://a.example/pricing');
    assert.equal(kept?.user_agent, 'Mozilla/5.0 Firefox/140');
    assert.equal(kept?.network?.country, 'DE');
    assert.match(kept?.ip_hash ?? '', /^[0-9a-f]{32}$/);
  });

  test('keeps the good events of a batch with a bad one, and says what is wrong with that', async () => {
    const visitor = newVisitor();
    const bad = event(visitor, { event: 'purchase', properties: { amount: -1, currency: 'USD' } });
    const { status, answer } = await post({
      widget_id: SITE,
      events: [event(visitor), bad, event(visitor)],
    });
    assert.equal(status, 202);
    assert.equal(answer.accepted, 2);
    assert.deepEqual(answer.rejected, [
      {
        index: 1,
        code: 'invalid_purchase',
        message: 'amount must be a number of 0 or more',
      },
    ]);
    assert.equal((await stored(visitor)).length, 2);
  });

  test('takes out of addresses what the site itself has named, and leaves other sites’ alone', async () => {
    const url = 'https://a.example/reset/abc?order_ref=4711';
    const at = async (site: string) => {
      const visitor = newVisitor();
      const properties = { href: url, links: [url] };
      await post({ widget_id: site, ...event(visitor, { url, referrer: url, properties }) });
      const [kept] = await world.pipeline.events
        .forSite({ site })
        .timeline([visitor], { limit: 1 });
      return [kept?.url, kept?.referrer, kept?.properties];
    };
    const expected = (one: string) => [one, one, { href: one, links: [one] }];
    const redacted = 'https://a.example/reset/redacted?order_ref=redacted';
    assert.deepEqual(await at('w_redacts00'), expected(redacted));
    assert.deepEqual(await at(SITE), expected(url));
  });

  test('a message keeps the route of its page where the site routes by the fragment', async () => {
    const urlOf = async (hashRouting?: boolean) => {
      const visitorId = newVisitor();
      await world.pipeline.recordMessage({
        site: testSite(SITE),
        visitorId,
        messageId: randomUUID(),
        conversationId: 'c_1',
        at: Date.now(),
        asks: 'none',
        first: true,
        url: 'https://a.example/app#/pricing',
        ...(hashRouting === undefined ? {} : { hashRouting }),
        userAgent: 'Mozilla/5.0 Firefox/140',
        address: '203.0.113.77',
      });
      return (await stored(visitorId))[0]?.url;
    };
    assert.equal(await urlOf(true), 'https://a.example/app#/pricing');
    assert.equal(await urlOf(), 'https://a.example/app');
  });

  test('stores a duplicate once, also when both come at the same time', async () => {
    const visitor = newVisitor();
    const one = { widget_id: SITE, events: [event(visitor)] };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(one)));
    assert.equal(
      answers.reduce((sum, { answer }) => sum + answer.accepted, 0),
      1,
    );
    assert.equal(
      answers.reduce((sum, { answer }) => sum + answer.duplicates, 0),
      7,
    );
    await world.pipeline.idle();
    const doc = await world.pipeline.visitors.get(`${SITE}:${visitor}`);
    assert.equal(doc?.page_views, 1);
  });

  test('scrubs urls and forgets the user_hash', async () => {
    const visitor = newVisitor();
    const email = 'jane@acme.com';
    const user_hash = createHmac('sha256', SECRET).update(email).digest('hex');
    await post({
      widget_id: SITE,
      events: [
        event(visitor, { url: 'https://a.example/?token=abc#x' }),
        event(visitor, { event: 'identify', properties: { email, user_hash } }),
      ],
    });
    const kept = await stored(visitor);
    const identify = kept.find((one) => one.event === 'identify');
    assert.equal(
      kept.find((one) => one.event === 'page_view')?.url,
      'https://a.example/?token=redacted',
    );
    assert.equal(identify?.identity, 'verified');
    assert.match(identify?.person_id ?? '', /^p_/);
    assert.deepEqual(identify?.properties, { email });
  });

  test('keeps the fragment where the page says that it is a route, less its secrets', async () => {
    const visitor = newVisitor();
    const routed = { url: 'https://a.example/app#/plans?token=abc', hash_routing: true };
    await post({
      widget_id: SITE,
      events: [
        event(visitor, { ...routed, referrer: 'https://a.example/app#/home' }),
        event(visitor, { event: 'click', url: routed.url }),
      ],
    });
    const kept = await stored(visitor);
    const view = kept.find((one) => one.event === 'page_view');
    assert.equal(view?.url, 'https://a.example/app#/plans?token=redacted');
    assert.equal(view?.referrer, 'https://a.example/app#/home');
    assert.equal(kept.find((one) => one.event === 'click')?.url, 'https://a.example/app');
  });

  test('a wrong user_hash is an unverified identity', async () => {
    const visitor = newVisitor();
    await post({
      widget_id: SITE,
      ...event(visitor, {
        event: 'identify',
        properties: { email: 'jane@acme.com', user_hash: '0'.repeat(64) },
      }),
    });
    assert.equal((await stored(visitor))[0]?.identity, 'unverified');
  });

  const refusals: [
    what: string,
    body: unknown,
    headers: Record<string, string>,
    status: number,
    code: string,
  ][] = [
    [
      'an unknown widget',
      { widget_id: 'w_unknown00', ...event('v_0123456789abcdef') },
      {},
      401,
      'unknown_widget',
    ],
    ['no JSON', '{"a":', {}, 400, 'malformed'],
    ['an array', [], {}, 400, 'malformed'],
    ['no events', { widget_id: SITE, events: [] }, {}, 400, 'malformed'],
    [
      '101 events',
      { widget_id: SITE, events: Array.from({ length: 101 }, () => ({})) },
      {},
      400,
      'malformed',
    ],
    ['nothing valid', { widget_id: SITE, events: [{ event: '' }] }, {}, 422, 'nothing_valid'],
    ['a body over 64 KB', { widget_id: SITE, x: 'x'.repeat(70_000) }, {}, 413, 'too_large'],
    [
      'a form',
      'a=b',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported_media_type',
    ],
    [
      'a foreign origin',
      { widget_id: 'w_closed000', ...event('v_0123456789abcdef') },
      { Origin: 'https://b.example' },
      403,
      'origin_not_allowed',
    ],
    [
      'an unknown key',
      { ...event('v_0123456789abcdef') },
      { Authorization: 'Bearer clm_bad' },
      401,
      'unknown_key',
    ],
    [
      'a message_sent of a browser',
      { widget_id: SITE, ...event('v_0123456789abcdef', { event: 'message_sent' }) },
      {},
      422,
      'nothing_valid',
    ],
    [
      'properties nested too deep',
      {
        widget_id: SITE,
        ...event('v_0123456789abcdef', { properties: { a: { b: { c: { d: { e: { f: 1 } } } } } } }),
      },
      {},
      422,
      'nothing_valid',
    ],
  ];
  for (const [what, body, headers, status, code] of refusals) {
    test(`refuses ${what} with ${status} ${code}`, async () => {
      const refused = await post(body, headers);
      assert.equal(refused.status, status);
      assert.equal(refused.answer.error?.code, code);
      assert.equal(rejected.at(-1), code);
    });
  }

  test('takes events of an allowed origin', async () => {
    const { status } = await post(
      { widget_id: 'w_closed000', ...event(newVisitor()) },
      { Origin: 'https://a.example' },
    );
    assert.equal(status, 202);
  });

  test('honours GPC and DNT, unless consent was granted', async () => {
    for (const headers of [{ 'Sec-GPC': '1' }, { DNT: '1' }]) {
      const refused = await post({ widget_id: SITE, ...event(newVisitor()) }, headers);
      assert.equal(refused.status, 202);
      assert.equal(refused.answer.rejected[0]?.code, 'opted_out');
      const granted = await post(
        { widget_id: SITE, ...event(newVisitor(), { consent: 'granted' }) },
        headers,
      );
      assert.equal(granted.answer.accepted, 1);
    }
  });

  test('stores nothing of a site that requires consent before it is granted', async () => {
    const refused = await post({
      widget_id: 'w_consent00',
      ...event(newVisitor(), { consent: 'implied' }),
    });
    assert.equal(refused.answer.rejected[0]?.code, 'consent_required');
  });

  test('marks bots, which never score', async () => {
    const visitor = newVisitor();
    await post({ widget_id: 'w_nobots000', ...event(visitor) }, { 'User-Agent': 'Googlebot/2.1' });
    await world.pipeline.idle();
    const doc = await world.pipeline.visitors.get(`w_nobots000:${visitor}`);
    assert.equal(doc?.bot, true);
    assert.equal(doc?.intent, 0);
    assert.equal(doc?.listed, false);
  });

  test('a server sends by key, for a visitor it knows by e-mail; no network, no presence', async () => {
    const visitor = newVisitor();
    const email = `${visitor}@acme.com`;
    await post({
      widget_id: SITE,
      ...event(visitor, { event: 'identify', properties: { email } }),
    });
    await world.pipeline.idle();
    const headers = { Authorization: 'Bearer clm_good', 'Content-Type': 'application/json' };
    const purchase = {
      event: 'purchase',
      email,
      properties: { amount: 299, currency: 'USD', orderId: 'ord_9' },
    };
    assert.equal((await post(purchase, headers)).answer.accepted, 1);
    const bought = (await stored(visitor)).find((one) => one.event === 'purchase');
    assert.equal(bought?.source, 'server');
    assert.equal(bought?.network, undefined);
    assert.equal(bought?.user_agent, undefined);
    const unknown = await post({ ...purchase, email: 'nobody@acme.com' }, headers);
    assert.equal(unknown.answer.rejected[0]?.code, 'unknown_visitor');
  });

  test('an erased visitor is told so, and nothing of it comes back', async () => {
    const visitor = newVisitor();
    await post({ widget_id: SITE, ...event(visitor) });
    await world.pipeline.idle();
    await world.pipeline.erase(SITE, visitor);
    const again = await post({ widget_id: SITE, ...event(visitor) });
    assert.equal(again.answer.rejected[0]?.code, 'visitor_erased');
    assert.equal((await stored(visitor)).length, 0);
    assert.equal(await world.pipeline.visitors.get(`${SITE}:${visitor}`), undefined);
  });

  test('keys that look like operators are keys like any other; __proto__ is dropped', async () => {
    const visitor = newVisitor();
    const properties = JSON.parse(
      '{"$where": "1", "a.b": 1, "__proto__": {"x": 1}, "constructor": 2}',
    ) as object;
    const { answer } = await post({
      widget_id: SITE,
      ...event(visitor, { event: 'odd', properties }),
    });
    assert.equal(answer.accepted, 1);
    const [kept] = await stored(visitor);
    assert.deepEqual(Object.keys(kept?.properties ?? {}).sort(), ['$where', 'a.b', 'constructor']);
    await world.pipeline.idle();
    assert.equal((await world.pipeline.visitors.get(`${SITE}:${visitor}`))?.page_views, 0);
  });

  test("names of the database driver's own types cost nobody in the group an answer", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post({
          widget_id: SITE,
          ...event(newVisitor(), {
            event: 'odd',
            properties: index % 4 === 0 ? { a: { _bsontype: 'ObjectId', $ref: 'x', $id: 1 } } : {},
          }),
        }),
      ),
    );
    assert.ok(answers.every(({ status, answer }) => status === 202 && answer.accepted === 1));
  });

  test('scrubs urls among the properties, too', async () => {
    const visitor = newVisitor();
    const properties = { href: 'https://u:p@b.example/reset?token=abc' };
    await post({ widget_id: SITE, ...event(visitor, { event: 'outbound_click', properties }) });
    const [kept] = await stored(visitor);
    assert.deepEqual(kept?.properties, { href: 'https://b.example/reset?token=redacted' });
  });
});
