import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Redis } from 'ioredis';
import { pino } from 'pino';
import { testDatabase } from '../engine/testing/test-database.ts';
import { connectRedis } from '../live/redis.ts';
import { testRedis, type TestRedis } from '../live/testing/test-redis.ts';
import type { OutboxItem } from '../ports.ts';
import { rebuildVisitors } from '../visitors/rebuild.ts';
import { DOCUMENTED } from './testing/documented-answers.ts';
import { enrichmentWorld, ISP, type EnrichmentWorld } from './testing/enrichment-world.ts';
import { startStandIn, type StandIn, type StandInAnswer } from './testing/stand-in.ts';

const KEY = 'a-key-that-nobody-may-see-9876';
const SITES = Array.from({ length: 30 }, (_, n) => `w_enrich${String(n).padStart(4, '0')}`);
const view = { event: 'page_view' };
const provider = (id: string, more: object = {}) => ({ id, enabled: true, key: KEY, ...more });

/** Every provider answers as documented. */
const asDocumented = ({ url }: { url: string }): StandInAnswer => {
  const [, id = '', path = ''] = /^\/([a-z_]+)(\/.*)$/.exec(url) ?? [];
  const answers = (DOCUMENTED as Record<string, Record<string, unknown>>)[id] ?? {};
  const kind = path.startsWith('/person')
    ? 'email'
    : /domain=|website=/.test(path)
      ? 'domain'
      : 'ip';
  return answers[kind] === undefined ? { status: 404 } : { body: answers[kind] };
};

let db: Awaited<ReturnType<typeof testDatabase>>;
let redisServer: TestRedis;
let redis: Redis;
let standIn: StandIn;
let now = Date.now();
const outbox = new Map<string, OutboxItem>();
let a: EnrichmentWorld;
let b: EnrichmentWorld;
let next = 0;
/** A site of its own for every test. */
const newSite = (): string => SITES[next++] ?? assert.fail('more sites, please');

before(async () => {
  [db, redisServer, standIn] = await Promise.all([
    testDatabase(),
    testRedis(),
    startStandIn(asDocumented),
  ]);
  redis = await connectRedis(redisServer.url, pino({ level: 'silent' }));
  const shared = { db, standIn, redis, sites: SITES, outbox, now: () => now };
  a = await enrichmentWorld(shared);
  b = await enrichmentWorld(shared);
});
after(async () => {
  await a.stop();
  await b.stop();
  redis.disconnect();
  await Promise.all([redisServer.stop(), standIn.stop()]);
  await db.stop();
});

/** Everything that is on disk and in Redis, as text. */
const everything = async (): Promise<string> => {
  const texts: string[] = [];
  for (const { collection } of Object.values(db.connection.models)) {
    texts.push(JSON.stringify(await collection.find({}).toArray()));
  }
  for (const key of await redis.keys('*')) {
    texts.push(key, (await redis.get(key).catch(() => '')) ?? '');
  }
  return texts.join('\n');
};

describe('a page view of a site with providers', () => {
  test('is enriched after its answer: company, sources, one event that is no activity', async () => {
    const site = newSite();
    const visitor = a.newVisitor();
    await a.configure(site, { providers: [provider('snitcher')] });
    standIn.answer(asDocumented);
    await a.send(site, visitor, [view], '73.12.34.99');
    await a.settled();
    const doc = await a.docOf(site, visitor);
    assert.equal(doc?.company?.domain, 'acme.com');
    assert.equal(doc.company.source, 'snitcher');
    assert.equal(doc.company.confidence, 'medium', "at most, on a carrier's line");
    assert.equal(doc.company.size, '201-500');
    assert.equal(doc.state?.events, 1);
    const told = [...outbox.values()].filter((item) => item.visitor_id === visitor);
    assert.deepEqual(
      told.map(({ event, delayMs }) => [event, delayMs]),
      [['visitor_enriched', 0]],
      'the answer is there: nothing is waited for',
    );
    await rebuildVisitors(a.pipeline.projection, [`${site}:${visitor}`]);
    assert.deepEqual((await a.docOf(site, visitor))?.state, doc.state, 'a rebuild asks nobody');
    assert.equal(standIn.requests.length, 1);
    assert.ok(!(await everything()).includes('73.12.34.99'), 'the address is nowhere');
  });

  test('that comes again asks nobody and writes nothing', async () => {
    const site = newSite();
    const visitor = a.newVisitor();
    await a.configure(site, { providers: [provider('snitcher')] });
    standIn.answer(asDocumented);
    for (let n = 0; n < 3; n += 1) {
      await a.send(site, visitor, [view]);
      await a.settled();
    }
    assert.equal(standIn.requests.length, 1);
    const events = db.connection.collection('events');
    assert.equal(await events.countDocuments({ site, event: 'enriched' }), 1);
  });

  test('names nobody who is at home, on the phone, in a cloud or behind a VPN', async () => {
    const site = newSite();
    await a.configure(site, { providers: [provider('ipinfo')] });
    const home = { company: { name: 'Comcast', domain: 'comcast.com', type: 'isp' } };
    standIn.answer(() => ({ body: home }));
    const visitor = a.newVisitor();
    await a.send(site, visitor, [view]);
    await a.settled();
    assert.equal(standIn.requests.length, 1);
    assert.equal((await a.docOf(site, visitor))?.company, null);
    for (const type of ['mobile', 'hosting', 'vpn', 'private'] as const) {
      const other = a.newVisitor();
      a.enrichment.hold(site, other, '73.1.1.1', { ...ISP, type });
      assert.equal(a.enrichment.gauges().addresses, 0, `${type} is not even asked about`);
    }
  });

  test('is stored whatever the provider does', async () => {
    const site = newSite();
    await a.configure(site, { providers: [provider('ipinfo'), provider('iplocate')] });
    const faults: StandInAnswer[] = [
      { status: 500 },
      { body: '<html>' },
      { status: 401 },
      { status: 429, headers: { 'Retry-After': '60' } },
    ];
    for (const [n, fault] of faults.entries()) {
      standIn.answer(() => fault);
      const answer = await a.send(site, a.newVisitor(), [view], `73.20.0.${n}`);
      assert.equal(answer.accepted, 1);
      await a.settled();
    }
  });

  test('waits for nobody: the answer is there before the provider’s', async () => {
    const site = newSite();
    await a.configure(site, { providers: [provider('ipinfo')] });
    standIn.answer(() => ({ delayMs: 700, body: {} }));
    const start = performance.now();
    await a.send(site, a.newVisitor(), [view], '73.21.0.1');
    assert.ok(performance.now() - start < 600);
    await a.settled();
  });

  test('may cross the threshold by what a provider finds', async () => {
    const site = newSite();
    const visitor = a.newVisitor();
    await a.configure(site, { providers: [provider('people_data_labs')] });
    const big = structuredClone(DOCUMENTED.people_data_labs.ip) as unknown as {
      data: { ip: { metadata?: object }; company: Record<string, unknown> };
    };
    Object.assign(big.data.company, { size: '10001+', inferred_revenue: '$10b+' });
    standIn.answer(() => ({ delayMs: 1_200, body: big }));
    const office = await enrichmentWorld({
      db,
      standIn,
      redis,
      sites: SITES,
      outbox,
      now: () => now,
      network: () => ({ type: 'business', country: 'US', data_version: '2026-02-20' }),
    });
    await office.refresh(site);
    const [pricing, demo] = [randomUUID(), randomUUID()];
    const on = (event: string, path: string, id: string) => ({
      event,
      url: `https://a.example${path}`,
      page_view_id: id,
      ...(event === 'page_view' ? { event_id: id } : {}),
    });
    await office.send(site, visitor, [
      on('page_view', '/pricing', pricing),
      on('page_view', '/demo', demo),
      on('widget_opened', '/pricing', pricing),
      on('click', '/demo', demo),
    ]);
    await office.say(site, visitor);
    await office.pipeline.idle();
    const alerts = () =>
      [...outbox.values()].filter(
        (item) => item.visitor_id === visitor && item.event === 'high_intent_visitor',
      ).length;
    // 40 + 26, as in the contract's table.
    assert.equal((await a.docOf(site, visitor))?.intent, 66);
    assert.equal(alerts(), 0);
    await office.settled();
    assert.ok(((await a.docOf(site, visitor))?.intent ?? 0) >= 70);
    assert.equal(alerts(), 1);
    await office.stop();
  });
});

describe('lookups', () => {
  test('1,000 at once, in two processes, are one call', async () => {
    const site = newSite();
    await a.configure(site, { providers: [provider('snitcher')] });
    await b.refresh(site);
    standIn.answer((request) => ({ ...asDocumented(request), delayMs: 150 }));
    const sending = Array.from({ length: 1_000 }, (_, n) =>
      (n % 2 === 0 ? a : b).send(site, a.newVisitor(), [view], '73.30.0.1'),
    );
    await Promise.all(sending);
    await Promise.all([a.settled(), b.settled()]);
    assert.equal(standIn.requests.length, 1);
    const found = await db.connection
      .collection('visitors')
      .countDocuments({ site, 'company.domain': 'acme.com' });
    assert.equal(found, 1_000);
  });

  test('go on to the next provider until everything is filled, in the order of the site', async () => {
    const site = newSite();
    await a.configure(site, {
      providers: [provider('ipinfo'), provider('hunter'), provider('apollo')],
    });
    standIn.answer(asDocumented);
    const visitor = a.newVisitor();
    await a.send(site, visitor, [view], '73.31.0.1');
    await a.settled();
    const asked = standIn.requests.map(({ url }) => url.split('/')[1]);
    assert.deepEqual(asked, ['ipinfo', 'hunter'], 'Apollo could add nothing');
    const doc = await a.docOf(site, visitor);
    assert.equal(doc?.company?.size, '201-500');
    assert.equal(doc.company.name, 'Acme Inc', "the first provider's");
  });

  test('remember that there is nothing, and ask anew in the background when it is stale', async () => {
    const site = newSite();
    await a.configure(site, { providers: [provider('snitcher')] });
    standIn.answer(() => ({ status: 404 }));
    const ask = async () => {
      const visitor = a.newVisitor();
      await a.send(site, visitor, [view], '73.32.0.1');
      await a.settled();
      return (await a.docOf(site, visitor))?.company?.domain;
    };
    await ask();
    await ask();
    assert.equal(standIn.requests.length, 1, 'nothing is an answer');
    standIn.answer(asDocumented);
    now += 4 * 86_400_000;
    a.forget(site);
    assert.equal(await ask(), undefined, 'the stale answer is used');
    assert.equal(standIn.requests.length, 1, 'and asked anew');
    assert.equal(await ask(), 'acme.com');
  });

  test('never spend more than the budget of the month, in two processes', async () => {
    const site = newSite();
    await a.configure(site, {
      monthly_budget: 0.1,
      providers: [provider('snitcher', { cost: 0.02 })],
    });
    await b.refresh(site);
    standIn.answer(asDocumented);
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 === 0 ? a : b).send(site, a.newVisitor(), [view], `73.33.0.${n}`),
      ),
    );
    await Promise.all([a.settled(), b.settled()]);
    assert.equal(standIn.requests.length, 5);
    await Promise.all([a.enrichment.job(), b.enrichment.job()]);
    const month = await db.connection.collection('enrichment_usage').findOne({ site });
    assert.equal(month?.['spent'], 100_000);
    assert.equal(month?.['over_budget'], 35);
  });

  test('of nothing cost nothing', async () => {
    const site = newSite();
    await a.configure(site, { providers: [provider('snitcher', { cost: 0.02 })] });
    standIn.answer(() => ({ status: 404 }));
    await a.send(site, a.newVisitor(), [view], '73.34.0.1');
    await a.settled();
    const month = await db.connection.collection('enrichment_usage').findOne({ site });
    assert.equal(month?.['spent'], 0);
  });

  test('let a provider rest after five failures, or for as long as it asks', async () => {
    const site = newSite();
    await a.configure(site, { providers: [provider('ipinfo')] });
    standIn.answer(() => ({ status: 500 }));
    for (let n = 0; n < 9; n += 1) {
      await a.send(site, a.newVisitor(), [view], `73.35.0.${n}`);
      await a.settled();
    }
    assert.equal(standIn.requests.length, 5);
    now += 61_000;
    standIn.answer(() => ({ status: 429, headers: { 'Retry-After': '120' } }));
    const ask = async (n: number) => {
      await a.send(site, a.newVisitor(), [view], `73.35.1.${n}`);
      await a.settled();
      return standIn.requests.length;
    };
    assert.equal(await ask(1), 1);
    now += 100_000;
    assert.equal(await ask(2), 1);
    now += 21_000;
    assert.equal(await ask(3), 2);
  });

  test('let a provider rest in both processes, whichever of them it failed in', async () => {
    const site = newSite();
    await a.configure(site, { providers: [provider('ipinfo')] });
    await b.refresh(site);
    let next = 0;
    const ask = async (world: EnrichmentWorld) => {
      await world.send(site, world.newVisitor(), [view], `73.39.0.${(next += 1)}`);
      await world.settled();
      return standIn.requests.length;
    };
    standIn.answer(() => ({ status: 500 }));
    for (const world of [a, b, a, b, a, b, a]) await ask(world);
    assert.equal(standIn.requests.length, 5, 'five failures, of both together');
    now += 61_000;
    standIn.answer(asDocumented);
    assert.equal(await ask(b), 1);
    standIn.answer(() => ({ status: 429, headers: { 'Retry-After': '120' } }));
    assert.equal(await ask(a), 1);
    assert.equal(await ask(b), 1, 'it asked the other one for patience');
  });

  test('that are queued at the provider (202) are asked for again, the address still in memory', async () => {
    const site = newSite();
    const visitor = a.newVisitor();
    await a.configure(site, { providers: [provider('snitcher')] });
    let asked = 0;
    const answered = new Promise<void>((done) => {
      standIn.answer((request) => {
        asked += 1;
        if (asked === 1) return { status: 202, headers: { 'Retry-After': '1' } };
        done();
        return asDocumented(request);
      });
    });
    await a.send(site, visitor, [view], '73.36.0.1');
    await a.settled();
    assert.equal(a.enrichment.gauges().addresses, 1);
    await answered;
    await a.settled();
    assert.equal((await a.docOf(site, visitor))?.company?.domain, 'acme.com');
    assert.equal(a.enrichment.gauges().addresses, 0, 'and then it is forgotten');
  });

  test('do without Redis', async () => {
    const site = newSite();
    await a.configure(site, { providers: [provider('snitcher')] });
    standIn.answer(asDocumented);
    await redisServer.kill();
    await a.send(site, a.newVisitor(), [view], '73.37.0.1');
    await a.settled();
    await a.send(site, a.newVisitor(), [view], '73.37.0.1');
    await a.settled();
    await redisServer.restart();
    assert.equal(standIn.requests.length, 1, 'the database remembers');
  });

  test('by a reverse name veto a company, and save the money', async () => {
    const names: Record<string, string> = {
      '73.38.0.1': 'c-73-38-0-1.hsd1.ca.comcast.net',
      '73.38.0.2': 'gw.acme-example.com',
    };
    const site = newSite();
    const world = await enrichmentWorld({
      db,
      standIn,
      redis,
      sites: SITES,
      now: () => now,
      reverse: async (address) => (names[address] ? { name: names[address] } : {}),
    });
    await world.configure(site, { reverse_dns: true, providers: [provider('snitcher')] });
    standIn.answer(asDocumented);
    const companyOf = async (address: string) => {
      const visitor = world.newVisitor();
      await world.send(site, visitor, [view], address);
      await world.settled();
      return (await world.docOf(site, visitor))?.company?.domain;
    };
    assert.equal(await companyOf('73.38.0.1'), undefined);
    assert.equal(standIn.requests.length, 0);
    standIn.answer(() => ({ status: 404 }));
    assert.equal(await companyOf('73.38.0.2'), 'acme-example.com');
    await world.stop();
  });
});

describe('a person', () => {
  const identify = (email: string) => ({ event: 'identify', properties: { email } });
  const asked = () => standIn.requests.filter(({ url }) => url.includes('/person/')).length;

  test('is looked up by e-mail only where tier, consent and place allow it', async () => {
    const site = newSite();
    const setting = (put: object) =>
      a.configure(site, { providers: [provider('people_data_labs')], ...put });
    const come = async (email: string, writes = true) => {
      standIn.answer(asDocumented);
      const visitor = a.newVisitor();
      await a.send(site, visitor, [view, identify(email)]);
      if (writes) await a.say(site, visitor);
      await a.settled();
      return (await a.docOf(site, visitor))?.name ?? null;
    };
    await setting({ tier: 'growth' });
    assert.equal(await come('one@acme.com', false), null, 'unverified, and said nothing');
    assert.equal(asked(), 0);
    assert.equal(await come('two@acme.com'), 'Jane Smith');
    await setting({ tier: 'starter' });
    assert.equal(await come('three@acme.com'), null);
    await setting({ tier: 'enterprise', person_enrichment: 'off' });
    assert.equal(await come('four@acme.com'), null);
    assert.equal(asked(), 0);
  });

  test('is forgotten with the visitor, in the cache too', async () => {
    const site = newSite();
    const visitor = a.newVisitor();
    await a.configure(site, { tier: 'growth', providers: [provider('people_data_labs')] });
    standIn.answer(asDocumented);
    await a.send(site, visitor, [view, identify('jane@acme.com')]);
    await a.say(site, visitor);
    await a.settled();
    const enrichments = db.connection.collection('enrichments');
    assert.equal(await enrichments.countDocuments({ site, visitors: visitor }), 1);
    await a.enrichment.eraseVisitor(site, visitor);
    assert.equal(await enrichments.countDocuments({ site, visitors: visitor }), 0);
  });
});
