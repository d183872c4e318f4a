import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { testAccounts, type Call, type TestAccounts } from './testing/test-accounts.ts';
import { testOrganisation } from './testing/test-organisation.ts';

let db: TestDatabase;
let server: TestAccounts;
/** Acme's people and keys … */
let owner: Call;
let agent: Call;
/** … and what belongs to somebody else. */
let theirKey: string;
let theirKeyId: string;
before(async () => {
  db = await testDatabase();
  server = await testAccounts(db.connection);
  await createIndexes(db.connection);
  await testOrganisation(db.connection, { name: 'acme', sites: ['w_acme0001', 'w_acme0002'] });
  await testOrganisation(db.connection, { name: 'other', sites: ['w_other001'] });
  owner = (await server.signedIn('owner@acme.example')).call;
  agent = (await server.signedIn('agent@acme.example')).call;
  const other = await server.signedIn('owner@other.example');
  const made = await other.call('POST', '/api-keys', { name: 'theirs', scopes: ['read'] });
  theirKey = String(made.body['key']);
  theirKeyId = String(made.body['id']);
});
after(async () => {
  await server.stop();
  await db.stop();
});

const codeOf = ({ body }: { body: Record<string, unknown> }): string =>
  (body['error'] as { code: string } | undefined)?.code ?? '';
const makeKey = async (scopes: string[], site = 'w_acme0001') => {
  const { body } = await owner('POST', `/api-keys?site=${site}`, { name: 'a key', scopes });
  const key = String(body['key']);
  const bearer = { Authorization: `Bearer ${key}` };
  const call = (method: string, path: string, sent?: unknown) =>
    server.browser().call(method, path, sent, bearer);
  return { id: String(body['id']), key, call, body };
};

test("every private route asked with another organisation's ids answers 404", async () => {
  const asked: [method: string, path: string, body: unknown, code: string][] = [
    ['GET', '/probe?site=w_other001', undefined, 'site_not_found'],
    ['POST', '/probe?site=w_other001', {}, 'site_not_found'],
    ['GET', '/widgets/w_other001', undefined, 'site_not_found'],
    ['PATCH', '/widgets/w_other001', { name: 'mine' }, 'site_not_found'],
    ['PATCH', '/widgets/w_other001', {}, 'site_not_found'],
    ['DELETE', '/widgets/w_other001', undefined, 'site_not_found'],
    ['POST', '/widgets/w_other001/identity-secret', {}, 'site_not_found'],
    ['PATCH', '/members/m_other_agent', { name: 'mine' }, 'member_not_found'],
    ['PATCH', '/members/m_other_agent', {}, 'member_not_found'],
    ['DELETE', '/members/m_other_agent', undefined, 'member_not_found'],
    ['GET', '/api-keys?site=w_other001', undefined, 'site_not_found'],
    ['POST', '/api-keys?site=w_other001', { name: 'x', scopes: ['read'] }, 'site_not_found'],
    ['DELETE', `/api-keys/${theirKeyId}?site=w_other001`, undefined, 'site_not_found'],
    ['DELETE', `/api-keys/${theirKeyId}?site=w_acme0001`, undefined, 'key_not_found'],
  ];
  for (const [method, path, body, code] of asked) {
    const answer = await owner(method, path, body);
    assert.deepEqual([answer.status, codeOf(answer)], [404, code], `${method} ${path}`);
  }
  const key = await makeKey(['read', 'write']);
  for (const site of ['w_other001', 'w_acme0002']) {
    assert.equal(codeOf(await key.call('GET', `/probe?site=${site}`)), 'site_not_found');
    assert.equal(codeOf(await key.call('GET', `/widgets/${site}`)), 'site_not_found');
    assert.equal(codeOf(await key.call('PATCH', `/widgets/${site}`, {})), 'site_not_found');
  }
  const theirs = await server
    .browser()
    .call('GET', '/probe', undefined, { Authorization: `Bearer ${theirKey}` });
  assert.equal(theirs.body['site'], 'w_other001', 'theirs is untouched');
});

test('lists hold nothing of another organisation, and a key sees its own site only', async () => {
  const ids = async (call: Call, path: string) =>
    ((await call('GET', path)).body['data'] as { id: string }[]).map(({ id }) => id);
  assert.deepEqual(await ids(owner, '/widgets'), ['w_acme0001', 'w_acme0002']);
  assert.deepEqual(await ids(owner, '/members'), ['m_acme_admin', 'm_acme_agent', 'm_acme_owner']);
  const me = await owner('GET', '/me?site=w_other001');
  assert.deepEqual(
    (me.body['sites'] as { id: string }[]).map(({ id }) => id),
    ['w_acme0001', 'w_acme0002'],
  );
  const key = await makeKey(['read'], 'w_acme0002');
  assert.deepEqual(await ids(key.call, '/widgets'), ['w_acme0002']);
  assert.ok(!(await ids(owner, '/api-keys?site=w_acme0001')).includes(key.id));
});

test('a list comes in pages', async () => {
  const { body } = await owner('GET', '/members?page=2&limit=2');
  const { data, ...rest } = body;
  assert.deepEqual(rest, {
    total: 3,
    total_relation: 'eq',
    page: 2,
    pages: 2,
    next_cursor: null,
  });
  assert.equal((data as unknown[]).length, 1);
  assert.equal((await owner('GET', '/members?limit=101')).status, 422);
});

test('a session with several sites says which, and needs not where no site is meant', async () => {
  assert.equal(codeOf(await owner('GET', '/probe')), 'site_required');
  assert.equal(
    codeOf(await owner('GET', '/probe?site=w_acme0001&site=w_acme0002')),
    'site_not_found',
  );
  assert.equal((await owner('GET', '/probe?site=w_acme0002')).body['site'], 'w_acme0002');
  for (const path of ['/me', '/widgets', '/members'])
    assert.equal((await owner('GET', path)).status, 200, path);
  const { call } = await server.signedIn('agent@other.example');
  assert.deepEqual((await call('GET', '/probe')).body, {
    organisation: 'o_other',
    site: 'w_other001',
    via: 'session',
    member: { id: 'm_other_agent', role: 'agent', name: 'agent', email: 'agent@other.example' },
  });
});

test('a key may what its scopes say, and never what needs a member', async () => {
  const reader = await makeKey(['read']);
  assert.equal((await reader.call('GET', '/probe')).status, 200);
  assert.equal(codeOf(await reader.call('POST', '/probe', {})), 'forbidden');
  assert.equal(codeOf(await reader.call('PATCH', '/widgets/w_acme0001', {})), 'forbidden');
  const writer = await makeKey(['write']);
  assert.equal((await writer.call('POST', '/probe', {})).status, 200);
  assert.equal(codeOf(await writer.call('GET', '/probe')), 'forbidden');
  const patched = await writer.call('PATCH', '/widgets/w_acme0001', { name: 'Renamed' });
  assert.equal(patched.body['name'], 'Renamed');
  const all = await makeKey(['read', 'write', 'track']);
  const forMembers: [string, string, unknown?][] = [
    ['GET', '/me'],
    ['GET', '/members'],
    ['POST', '/members', {}],
    ['GET', '/api-keys'],
    ['POST', '/api-keys', { name: 'more', scopes: ['read'] }],
    ['DELETE', `/api-keys/${all.id}`],
    ['POST', '/widgets', { name: 'x' }],
    ['DELETE', '/widgets/w_acme0001'],
    ['POST', '/widgets/w_acme0001/identity-secret', {}],
  ];
  for (const [method, path, body] of forMembers)
    assert.equal(codeOf(await all.call(method, path, body)), 'session_required', path);
  assert.equal((await reader.call('GET', '/probe')).headers.get('x-ratelimit-limit'), '100');
});

test('a track key finds its site; removed, it opens nothing', async () => {
  const tracker = await makeKey(['track'], 'w_acme0002');
  assert.equal(await server.siteOfTrackKey(tracker.key), 'w_acme0002');
  assert.equal(await server.siteOfTrackKey((await makeKey(['read'])).key), undefined);
  assert.equal(await server.siteOfTrackKey('clm_guess'), undefined);
  assert.equal(codeOf(await tracker.call('GET', '/probe')), 'forbidden');
  const path = `/api-keys/${tracker.id}?site=w_acme0002`;
  assert.equal((await owner('DELETE', path)).status, 204);
  assert.equal(await server.siteOfTrackKey(tracker.key), undefined);
  assert.equal(codeOf(await tracker.call('GET', '/probe')), 'unknown_key');
  assert.equal(codeOf(await owner('DELETE', path)), 'key_not_found');
});

test('a key is shown once and stored as a hash', async () => {
  const { key, id, body } = await makeKey(['read']);
  assert.match(key, /^clm_[\w-]{43}$/);
  assert.equal(body['last_four'], key.slice(-4));
  const stored = JSON.stringify(await db.connection.collection('api_keys').find().toArray());
  assert.ok(!stored.includes(key.slice(4)));
  const { body: list } = await owner('GET', '/api-keys?site=w_acme0001');
  const row = (list['data'] as Record<string, unknown>[]).find((one) => one['id'] === id);
  assert.deepEqual(Object.keys(row ?? {}), ['id', 'name', 'scopes', 'last_four', 'created_at']);
});

test('nobody and nonsense are turned away', async () => {
  const { call } = server.browser();
  for (const path of ['/me', '/probe', '/widgets', '/members', '/api-keys'])
    assert.equal(codeOf(await call('GET', path)), 'unauthenticated', path);
  assert.equal(codeOf(await call('POST', '/probe', {})), 'unauthenticated');
  const bearer = { Authorization: `Bearer clm_${'x'.repeat(43)}` };
  assert.equal(codeOf(await call('GET', '/probe', undefined, bearer)), 'unknown_key');
  const cookie = { Cookie: 'clarm_session=$ne' };
  assert.equal(codeOf(await call('GET', '/me', undefined, cookie)), 'unauthenticated');
  const operators = { email: { $ne: '' }, password: { $ne: '' } };
  assert.equal((await call('POST', '/session', operators)).status, 422);
});

test('an agent changes no settings, keys or people', async () => {
  const asked: [string, string, unknown?][] = [
    ['PATCH', '/widgets/w_acme0001', { name: 'x' }],
    ['POST', '/widgets', { name: 'x' }],
    ['DELETE', '/widgets/w_acme0001'],
    ['POST', '/api-keys?site=w_acme0001', { name: 'x', scopes: ['read'] }],
    ['POST', '/members', {}],
    ['PATCH', '/members/m_acme_admin', { name: 'x' }],
    ['DELETE', '/members/m_acme_admin'],
  ];
  for (const [method, path, body] of asked)
    assert.equal(codeOf(await agent(method, path, body)), 'forbidden', `${method} ${path}`);
});
