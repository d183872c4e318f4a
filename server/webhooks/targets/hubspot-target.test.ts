import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import type { Connection } from 'mongoose';
import { connectDatabase } from '../../database.ts';
import { createEgress, type Egress } from '../../egress/egress.ts';
import { testDatabase, type TestDatabase } from '../../engine/testing/test-database.ts';
import { hubspotCompanyStore } from '../hubspot-company-store.ts';
import {
  answerAsHubspot,
  answerJson,
  newHubspotAccount,
  type HubspotAccount,
} from '../testing/stand-in-hubspot.ts';
import { testReceiver, type TestReceiver } from '../testing/test-receiver.ts';
import { hubspotTarget } from './hubspot-target.ts';
import { createCall } from './post.ts';
import type { Sent, Target } from './target.ts';

let db: TestDatabase;
let connection: Connection;
let hubspot: TestReceiver;
let account: HubspotAccount;
let egress: Egress;
let target: Target;
/** A new one for every test. */
let site: string;
const { signal } = new AbortController();

before(async () => {
  db = await testDatabase();
  connection = await connectDatabase(db.uri);
  hubspot = await testReceiver();
  egress = createEgress({ allowPrivate: [hubspot.pair] });
  target = hubspotTarget(createCall(egress, Date.now), hubspotCompanyStore(connection), 0);
});
after(async () => {
  hubspot.stop();
  await egress.close();
  await connection.close();
  await db.stop();
});
beforeEach(() => {
  site = `w_${randomBytes(8).toString('hex')}`;
  account = newHubspotAccount();
  hubspot.answer = (res, request) => answerAsHubspot(account, res, request);
});

const JANE = {
  visitor_id: 'v_1',
  name: 'Jane van Dyk',
  email: 'jane@acme.com',
  identity: 'unverified',
  intent_score: 82,
  company: { name: 'Acme Corp', domain: 'acme.com' },
  engagement: { current_url: 'https://example.com/pricing' },
};
const send = (data: Record<string, unknown>, token = 'pat-test'): Promise<Sent> => {
  const timestamp = '2026-03-23T14:35:00Z';
  const body = target.bodyOf({ event: 'high_intent_visitor', timestamp, data });
  return target.send({
    site,
    id: 'm',
    body,
    url: `http://${hubspot.pair}`,
    secrets: [token],
    signal,
  });
};

test('makes the contact, and the properties that the account does not have yet', async () => {
  const sent = await send(JANE);
  assert.deepEqual([sent.ok, sent.status], [true, 201], JSON.stringify(sent));
  assert.deepEqual(
    [...account.contacts.values()],
    [
      {
        email: 'jane@acme.com',
        firstname: 'Jane',
        lastname: 'van Dyk',
        company: 'Acme Corp',
        clarm_intent_score: 82,
        clarm_identity: 'unverified',
        clarm_company_domain: 'acme.com',
        clarm_last_page: 'https://example.com/pricing',
        clarm_last_event: 'high_intent_visitor',
      },
    ],
  );
  account.log.length = 0;
  await send({ ...JANE, intent_score: 60 });
  assert.deepEqual(account.log, [
    'GET /crm/v3/objects/contacts/jane%40acme.com',
    'PATCH /crm/v3/objects/contacts/1',
  ]);
  assert.equal(account.contacts.get('1')?.['clarm_intent_score'], 60);
});

test('an unverified identity changes no property of an existing contact but its own', async () => {
  account.contacts.set('7', { email: 'jane@acme.com', firstname: 'Johanna', company: 'Other' });
  await send(JANE);
  const unverified = account.contacts.get('7');
  assert.deepEqual([unverified?.['firstname'], unverified?.['company']], ['Johanna', 'Other']);
  assert.equal(unverified?.['clarm_intent_score'], 82);
  await send({ ...JANE, identity: 'verified' });
  assert.equal(account.contacts.get('7')?.['firstname'], 'Jane');
  assert.equal(account.contacts.size, 1);
});

test('a contact that somebody else makes in between counts as existing', async () => {
  account.contacts.set('9', { email: 'other@acme.com', firstname: 'Johanna' });
  hubspot.answer = (res, request) => {
    if (request.method === 'POST' && request.path === '/crm/v3/objects/contacts') {
      const message = 'Contact already exists. Existing ID: 9';
      return answerJson(res, 409, { status: 'error', message, category: 'CONFLICT' });
    }
    return answerAsHubspot(account, res, request);
  };
  const sent = await send(JANE);
  assert.equal(sent.ok, true, JSON.stringify(sent));
  assert.equal(account.contacts.get('9')?.['firstname'], 'Johanna');
  assert.equal(account.contacts.get('9')?.['clarm_intent_score'], 82);
});

test('without an e-mail it is the company, by its domain', async () => {
  const { email: _, identity: __, ...nobody } = JANE;
  await send(nobody);
  await send({ ...nobody, intent_score: 40, company: { name: 'ACME!', domain: 'acme.com' } });
  const [acme, ...others] = [...account.companies.values()];
  assert.deepEqual(others, []);
  assert.deepEqual(
    [acme?.['name'], acme?.['domain'], acme?.['clarm_intent_score']],
    ['Acme Corp', 'acme.com', 40],
  );
  account.log.length = 0;
  assert.equal((await send({ visitor_id: 'v_1' })).ok, true);
  assert.deepEqual(account.log, []);
});

test('a company whose making was not answered is not made again before the search would find it', async () => {
  hubspot.answer = (res, request) => {
    if (request.method !== 'POST' || request.path !== '/crm/v3/objects/companies')
      return answerAsHubspot(account, res, request);
    account.companies.set('1', { domain: 'acme.com' });
    return void res.destroy();
  };
  const { email: _, ...nobody } = JANE;
  assert.deepEqual(
    [await send(nobody), await send(nobody)].map(({ ok, busy }) => [ok, busy]),
    [
      [false, undefined],
      [false, true],
    ],
  );
  // The turn belongs to the site, the account and the domain.
  const other = { ...nobody, company: { domain: 'other.example' } };
  assert.notEqual((await send(other)).busy, true);
});

test('a test event only tries the token', async () => {
  assert.equal((await send({ ...JANE, test: true })).ok, true);
  assert.deepEqual(account.log, ['GET /crm/v3/objects/contacts']);
  assert.equal(account.contacts.size, 0);
});

test('a wrong token disables, a rate limit waits, a server error is tried again', async () => {
  assert.equal((await send(JANE, 'pat-wrong')).hopeless, 'endpoint');
  const answer = async (status: number, headers = {}) => {
    hubspot.answer = (res) => void res.writeHead(status, headers).end('{}');
    const { ok, hopeless, retryAfterMs } = await send(JANE);
    return [ok, hopeless, retryAfterMs];
  };
  assert.deepEqual(await answer(403), [false, 'endpoint', 0]);
  assert.deepEqual(await answer(429), [false, undefined, 10_000]);
  assert.deepEqual(await answer(429, { 'retry-after': '25' }), [false, undefined, 25_000]);
  assert.deepEqual(await answer(502), [false, undefined, 0]);
  assert.deepEqual(await answer(400), [false, 'delivery', 0]);
  hubspot.answer = (res) => void res.end('<html>');
  const { email: _, ...nobody } = JANE;
  for (const about of [JANE, nobody]) {
    const garbage = await send(about);
    assert.deepEqual([garbage.ok, garbage.hopeless], [false, undefined]);
  }
});
