import assert from 'node:assert/strict';
import test, { after, before, beforeEach } from 'node:test';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { DEMO_SITE } from './set-up.ts';
import { PASSWORD, testAccounts, type TestAccounts } from './testing/test-accounts.ts';

let db: TestDatabase;
/** Two server processes on one database. */
let one: TestAccounts;
let two: TestAccounts;
before(async () => {
  db = await testDatabase();
  one = await testAccounts(db.connection);
  two = await testAccounts(db.connection);
  await createIndexes(db.connection);
});
after(async () => {
  await one.stop();
  await two.stop();
  await db.stop();
});
beforeEach(async () => {
  for (const name of ['organisations', 'members', 'sites', 'sessions'])
    await db.connection.collection(name).deleteMany({});
});

const count = (name: string): Promise<number> => db.connection.collection(name).countDocuments();
const owner = (code: string, email = 'ann@example.com') => ({
  code,
  email,
  password: PASSWORD,
  name: 'Ann',
});
const demo = { name: 'Lumen Analytics', config: { brandName: 'Lumen Analytics' } };

test('two servers that start at once make one organisation, one first site and one demo', async () => {
  const codes = await Promise.all(
    [one, two, one, two].map((server) => server.ensureDefaultAccount({ demo })),
  );
  assert.equal(new Set(codes).size, 4);
  assert.equal(await count('organisations'), 1);
  assert.equal(await count('sites'), 2);
  const site = await one.sites.find(DEMO_SITE);
  assert.equal(site?.demo, true);
  assert.equal(site?.config.allowAutomation, true);
  assert.equal(site?.config.brandName, 'Lumen Analytics');
});

test('of ten at once with the right code exactly one becomes the owner, and is signed in', async () => {
  const codes = [await one.ensureDefaultAccount({}), await two.ensureDefaultAccount({})];
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => {
      const code = codes[i % 2] ?? '';
      const { call } = (i % 2 ? two : one).browser();
      return call('POST', '/setup', owner(code, `ann${i}@example.com`));
    }),
  );
  const made = answers.filter(({ status }) => status === 201);
  assert.equal(made.length, 1);
  assert.equal(made[0]?.body['role'], 'owner');
  for (const { status, body } of answers.filter((answer) => answer.status !== 201))
    assert.deepEqual([status, (body['error'] as { code: string }).code], [403, 'setup_done']);
  assert.equal(await count('members'), 1);
  assert.equal(await count('sessions'), 1);
});

test('works once, ever: not again with the same code, nor with the link of another start', async () => {
  const code = (await one.ensureDefaultAccount({})) ?? '';
  const other = (await two.ensureDefaultAccount({})) ?? '';
  const { call } = two.browser();
  assert.equal((await call('POST', '/setup', owner(code))).status, 201);
  assert.equal((await call('GET', '/me')).body['email'], 'ann@example.com');
  for (const again of [code, other]) {
    const answer = await one.browser().call('POST', '/setup', owner(again, 'eve@example.com'));
    assert.equal(answer.status, 403);
  }
  assert.equal(await one.ensureDefaultAccount({}), undefined);
  assert.equal(await count('members'), 1);
});

test('refuses a wrong code, and keeps none in the database', async () => {
  const code = (await one.ensureDefaultAccount({})) ?? '';
  const { status, body } = await one.browser().call('POST', '/setup', owner('guess'));
  assert.deepEqual([status, (body['error'] as { code: string }).code], [403, 'wrong_setup_code']);
  const stored = JSON.stringify(await db.connection.collection('organisations').find().toArray());
  assert.ok(!stored.includes(code));
  const weak = await one.browser().call('POST', '/setup', { ...owner(code), password: 'short' });
  assert.equal(weak.status, 422);
});

test('the environment makes the owner, once, and then there is no link', async () => {
  const admin = { adminEmail: 'ops@example.com', adminPassword: PASSWORD };
  const codes = await Promise.all([one, two].map((server) => server.ensureDefaultAccount(admin)));
  assert.deepEqual(codes, [undefined, undefined]);
  assert.equal(await count('members'), 1);
  await one.ensureDefaultAccount({ adminEmail: 'other@example.com', adminPassword: PASSWORD });
  assert.equal(await count('members'), 1);
  const { call } = await one.signedIn('ops@example.com');
  assert.equal((await call('GET', '/me')).body['role'], 'owner');
});

test("a start changes nothing of what the team has made of it, the demo's site included", async () => {
  await one.ensureDefaultAccount({ demo });
  const sites = db.connection.collection('sites');
  await sites.updateOne(
    { _id: DEMO_SITE as never },
    { $set: { 'config.brandName': 'Ours', deleted_at: new Date() } },
  );
  await one.ensureDefaultAccount({ demo });
  assert.equal(await one.sites.find(DEMO_SITE, true), undefined);
  assert.equal(await count('sites'), 2);
});

test('a crash between the owner and the end of the set-up is made good at the next start', async () => {
  const code = (await one.ensureDefaultAccount({})) ?? '';
  await one.browser().call('POST', '/setup', owner(code));
  const organisations = db.connection.collection('organisations');
  await organisations.updateOne({}, { $set: { owners: [], setup_codes: ['left over'] } });
  assert.equal(await one.ensureDefaultAccount({}), undefined);
  const found = await organisations.findOne();
  assert.deepEqual(found?.['owners'], [found?.['first_member']]);
  assert.deepEqual(found?.['setup_codes'], []);
});
