import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import Router from '@koa/router';
import Koa from 'koa';
import { pino } from 'pino';
import type { OwnProvider, PutEnrichmentSettings } from '../../contracts/enrichment.ts';
import type { Scope } from '../../contracts/scope.ts';
import { testDatabase } from '../../engine/testing/test-database.ts';
import { answerErrors } from '../../http/errors-middleware.ts';
import { DOCUMENTED } from '../testing/documented-answers.ts';
import { enrichmentWorld, type EnrichmentWorld } from '../testing/enrichment-world.ts';
import { startStandIn, type StandIn } from '../testing/stand-in.ts';

const { fetch } = globalThis;
const SITE = 'w_settings01';
const OTHER = 'w_settings02';
const KEY = 'sk-never-to-be-seen-anywhere-4711';

let db: Awaited<ReturnType<typeof testDatabase>>;
let standIn: StandIn;
let world: EnrichmentWorld;
let url: string;
let close: () => Promise<void>;
const seen: string[] = [];

before(async () => {
  [db, standIn] = await Promise.all([testDatabase(), startStandIn(() => ({}))]);
  const log = pino({ level: 'trace' }, { write: (line: string) => void seen.push(line) });
  world = await enrichmentWorld({ db, standIn, sites: [SITE, OTHER], log });
  const app = new Koa();
  app.use(answerErrors(log));
  app.use(async (ctx, next) => {
    const scope: Scope = { organisation: 'o', site: ctx.get('x-site') || SITE, via: 'session' };
    if (ctx.get('x-via') === 'key') Object.assign(scope, { via: 'key', scopes: ['read', 'write'] });
    else
      scope.member = {
        id: 'm_1',
        name: 'Jane',
        email: 'jane@example.com',
        role: ctx.get('x-role') === 'agent' ? 'agent' : 'admin',
      };
    ctx.state['scope'] = scope;
    await next();
  });
  app.use(new Router({ prefix: '/api' }).use(world.enrichment.routes.routes()).routes());
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/settings/enrichment`;
  close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
});
after(async () => {
  await close();
  await world.stop();
  await standIn.stop();
  await db.stop();
});

const call = async (
  method: string,
  path = '',
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  const answer = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  seen.push(text);
  return { status: answer.status, body: JSON.parse(text) as Record<string, unknown> };
};

const put = (given: Partial<PutEnrichmentSettings>, headers?: Record<string, string>) =>
  call(
    'PUT',
    '',
    {
      tier: 'starter',
      person_enrichment: 'outside_eea',
      monthly_budget: 20,
      reverse_dns: false,
      providers: [],
      own: [],
      ...given,
    },
    headers,
  );

const ownRow = (given: Partial<OwnProvider> = {}): OwnProvider => ({
  id: 'own_registry',
  name: 'Registry',
  kind: 'domain',
  method: 'GET',
  url: `${standIn.url}/companies/{domain}`,
  auth: { kind: 'bearer' },
  fields: { 'company.size': 'result.staff' },
  confidence: 'high',
  cost: 0,
  sample: 'acme.com',
  ...given,
});

test('a key goes in, and only its last four characters ever come out', async () => {
  const saved = await put({ providers: [{ id: 'ipinfo', enabled: true, key: KEY }] });
  assert.equal(saved.status, 200);
  const [provider] = saved.body['providers'] as { key_last_four: string }[];
  assert.equal(provider?.key_last_four, '4711');
  // Not sent again: it stays.
  await put({ providers: [{ id: 'ipinfo', enabled: true }] });
  standIn.answer(() => ({ status: 401, body: { error: `bad token ${KEY}` } }));
  const tried = await call('POST', '/test', { provider: 'ipinfo' });
  assert.equal(standIn.requests[0]?.headers.authorization, `Bearer ${KEY}`);
  assert.deepEqual(
    { ok: tried.body['ok'], outcome: tried.body['outcome'], status: tried.body['status'] },
    { ok: false, outcome: 'invalid_key', status: 401 },
  );
  // In the URL, too, and wherever something goes wrong.
  await put({ providers: [{ id: 'iplocate', enabled: true, key: KEY }] });
  standIn.answer(() => ({ delayMs: 5_000 }));
  await call('POST', '/test', { provider: 'iplocate' });
  standIn.answer(() => ({ status: 500, body: KEY }));
  await call('POST', '/test', { provider: 'nobody', key: KEY });
  await put({ providers: [{ id: 'nobody', enabled: true, key: KEY }] });
  await world.send(SITE, world.newVisitor(), [{ event: 'page_view' }]);
  await world.settled();
  await call('GET');
  await call('GET', '/usage');
  for (const text of seen) assert.ok(!text.includes(KEY), text);
  for (const { collection } of Object.values(db.connection.models)) {
    const stored = JSON.stringify(await collection.find({}).toArray());
    assert.ok(!stored.includes(KEY), collection.collectionName);
    assert.ok(!stored.includes(Buffer.from(KEY).toString('base64url')));
  }
});

test('a sealed key opens for its own site and provider only', async () => {
  await put({ providers: [{ id: 'ipinfo', enabled: true, key: KEY }] });
  const settings = db.connection.collection('enrichment_settings');
  const mine = await settings.findOne({ site: SITE });
  await put({ providers: [{ id: 'ipinfo', enabled: true, key: KEY }] }, { 'x-site': OTHER });
  await settings.updateOne({ site: OTHER }, { $set: { providers: mine?.['providers'] } });
  const { status, body } = await call('POST', '/test', { provider: 'ipinfo' }, { 'x-site': OTHER });
  assert.equal(status, 500);
  assert.deepEqual(Object.keys(body), ['error']);
  await settings.deleteOne({ site: OTHER });
});

test('null forgets a key, and a provider that is left out is gone with its own', async () => {
  await put({ providers: [{ id: 'hunter', enabled: true, key: KEY }] });
  const without = await put({ providers: [{ id: 'hunter', enabled: true, key: null }] });
  assert.deepEqual(
    (without.body['providers'] as { state: string }[]).map(({ state }) => state),
    ['no_key'],
  );
  await put({ providers: [{ id: 'hunter', enabled: true, key: KEY }] });
  await put({ providers: [] });
  const again = await put({ providers: [{ id: 'hunter', enabled: true }] });
  assert.equal((again.body['providers'] as { has_key: boolean }[])[0]?.has_key, false);
});

test('an API key reads and changes nothing of it, and an agent only reads', async () => {
  for (const [method, path] of [
    ['GET', ''],
    ['PUT', ''],
    ['POST', '/test'],
    ['GET', '/usage'],
  ] as const) {
    const body = method === 'GET' ? undefined : {};
    assert.equal((await call(method, path, body, { 'x-via': 'key' })).status, 403);
  }
  assert.equal((await call('GET', '', undefined, { 'x-role': 'agent' })).status, 200);
  assert.equal((await put({}, { 'x-role': 'agent' })).status, 403);
});

test('a row of one’s own is saved once it has found something', async () => {
  standIn.answer(() => ({ body: { result: {} } }));
  const providers = [{ id: 'own_registry', enabled: true, key: KEY }];
  const empty = await put({ own: [ownRow()], providers });
  assert.equal(empty.status, 422);
  assert.equal((empty.body['error'] as { code: string }).code, 'provider_failed');
  assert.deepEqual((await call('GET')).body['own'], []);
  standIn.answer(() => ({ body: { result: { staff: 120 } } }));
  const saved = await put({ own: [ownRow()], providers });
  assert.equal(saved.status, 200);
  assert.equal(standIn.requests[0]?.headers.authorization, `Bearer ${KEY}`);
  standIn.answer(() => ({ status: 500 }));
  assert.equal(
    (await put({ own: [ownRow()], providers: [{ id: 'own_registry', enabled: true }] })).status,
    200,
  );
  assert.equal(standIn.requests.length, 0, 'what did not change is not tried again');
});

test('a row that points elsewhere loses its key', async () => {
  standIn.answer(() => ({ body: { result: { staff: 120 } } }));
  await put({ own: [ownRow()], providers: [{ id: 'own_registry', enabled: true, key: KEY }] });
  const moved = ownRow({ url: 'https://other.example.com/{domain}' });
  const saved = await put({ own: [moved], providers: [{ id: 'own_registry', enabled: false }] });
  assert.equal((saved.body['providers'] as { has_key: boolean }[])[0]?.has_key, false);
});

test('a row may not lead the server astray', async () => {
  const bad = [
    'http://169.254.169.254/latest/{domain}',
    'http://127.0.0.1:1/{domain}',
    'https://[::1]/{domain}',
    'http://0x7f000001/{domain}',
    'http://10.0.0.1/{domain}',
    'http://localhost/{domain}',
    'http://api.example.com/{domain}',
    'https://{domain}/x',
    'https://{domain}.example.com/x',
    'https://user:{domain}@example.com/',
    'https://example.com:{domain}/',
    'https://example.com/x',
    'https://example.com/{ip}/{domain}',
    'file:///etc/{domain}',
    '{domain}',
  ];
  for (const address of bad) {
    const { status } = await put({
      own: [ownRow({ url: address })],
      providers: [{ id: 'own_registry', enabled: false }],
    });
    assert.equal(status, 422, address);
    const tried = await call('POST', '/test', { provider: ownRow({ url: address }), key: KEY });
    assert.equal(tried.status, 422, address);
  }
  const header = ownRow({ auth: { kind: 'header', name: 'Host' } });
  assert.equal((await put({ own: [header] })).status, 422);
});

test('the test button takes no private address, and shows what was found', async () => {
  standIn.answer(() => ({ body: DOCUMENTED.ipinfo.ip }));
  await put({ providers: [{ id: 'ipinfo', enabled: true, key: KEY }] });
  for (const value of ['10.0.0.1', 'localhost', '::1', 'acme.com']) {
    assert.equal((await call('POST', '/test', { provider: 'ipinfo', value })).status, 422, value);
  }
  const { body } = await call('POST', '/test', { provider: 'ipinfo', value: '17.1.2.3' });
  assert.equal(body['ok'], true);
  assert.equal((body['found'] as Record<string, unknown>)['company.domain'], 'acme.com');
});

test('usage says what was asked, saved and spent, how old the data is, and whose', async () => {
  standIn.answer(() => ({ body: DOCUMENTED.snitcher.ip }));
  await put({ providers: [{ id: 'snitcher', enabled: true, key: KEY, cost: 0.5 }] });
  await world.refresh(SITE);
  const count = async () => {
    await world.enrichment.job();
    return (await call('GET', '/usage')).body as Record<string, number> & {
      data: { data_version: string; attributions: { text: string }[] };
    };
  };
  const before = await count();
  for (let n = 0; n < 3; n += 1) {
    await world.send(SITE, world.newVisitor(), [{ event: 'page_view' }], '73.99.0.1');
    await world.settled();
  }
  const usage = await count();
  const more = (field: string) => (usage[field] ?? 0) - (before[field] ?? 0);
  assert.deepEqual(
    { lookups: more('lookups'), hits: more('hits'), saved: more('saved'), spent: more('spent') },
    { lookups: 3, hits: 2, saved: 1, spent: 0.5 },
  );
  assert.equal(usage['budget_left'], 20 - (usage['spent'] ?? 0));
  assert.equal(usage.data.data_version, '2026-02-20');
  assert.ok(usage.data.attributions.some(({ text }) => text.includes('DB-IP')));
});
