import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import { Agent, request } from 'undici';
import { uuidv7 } from 'uuidv7';
import { DEMO_SITE } from './accounts/set-up.ts';
import { createApp } from './app.ts';
import { testDatabase, type TestDatabase } from './engine/testing/test-database.ts';
import { PROVIDERS } from './enrichment/providers/provider-table.ts';
import { createHttpServer } from './http/create-http-server.ts';
import { OPERATIONS } from './openapi/operations.ts';
import type { Operation } from './openapi/operation.ts';
import { projectRoot } from './project-root.ts';
import { readSettings } from './settings.ts';
import { anyRequest, type AnyRequest, type Known } from './testing/any-request.ts';
import { testKeys } from './testing/test-pipeline.ts';

/** CLARM_FUZZ=100000 and more is for who changes what is read of a request. */
const REQUESTS = Number(process.env['CLARM_FUZZ'] ?? 2_000);
const AT_ONCE = 10;
const OWNER = { email: 'owner@acme.example', password: 'correct horse battery' };
const VISITOR = 'v_0123456789abcdef0123456789abcdef';

/** They end what the others need: the session, the account, the conversation's token. */
const LAST: ReadonlySet<string> = new Set([
  'signOut',
  'deleteMember',
  'patchMember',
  'deleteWidget',
  'revokeConversationToken',
]);
/** Beside the API: pages, files and the demo. */
const PAGES: readonly Operation[] = [
  '/widget/loader.js',
  '/widget/:id',
  '/dashboard/:id',
  '/demo/:id',
  '/demo/api/feed',
  '/demo/api/inbox',
  '/api/docs',
  '/api/:id',
  '/:id',
].flatMap((path) =>
  (['get', 'post'] as const).map((method) => ({
    method,
    path: path as `/${string}`,
    id: path,
    summary: '',
    tag: 'Operation' as const,
    auth: 'none' as const,
    answers: {},
  })),
);

let db: TestDatabase;
let url: string;
let known: Known;
let stop: () => Promise<void>;
const agent = new Agent({ connections: AT_ONCE, headersTimeout: 60_000, bodyTimeout: 60_000 });

async function send({ method, path, headers, body }: AnyRequest) {
  const answer = await request(url + path, {
    dispatcher: agent,
    method: method as 'GET',
    headers,
    body: body ?? null,
  });
  const isStream = String(answer.headers['content-type']).startsWith('text/event-stream');
  // A stream does not end by itself.
  if (isStream) answer.body.destroy();
  const text = isStream ? '' : await answer.body.text();
  return { status: answer.statusCode, headers: answer.headers, text };
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const json = { 'content-type': 'application/json', ...headers };
  const { status, text, ...rest } = await send({
    method: 'POST',
    path,
    headers: json,
    body: JSON.stringify(body),
  });
  assert.ok(status < 300, `${path}: ${status} ${text}`);
  return { body: (text ? JSON.parse(text) : {}) as Record<string, unknown>, ...rest };
}

before(async () => {
  db = await testDatabase();
  const server = createHttpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  const app = await createApp({
    settings: readSettings({
      PORT: String(port),
      CLARM_ADMIN_EMAIL: OWNER.email,
      CLARM_ADMIN_PASSWORD: OWNER.password,
      // Nothing of this leaves the machine.
      CLARM_PROVIDER_URLS: PROVIDERS.map(({ id }) => `${id}=http://127.0.0.1:1/`).join(),
    }),
    connection: db.connection,
    keys: testKeys,
    lookup: () => ({ type: 'unknown', data_version: '2026-11-01' }),
    assets: { dashboard: new Map(), widget: new Map() },
    projectRoot: projectRoot(),
    clock: Date.now,
    log: pino({ level: 'error' }, { write: (line: string) => void said.push(line) }),
  });
  await app.start();
  server.on('request', app.handle);
  stop = async () => {
    await app.endStreams();
    await agent.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    await app.stop();
    await db.stop();
  };
  known = await makeKnown();
});
after(() => stop());

/** What the server logged as an error. */
const said: string[] = [];

/** One of everything, so that requests get further than "not found". */
async function makeKnown(): Promise<Known> {
  const signedIn = await post('/api/session', OWNER);
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
  const made = async (path: string, body: unknown) => {
    const answer = await post(`/api${path}?site=${DEMO_SITE}`, body, { cookie });
    return answer.body;
  };
  const page = { url: 'http://localhost/demo/pricing', timestamp: new Date().toISOString() };
  const view = { event: 'page_view', visitor_id: VISITOR, event_id: uuidv7() };
  await post('/api/track', { widget_id: DEMO_SITE, ...view, ...page });
  const chat = (
    await post('/api/chat/conversations', { widget_id: DEMO_SITE, visitor_id: VISITOR })
  ).body;
  const token = `Bearer ${String(chat['token'])}`;
  const id = String(chat['conversation_id']);
  await post(
    `/api/chat/conversations/${id}/messages`,
    { message_id: uuidv7(), text: 'Hello' },
    { authorization: token },
  );
  const example = (operation: string) =>
    OPERATIONS.find((one) => one.id === operation)?.example as Record<string, unknown>;
  const rows = [
    await made('/webhooks', {
      url: 'https://hooks.example.com/clarm',
      events: ['purchase', 'identify'],
    }),
    await made('/agents', example('createAgent')),
    await made('/saved-replies', example('saveReply')),
    await made('/members', example('createMember')),
  ];
  const key = await made('/api-keys', {
    ...example('createApiKey'),
    scopes: ['read', 'write', 'track'],
  });
  return {
    ids: [
      DEMO_SITE,
      VISITOR,
      id,
      view.event_id,
      ...[...rows, key].map((row) => String(row['id'])),
      'acme.example',
    ],
    authorizations: [token, `Bearer ${String(key['key'])}`],
    cookie,
  };
}

test('an address that has other methods only says which', async () => {
  for (const [method, path, allowed] of [
    ['PUT', '/api/visitors', 'HEAD, GET'],
    ['DELETE', '/api/track', 'POST'],
    ['POST', '/healthz', 'HEAD, GET'],
    ['PROPFIND', '/api/analytics/overview', undefined],
  ] as const) {
    const { cookie } = known;
    const { status, headers, text } = await send({ method, path, headers: { cookie } });
    assert.equal(status, 405, `${method} ${path}: ${text}`);
    if (allowed) assert.equal(headers['allow'], allowed);
    assert.match(text, /method_not_allowed/);
  }
  const nowhere = await send({
    method: 'PUT',
    path: '/api/nothing',
    headers: { cookie: known.cookie },
  });
  assert.equal(nowhere.status, 404);
});

/** Fails with the request that was answered with a 5xx, or not at all. */
async function expectNoFault(operations: readonly Operation[], requests: number): Promise<void> {
  const codes = new Map<number, number>();
  const any = fc.oneof(
    ...operations.map((operation) =>
      anyRequest(operation, known).map((one) => ({ id: operation.id, one })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (drawn) => {
      const answers = await Promise.all(drawn.map(({ one }) => send(one)));
      answers.forEach(({ status, text }, index) => {
        codes.set(status, (codes.get(status) ?? 0) + 1);
        const what = `${drawn[index]?.id}: ${JSON.stringify(drawn[index]?.one)}`;
        assert.ok(status < 500, `${status} ${text} to ${what}\n${said.join('')}`);
        assert.ok(!/\bat .+:\d+:\d+\)?$/m.test(text), `a stack trace in the answer to ${what}`);
      });
    }),
    { numRuns: Math.ceil(requests / AT_ONCE), includeErrorInReport: true, endOnFailure: true },
  );
  const good = [...codes].filter(([status]) => status < 300).reduce((sum, [, n]) => sum + n, 0);
  assert.ok(
    good > requests / 50,
    `only ${good} of ${requests} got through: ${[...codes].join(' ')}`,
  );
}

const isLast = ({ id }: Operation): boolean => LAST.has(id);

test(`${REQUESTS} requests to every route, signed in and not: no 5xx`, async () => {
  await expectNoFault([...OPERATIONS.filter((one) => !isLast(one)), ...PAGES], REQUESTS);
});

test('the same of what ends sessions, members, sites and tokens', async () => {
  const codes = new Set<number>();
  const any = fc.oneof(
    ...OPERATIONS.filter(isLast).map((operation) => anyRequest(operation, known)),
  );
  await fc.assert(
    fc.asyncProperty(any, async (one) => {
      const { status, text } = await send(one);
      codes.add(status);
      assert.ok(status < 500, `${status} ${text} to ${JSON.stringify(one)}\n${said.join('')}`);
    }),
    { numRuns: Math.ceil(REQUESTS / 40), includeErrorInReport: true, endOnFailure: true },
  );
  assert.ok(codes.size > 1);
});

test('and it is as well as before', async () => {
  assert.equal((await send({ method: 'GET', path: '/readyz', headers: {} })).status, 200);
});
