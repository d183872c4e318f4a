import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import Koa from 'koa';
import { pino } from 'pino';
import { Webhook } from 'standardwebhooks';
import type { Page } from '../contracts/lists.ts';
import type { Scope } from '../contracts/scope.ts';
import {
  createdEndpoint,
  deliveryRow,
  endpointRow,
  type DeliveryRow,
  type EndpointRow,
} from '../contracts/webhooks.ts';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { answerErrors } from '../http/errors-middleware.ts';
import type { DeliveryFacts } from '../ports.ts';
import { testBench, testItem, type TestBench } from './testing/test-bench.ts';
import { testReceiver, type TestReceiver } from './testing/test-receiver.ts';

let db: TestDatabase;
let bench: TestBench;
let receiver: TestReceiver;
let base: string;
const server = createServer();
const ONE = 'w_one0000000';
const TWO = 'w_two0000000';

const ann = { id: 'm_1', role: 'admin', name: 'Ann', email: 'ann@example.com' } as const;
const bob = { id: 'm_2', role: 'agent', name: 'Bob', email: 'bob@example.com' } as const;
/** `x-site` is a session of that site (an agent's with `x-agent`), `x-key` a key of it. */
const scopeFrom = (ctx: Koa.Context): Scope | undefined => {
  const [site, key] = [ctx.get('x-site'), ctx.get('x-key')];
  if (key) return { organisation: 'o_1', site: key, via: 'key', scopes: ['read', 'write'] };
  const member = ctx.get('x-agent') ? bob : ann;
  return site ? { organisation: 'o_1', site, via: 'session', member } : undefined;
};

/** What filters may ask of everybody here. */
const small: DeliveryFacts = {
  domain: 'acme.com',
  size: '11-50',
  pages: ['https://a.example/docs'],
  identified: true,
  lifecycle: 'lead',
  sessions: 1,
};

before(async () => {
  db = await testDatabase();
  receiver = await testReceiver();
  bench = testBench(db.connection, [receiver.pair], { deliveryFacts: async () => small });
  await createIndexes(db.connection);
  const app = new Koa().use(answerErrors(pino({ level: 'silent' }))).use((ctx, next) => {
    ctx.state['scope'] = scopeFrom(ctx);
    return next();
  });
  app.use(bench.routes.routes());
  const handle = app.callback();
  server.on('request', (req, res) => void handle(req, res));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bench.deliverer.start();
});
after(async () => {
  server.closeAllConnections();
  server.close();
  receiver.stop();
  await bench.stop();
  await db.stop();
});

async function call<T>(method: string, path: string, body?: unknown, as = { 'x-site': ONE } as {}) {
  const answer = await fetch(base + path, {
    method,
    headers: { ...as, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = (text ? JSON.parse(text) : undefined) as T & { error?: { code: string } };
  return { status: answer.status, json, text, code: json?.error?.code };
}

const draft = () => ({ url: receiver.url, events: ['identify', 'identify', 'purchase'] });
const allDeliveries = () => bench.deliveries.find({}).toArray();
async function create(body: unknown = draft()) {
  const made = await call<EndpointRow & { secret: string }>('POST', '/webhooks', body);
  assert.equal(made.status, 201, made.text);
  return made.json;
}

test('an agent sees integrations and changes none', async () => {
  const { id } = await create();
  const agent = { 'x-site': ONE, 'x-agent': '1' };
  for (const path of ['/webhooks', `/webhooks/${id}`, `/webhooks/${id}/deliveries`])
    assert.equal((await call('GET', path, undefined, agent)).status, 200, path);
  for (const [method, path, body] of [
    ['POST', '/webhooks', draft()],
    ['PATCH', `/webhooks/${id}`, { url: 'https://elsewhere.example/' }],
    ['DELETE', `/webhooks/${id}`, undefined],
    ['POST', `/webhooks/${id}/test`, {}],
    ['POST', `/webhooks/${id}/rotate-secret`, {}],
    ['POST', `/webhooks/${id}/redeliver`, { since: '2026-01-01T00:00:00Z' }],
    ['POST', '/deliveries/0/redeliver', {}],
  ] as const)
    assert.equal((await call(method, path, body, agent)).code, 'forbidden', `${method} ${path}`);
});

test('shows the secret when it is made and never again', async () => {
  const made = createdEndpoint.strict().parse(await create());
  assert.deepEqual(made.events, ['identify', 'purchase']);
  assert.match(made.secret, /^whsec_/);
  const answers = await Promise.all([
    call('GET', '/webhooks'),
    call('GET', `/webhooks/${made.id}`),
    call('PATCH', `/webhooks/${made.id}`, { description: 'CRM' }),
    call('POST', `/webhooks/${made.id}/test`),
    call('GET', `/webhooks/${made.id}/deliveries`),
  ]);
  for (const { status, text } of answers) {
    assert.ok(status < 300, text);
    assert.doesNotMatch(text, /whsec|sealed|secret/);
    assert.ok(!text.includes(made.secret.slice(6)));
  }
  const stored = JSON.stringify(await bench.endpoints.find({}).toArray());
  assert.ok(!stored.includes(made.secret.slice(6)));
});

test('lists, changes and deletes', async () => {
  const { id } = await create({ ...draft(), description: 'one' });
  const patched = await call<EndpointRow>('PATCH', `/webhooks/${id}`, { enabled: false });
  assert.deepEqual([patched.json.enabled, patched.json.description], [false, 'one']);
  const listed = await call<Page<EndpointRow>>('GET', '/webhooks?limit=1');
  assert.equal(listed.json.data.length, 1);
  assert.equal(listed.json.pages, listed.json.total);
  for (const row of listed.json.data) endpointRow.strict().parse(row);
  assert.equal((await call('DELETE', `/webhooks/${id}`)).status, 204);
  assert.equal((await call('GET', `/webhooks/${id}`)).code, 'webhook_not_found');
  assert.equal((await call('DELETE', `/webhooks/${id}`)).code, 'webhook_not_found');
});

test("another site's webhook does not exist", async () => {
  const { id } = await create();
  await call('POST', `/webhooks/${id}/test`);
  const [delivery] = (await call<Page<DeliveryRow>>('GET', `/webhooks/${id}/deliveries`)).json.data;
  const other = { 'x-site': TWO };
  for (const [method, path, body] of [
    ['GET', `/webhooks/${id}`],
    ['PATCH', `/webhooks/${id}`, { enabled: false }],
    ['DELETE', `/webhooks/${id}`],
    ['POST', `/webhooks/${id}/test`],
    ['POST', `/webhooks/${id}/rotate-secret`],
    ['GET', `/webhooks/${id}/deliveries`],
    ['POST', `/deliveries/${delivery?.id ?? ''}/redeliver`],
  ] as const) {
    assert.equal((await call(method, path, body, other)).status, 404, `${method} ${path}`);
  }
  const list = await call<Page<EndpointRow>>('GET', '/webhooks', undefined, other);
  assert.deepEqual(list.json.data, []);
  assert.equal((await call<EndpointRow>('GET', `/webhooks/${id}`)).json.enabled, true);
});

test('refuses targets that the server must not reach, and what is no webhook', async () => {
  for (const url of [
    'http://127.0.0.1:1/x',
    'http://2130706433/',
    'http://[::ffff:a9fe:a9fe]/latest',
    'http://169.254.169.254/latest',
    'http://localhost:9200/',
    'ftp://example.com/',
    'https://user:pass@example.com/',
  ]) {
    const { status, code } = await call('POST', '/webhooks', { ...draft(), url });
    assert.deepEqual([status, code], [422, 'target_not_allowed'], url);
  }
  const { id } = await create();
  const moved = await call('PATCH', `/webhooks/${id}`, { url: 'http://10.0.0.1/' });
  assert.equal(moved.code, 'target_not_allowed');
  for (const body of [{}, { ...draft(), events: [] }, { ...draft(), events: ['no_such'] }]) {
    assert.equal((await call('POST', '/webhooks', body)).code, 'invalid');
  }
});

test('a test event goes the normal road, signed, also to a disabled endpoint', async () => {
  const { id, secret } = await create();
  await call('PATCH', `/webhooks/${id}`, { enabled: false });
  const answer = await call<DeliveryRow>('POST', `/webhooks/${id}/test`);
  assert.equal(answer.status, 202);
  const row = deliveryRow.strict().parse(answer.json);
  assert.equal(row.webhook_id, id);
  const arrived = () => receiver.received.find(({ headers }) => headers['webhook-id'] === row.id);
  await bench.until(async () => arrived() !== undefined);
  const { body, headers } = arrived() ?? assert.fail();
  const payload = new Webhook(secret).verify(body, headers as Record<string, string>);
  const { event, data } = payload as { event: string; data: Record<string, unknown> };
  assert.deepEqual([event, data['test'], data['intent_score']], ['high_intent_visitor', true, 82]);
});

test('both secrets sign while a rotation lasts', async () => {
  const { id, secret: old } = await create();
  const rotated = await call<{ secret: string }>('POST', `/webhooks/${id}/rotate-secret`);
  const fresh = rotated.json.secret;
  assert.notEqual(fresh, old);
  const sent = async () => {
    const { json } = await call<DeliveryRow>('POST', `/webhooks/${id}/test`);
    const arrived = () => receiver.received.find((r) => r.headers['webhook-id'] === json.id);
    await bench.until(async () => arrived() !== undefined);
    return arrived() ?? assert.fail();
  };
  const verify = (secret: string, { body, headers }: Awaited<ReturnType<typeof sent>>) =>
    new Webhook(secret).verify(body, headers as Record<string, string>);
  const during = await sent();
  assert.ok(verify(old, during) && verify(fresh, during));
  await bench.endpoints.updateOne({ id }, { $set: { 'secrets.1.until': new Date(1) } });
  const afterwards = await sent();
  assert.ok(verify(fresh, afterwards));
  assert.throws(() => verify(old, afterwards));
  const byKey = await call('POST', `/webhooks/${id}/rotate-secret`, undefined, { 'x-key': ONE });
  assert.equal(byKey.code, 'session_required');
});

test('pages through deliveries by number and by cursor, newest first', async () => {
  const { id } = await create({ ...draft(), events: ['goal_achieved'] });
  const event = 'goal_achieved';
  for (let i = 0; i < 5; i++) await bench.outbox.enqueue([testItem(ONE, `goal ${i}`, { event })]);
  const path = `/webhooks/${id}/deliveries?limit=2`;
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? path : `${path}&cursor=${cursor}`;
    const { json } = await call<Page<DeliveryRow>>('GET', query);
    assert.deepEqual([json.total, json.pages], [5, 3]);
    seen.push(...json.data.map((row) => row.id));
    cursor = json.next_cursor;
  }
  assert.deepEqual(seen, seen.toSorted().toReversed());
  assert.equal(new Set(seen).size, 5);
  const third = await call<Page<DeliveryRow>>('GET', `${path}&page=3`);
  assert.deepEqual(
    third.json.data.map((row) => row.id),
    seen.slice(4),
  );
  assert.equal((await call('GET', `${path}&page=5001`)).code, 'use_cursor');
  assert.equal((await call('GET', `${path}&cursor=x`)).code, 'bad_cursor');
});

test('a delivery can be sent again: the same bytes under the same id', async () => {
  const { id } = await create({ ...draft(), events: ['message_sent'] });
  const item = testItem(ONE, 'message', { event: 'message_sent' });
  await bench.outbox.enqueue([item]);
  const of = async () => (await bench.deliveries.findOne({ endpoint: id })) ?? assert.fail();
  await bench.until(async () => (await of()).status === 'delivered');
  const row = await of();
  assert.equal((await call('POST', `/deliveries/${row.id}/redeliver`)).status, 202);
  await bench.until(async () => (await of()).attempts.length === 2);
  const got = receiver.received.filter(({ headers }) => headers['webhook-id'] === row.id);
  assert.equal(got.length, 2);
  assert.equal(got[0]?.body, got[1]?.body);
  assert.equal((await of()).status, 'delivered');
  assert.equal((await call('POST', '/deliveries/none/redeliver')).code, 'delivery_not_found');
});

test('everything that was given up since a moment can be sent again', async () => {
  const { id } = await create({ ...draft(), events: ['visitor_enriched'] });
  const event = 'visitor_enriched';
  await bench.outbox.enqueue(['a', 'b', 'c'].map((key) => testItem(ONE, key, { event })));
  const count = (status: 'delivered') => bench.deliveries.countDocuments({ endpoint: id, status });
  await bench.until(async () => (await count('delivered')) === 3);
  await bench.deliveries.updateMany({ endpoint: id, key: /[ab]/ }, { $set: { status: 'failed' } });
  const old = new Date(Date.now() - 3_600_000);
  await bench.deliveries.updateOne({ endpoint: id, key: 'a' }, { $set: { created_at: old } });
  const since = new Date(Date.now() - 60_000).toISOString();
  const answer = await call<{ deliveries: number }>('POST', `/webhooks/${id}/redeliver`, { since });
  assert.deepEqual([answer.status, answer.json.deliveries], [202, 1]);
  await bench.until(async () => (await count('delivered')) === 2);
});

test('whatever is over can be sent again since a moment, delivered or not', async () => {
  const { id } = await create({ ...draft(), events: ['visitor_enriched'] });
  const event = 'visitor_enriched';
  await bench.outbox.enqueue(['d', 'e', 'f'].map((key) => testItem(ONE, key, { event })));
  const rows = () => bench.deliveries.find({ endpoint: id }).toArray();
  const all = async (attempts: number) =>
    (await rows()).every((row) => row.status === 'delivered' && row.attempts.length === attempts);
  await bench.until(() => all(1));
  const before = await rows();
  const since = new Date(Date.now() - 60_000).toISOString();
  const body = { since, which: 'all' };
  const answer = await call<{ deliveries: number }>('POST', `/webhooks/${id}/redeliver`, body);
  assert.deepEqual([answer.status, answer.json.deliveries], [202, 3]);
  await bench.until(() => all(2));
  for (const { id: header, payload } of before) {
    const got = receiver.received.filter(({ headers }) => headers['webhook-id'] === header);
    assert.deepEqual(
      got.map((one) => one.body),
      [payload, payload],
    );
  }
  const later = { since: new Date(Date.now() + 60_000).toISOString(), which: 'all' };
  const none = await call<{ deliveries: number }>('POST', `/webhooks/${id}/redeliver`, later);
  assert.equal(none.json.deliveries, 0);
});

test('what a filter kept back goes out when somebody sends it by hand', async () => {
  const filters = { company_sizes: ['10001+'] };
  const { id } = await create({ ...draft(), events: ['high_intent_visitor'], filters });
  await bench.outbox.enqueue([testItem(ONE, 'too small', { event: 'high_intent_visitor' })]);
  const of = async () => (await bench.deliveries.findOne({ endpoint: id })) ?? assert.fail();
  await bench.until(async () => (await of()).status === 'skipped');
  const listed = await call<Page<DeliveryRow>>('GET', `/webhooks/${id}/deliveries`);
  const row = listed.json.data[0] ?? assert.fail();
  assert.deepEqual(
    [row.status, row.skipped_because, row.attempts],
    ['skipped', 'The size of the company is 11-50.', []],
  );
  assert.equal((await call('POST', `/deliveries/${row.id}/redeliver`)).status, 202);
  await bench.until(async () => (await of()).status === 'delivered');
  const got = receiver.received.filter(({ headers }) => headers['webhook-id'] === row.id);
  assert.equal(got.length, 1);
  assert.equal((await of()).skipped_because, undefined);
});

test('the URL of a Slack webhook and the token of HubSpot are never shown', async () => {
  const slackUrl = `${receiver.url}/services/T0/B0/verysecret`;
  const slack = await create({ target: 'slack', url: slackUrl, events: ['goal_achieved'] });
  assert.deepEqual([slack.target, slack.secret], ['slack', '']);
  const token = 'pat-eu1-verysecret';
  const url = `http://${receiver.pair}`;
  const events = ['visitor_erased'];
  const hubspot = await create({ target: 'hubspot', url, token, events });
  const withoutToken = await call('POST', '/webhooks', { target: 'hubspot', url, events });
  assert.equal(withoutToken.code, 'invalid');
  const moved = await call('PATCH', `/webhooks/${hubspot.id}`, { url: `${url}/elsewhere` });
  assert.equal(moved.code, 'invalid', 'the token would go to the new URL');
  const fresh = { url: `${slackUrl}2` };
  assert.equal((await call('PATCH', `/webhooks/${slack.id}`, fresh)).status, 200);
  await bench.outbox.enqueue([testItem(ONE, 'to slack', { event: 'goal_achieved' })]);
  const arrived = () => receiver.received.find(({ path }) => path.endsWith('verysecret2'));
  await bench.until(async () => arrived() !== undefined);
  assert.match(arrived()?.body ?? '', /"blocks":/);
  const answers = await Promise.all([
    call('GET', '/webhooks'),
    call('GET', `/webhooks/${slack.id}/deliveries`),
    call('GET', `/webhooks/${hubspot.id}`),
  ]);
  for (const { text } of answers) assert.doesNotMatch(text, /verysecret/);
  const stored = [...(await bench.endpoints.find({}).toArray()), ...(await allDeliveries())];
  assert.doesNotMatch(JSON.stringify(stored), /verysecret/);
  for (const { id } of [slack, hubspot]) {
    assert.equal((await call('POST', `/webhooks/${id}/rotate-secret`)).code, 'invalid');
  }
});

test("the server's own endpoint is made once and follows its address", async () => {
  const endpoint = { description: 'Demo inbox', events: ['identify'], secret: 'whsec_x' } as const;
  await bench.ensureEndpoint(TWO, { ...endpoint, url: `${receiver.url}/old` });
  await bench.endpoints.updateOne(
    { site: TWO },
    { $set: { enabled: false, disabled_reason: 'failing' } },
  );
  await bench.ensureEndpoint(TWO, { ...endpoint, url: `${receiver.url}/new` });
  const all = await bench.endpoints.find({ site: TWO }).toArray();
  assert.deepEqual(
    all.map(({ url, enabled }) => [url, enabled]),
    [[`${receiver.url}/new`, true]],
  );
  await bench.endpoints.updateOne({ site: TWO }, { $set: { enabled: false } });
  await bench.ensureEndpoint(TWO, { ...endpoint, url: `${receiver.url}/new` });
  assert.equal((await bench.endpoints.findOne({ site: TWO }))?.enabled, false);
});
