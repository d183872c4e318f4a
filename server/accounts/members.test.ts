import assert from 'node:assert/strict';
import test, { after, before, beforeEach } from 'node:test';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { PASSWORD, testAccounts, type Call, type TestAccounts } from './testing/test-accounts.ts';
import { testOrganisation } from './testing/test-organisation.ts';

let db: TestDatabase;
let server: TestAccounts;
let owner: Call;
let admin: Call;
let agent: Call;
before(async () => {
  db = await testDatabase();
  server = await testAccounts(db.connection);
  await createIndexes(db.connection);
});
after(async () => {
  await server.stop();
  await db.stop();
});
beforeEach(async () => {
  for (const name of ['organisations', 'members', 'sites', 'sessions'])
    await db.connection.collection(name).deleteMany({});
  await testOrganisation(db.connection, { name: 'acme', sites: ['w_acme0001'] });
  [owner, admin, agent] = (
    await Promise.all(
      ['owner', 'admin', 'agent'].map((role) => server.signedIn(`${role}@acme.example`)),
    )
  ).map(({ call }) => call) as [Call, Call, Call];
});

const codeOf = ({ body }: { body: Record<string, unknown> }): string =>
  (body['error'] as { code: string } | undefined)?.code ?? '';
const bob = { email: ' Bob@Acme.Example'.trim(), name: 'Bob', role: 'agent', password: PASSWORD };

test('an added member signs in, however the e-mail is spelled, and is there once', async () => {
  const { status, body } = await admin('POST', '/members', bob);
  assert.equal(status, 201);
  assert.deepEqual(Object.keys(body), ['id', 'email', 'name', 'role', 'created_at']);
  assert.equal(body['email'], 'bob@acme.example');
  const { call } = await server.signedIn('BOB@acme.example');
  assert.equal((await call('GET', '/me')).body['role'], 'agent');
  assert.equal(codeOf(await owner('POST', '/members', bob)), 'email_taken');
  const stored = JSON.stringify(await db.connection.collection('members').find().toArray());
  assert.ok(stored.includes('$argon2id$') && !stored.includes(PASSWORD));
});

test('nobody gives away a role above their own', async () => {
  assert.equal(
    codeOf(await admin('PATCH', '/members/m_acme_admin', { role: 'owner' })),
    'forbidden',
  );
  assert.equal(
    codeOf(await admin('PATCH', '/members/m_acme_agent', { role: 'owner' })),
    'forbidden',
  );
  assert.equal(
    codeOf(await admin('PATCH', '/members/m_acme_owner', { role: 'agent' })),
    'forbidden',
  );
  const taken = await admin('PATCH', '/members/m_acme_owner', { password: 'mine now mine' });
  assert.equal(codeOf(taken), 'forbidden');
  assert.equal(codeOf(await admin('DELETE', '/members/m_acme_owner')), 'forbidden');
  assert.equal(
    codeOf(await agent('PATCH', '/members/m_acme_agent', { role: 'admin' })),
    'forbidden',
  );
  assert.equal((await admin('PATCH', '/members/m_acme_agent', { role: 'admin' })).status, 200);
  assert.equal((await owner('PATCH', '/members/m_acme_agent', { role: 'owner' })).status, 200);
  assert.equal((await admin('POST', '/members', { ...bob, role: 'owner' })).status, 422);
});

test('one owner stays, even when two remove each other at once', async () => {
  assert.equal(
    codeOf(await owner('PATCH', '/members/m_acme_owner', { role: 'admin' })),
    'last_owner',
  );
  assert.equal(codeOf(await owner('DELETE', '/members/m_acme_owner')), 'last_owner');
  await owner('PATCH', '/members/m_acme_admin', { role: 'owner' });
  const answers = await Promise.all([
    owner('DELETE', '/members/m_acme_admin'),
    admin('PATCH', '/members/m_acme_owner', { role: 'agent' }),
  ]);
  assert.equal(answers.filter(({ status }) => status < 300).length, 1);
  const owners = await db.connection.collection('members').countDocuments({ role: 'owner' });
  assert.equal(owners, 1);
});

test('one’s own password needs the current one, and ends one’s other sessions', async () => {
  const elsewhere = await server.signedIn('agent@acme.example');
  const change = { password: 'a better password' };
  assert.equal(codeOf(await agent('PATCH', '/members/m_acme_agent', change)), 'wrong_credentials');
  const right = { ...change, current_password: PASSWORD };
  assert.equal((await agent('PATCH', '/members/m_acme_agent', right)).status, 200);
  assert.equal((await agent('GET', '/me')).status, 200);
  assert.equal((await elsewhere.call('GET', '/me')).status, 401);
  await server.signedIn('agent@acme.example', change.password);
});

test('whoever is removed is out at once', async () => {
  assert.equal((await admin('DELETE', '/members/m_acme_agent')).status, 204);
  assert.equal(codeOf(await agent('GET', '/me')), 'unauthenticated');
  assert.equal(codeOf(await admin('DELETE', '/members/m_acme_agent')), 'member_not_found');
  await owner('PATCH', '/members/m_acme_admin', { role: 'agent' });
  assert.equal(codeOf(await admin('POST', '/members', bob)), 'forbidden', 'a role counts at once');
});
