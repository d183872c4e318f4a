import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Me } from '../contracts/accounts.ts';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { PASSWORD, testAccounts, type TestAccounts } from './testing/test-accounts.ts';
import { testOrganisation } from './testing/test-organisation.ts';

const DAY_MS = 86_400_000;
let db: TestDatabase;
let http: TestAccounts;
let https: TestAccounts;
let now = Date.now();
/** Of every site, this one's and others'. */
const disabled: Me['disabled_webhooks'] = [];
before(async () => {
  db = await testDatabase();
  http = await testAccounts(db.connection, {
    now: () => now,
    disabledWebhooks: async (sites) => disabled.filter(({ site }) => sites.includes(site)),
  });
  https = await testAccounts(db.connection, { publicUrl: 'https://clarm.example' });
  await createIndexes(db.connection);
  await testOrganisation(db.connection, { name: 'acme', sites: ['w_acme0000'] });
});
after(async () => {
  await http.stop();
  await https.stop();
  await db.stop();
});

const owner = { email: 'owner@acme.example', password: PASSWORD };
const codeOf = ({ body }: { body: Record<string, unknown> }): string =>
  (body['error'] as { code: string } | undefined)?.code ?? '';

test('the cookie is Secure and __Host- exactly when the public address is https', async () => {
  const plain = await http.browser().call('POST', '/session', owner);
  assert.match(
    plain.headers.getSetCookie()[0] ?? '',
    /^clarm_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
  );
  const secure = await https.browser().call('POST', '/session', owner);
  assert.match(
    secure.headers.getSetCookie()[0] ?? '',
    /^__Host-clarm_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/,
  );
  assert.equal(secure.headers.get('cache-control'), 'no-store');
});

test('a session works until it is ended, and its token is not in the database', async () => {
  const { call, cookie } = await http.signedIn(owner.email);
  const me = await call('GET', '/me');
  assert.deepEqual(me.body, {
    id: 'm_acme_owner',
    email: owner.email,
    name: 'owner',
    role: 'owner',
    organisation: { id: 'o_acme', name: 'acme' },
    sites: [{ id: 'w_acme0000', name: 'w_acme0000', demo: false }],
    notices: [],
    disabled_webhooks: [],
  });
  const before = cookie();
  const token = before.split('=')[1] ?? '';
  const stored = JSON.stringify(await db.connection.collection('sessions').find().toArray());
  assert.ok(token.length > 40 && !stored.includes(token));
  assert.equal((await call('DELETE', '/session')).status, 204);
  assert.equal(codeOf(await call('GET', '/me', undefined, { Cookie: before })), 'unauthenticated');
});

test('says which webhooks of its sites the server has disabled, and of no other site', async () => {
  const { call } = await http.signedIn(owner.email);
  const gone = (site: string): (typeof disabled)[number] => ({
    site,
    webhook_id: `wh_${site}`,
    url: 'https://crm.example/hook',
    description: 'CRM',
    reason: 'gone',
    at: '2026-11-29T12:00:00.000Z',
  });
  disabled.push(gone('w_acme0000'), gone('w_other000'));
  const me = await call('GET', '/me');
  disabled.length = 0;
  assert.deepEqual(me.body['disabled_webhooks'], [gone('w_acme0000')]);
});

test('a session slides for 30 days after its last use, and then it is over', async () => {
  now = Date.now();
  const { call } = await http.signedIn(owner.email);
  assert.equal((await call('GET', '/me')).headers.getSetCookie().length, 0, 'not on every request');
  now += 29 * DAY_MS;
  assert.equal((await call('GET', '/me')).headers.getSetCookie().length, 1);
  now += 29 * DAY_MS;
  assert.equal((await call('GET', '/me')).status, 200);
  now += 30 * DAY_MS;
  assert.equal((await call('GET', '/me')).status, 401);
  now = Date.now();
});

test('a wrong password and an unknown e-mail are one answer, after the same work', async () => {
  const { call } = http.browser();
  const tries = [
    { ...owner, password: 'wrong wrong wrong' },
    { email: 'nobody@acme.example', password: PASSWORD },
  ];
  for (const attempt of tries) {
    const answer = await call('POST', '/session', attempt);
    assert.deepEqual([answer.status, codeOf(answer)], [401, 'wrong_credentials']);
    assert.equal(answer.headers.getSetCookie().length, 0);
  }
  const fastest = async (email: string): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const began = performance.now();
      await call('POST', '/session', { email, password: 'wrong wrong wrong' });
      times.push(performance.now() - began);
    }
    return Math.min(...times);
  };
  const known = await fastest('agent@acme.example');
  const unknown = await fastest('nobody2@acme.example');
  // Without the hash of a decoy the second would take a twentieth of the first.
  assert.ok(unknown > known / 4, `${unknown} ms against ${known} ms`);
});

test('ten attempts at an account from one network, then it waits; others are let in', async () => {
  const { call } = http.browser();
  const wrong = { email: 'admin@acme.example', password: 'wrong wrong wrong' };
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => call('POST', '/session', wrong)),
  );
  assert.equal(answers.filter(({ status }) => status === 401).length, 10);
  assert.equal(answers.filter(({ status }) => status === 429).length, 2);
  const right = await call('POST', '/session', { ...wrong, password: PASSWORD });
  assert.equal(codeOf(right), 'rate_limited');
  assert.ok(Number(right.headers.get('retry-after')) > 60);
  for (let i = 0; i < 12; i++)
    assert.equal((await http.browser().call('POST', '/session', owner)).status, 200);
});

test('signing in again ends the session before', async () => {
  const browser = await http.signedIn(owner.email);
  const before = browser.cookie();
  await browser.call('POST', '/session', owner);
  assert.equal(
    (await http.browser().call('GET', '/me', undefined, { Cookie: before })).status,
    401,
  );
  assert.equal((await browser.call('GET', '/me')).status, 200);
});

test('only our own pages may act with the cookie, and only with JSON', async () => {
  const { call } = await http.signedIn(owner.email);
  const host = http.url.slice('http://'.length);
  const allowed: Record<string, string>[] = [
    {},
    { Origin: 'http://localhost:3000' },
    { Origin: http.url },
    { Origin: `https://${host}` },
    { 'Sec-Fetch-Site': 'same-origin' },
  ];
  for (const headers of allowed)
    assert.equal((await call('POST', '/probe', {}, headers)).status, 200, JSON.stringify(headers));
  const refused: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://localhost:3001' },
    { Origin: `http://${host}.evil.example` },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ];
  for (const headers of refused)
    assert.equal((await call('POST', '/probe', {}, headers)).status, 403, JSON.stringify(headers));
  assert.equal(
    codeOf(await call('POST', '/probe', {}, { 'Content-Type': 'text/plain' })),
    'unsupported_media_type',
  );
  assert.equal((await call('POST', '/probe')).status, 200, 'no body at all');
  const login = await http
    .browser()
    .call('POST', '/session', owner, { Origin: 'https://evil.example' });
  assert.equal(login.status, 403);
  const { headers } = await call('GET', '/me', undefined, { Origin: 'https://evil.example' });
  assert.equal(headers.get('access-control-allow-origin'), null);
});

test('every answer says where the caller stands, a refused one too', async () => {
  const anonymous = await http.browser().call('GET', '/me');
  assert.equal(anonymous.status, 401);
  assert.equal(anonymous.headers.get('x-ratelimit-limit'), '300');
  const { call } = await http.signedIn(owner.email);
  assert.equal((await call('GET', '/me')).headers.get('x-ratelimit-limit'), '600');
  const reset = Number((await call('GET', '/me')).headers.get('x-ratelimit-reset'));
  assert.ok(reset > now / 1000 && reset <= now / 1000 + 62);
});

test('a forwarded header from a peer that nobody named raises a notice', async () => {
  const server = await testAccounts(db.connection);
  const { call } = await server.signedIn(owner.email);
  assert.deepEqual((await call('GET', '/me')).body['notices'], []);
  await call('GET', '/me', undefined, { 'X-Forwarded-For': '203.0.113.9' });
  assert.deepEqual((await call('GET', '/me')).body['notices'], ['untrusted_forwarded_header']);
  await server.stop();
});
