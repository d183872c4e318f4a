import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { createEgress, type Egress } from '../../egress/egress.ts';
import { testReceiver, type Received, type TestReceiver } from '../testing/test-receiver.ts';
import { hubspotTarget } from './hubspot-target.ts';
import { createCall } from './post.ts';
import type { Sent, Target } from './target.ts';

type Properties = Record<string, string | number>;
interface Account {
  contacts: Map<string, Properties>;
  companies: Map<string, Properties>;
  known: Set<string>;
  /** Methods and paths of what was asked. */
  log: string[];
}

let hubspot: TestReceiver;
let account: Account;
let egress: Egress;
let target: Target;
const { signal } = new AbortController();

const json = (res: ServerResponse, status: number, body: unknown) =>
  void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** Answers as HubSpot documents it, for the few requests that are made of it. */
function answerAsHubspot(res: ServerResponse, { path, method, headers, body }: Received) {
  const url = new URL(path, 'http://x');
  const [, , , area, object = '', id] = url.pathname.split('/').map(decodeURIComponent);
  account.log.push(`${method} ${url.pathname}`);
  if (headers.authorization !== 'Bearer pat-test') {
    return json(res, 401, { status: 'error', category: 'INVALID_AUTHENTICATION' });
  }
  const content = (body ? JSON.parse(body) : {}) as {
    name?: string;
    properties?: Properties;
    filterGroups?: { filters: { value: string }[] }[];
  };
  if (area === 'properties') {
    const name = id === 'groups' ? `${object} group` : `${object} ${content.name ?? ''}`;
    if (account.known.has(name)) return json(res, 409, { category: 'OBJECT_ALREADY_EXISTS' });
    account.known.add(name);
    return json(res, 201, content);
  }
  const records = object === 'contacts' ? account.contacts : account.companies;
  if (method === 'GET') {
    if (id === undefined) return json(res, 200, { results: [] });
    const found = [...records].find(([, { email }]) => email === id);
    return found ? json(res, 200, { id: found[0] }) : json(res, 404, { status: 'error' });
  }
  if (id === 'search') {
    const wanted = content.filterGroups?.[0]?.filters[0]?.value;
    const found = [...records].filter(([, { domain }]) => domain === wanted);
    return json(res, 200, { total: found.length, results: found.map(([key]) => ({ id: key })) });
  }
  const properties = content.properties ?? {};
  const unknown = Object.keys(properties).find(
    (name) => name.startsWith('clarm_') && !account.known.has(`${object} ${name}`),
  );
  if (unknown !== undefined) {
    const message = `Property values were not valid: [{"message":"Property \\"${unknown}\\" does not exist","error":"PROPERTY_DOESNT_EXIST"}]`;
    return json(res, 400, { status: 'error', message, category: 'VALIDATION_ERROR' });
  }
  if (id === undefined) {
    const key = String(records.size + 1);
    records.set(key, properties);
    return json(res, 201, { id: key });
  }
  records.set(id, { ...records.get(id), ...properties });
  return json(res, 200, { id });
}

before(async () => {
  hubspot = await testReceiver();
  egress = createEgress({ allowPrivate: [hubspot.pair] });
  target = hubspotTarget(createCall(egress, Date.now));
});
after(async () => {
  hubspot.stop();
  await egress.close();
});
beforeEach(() => {
  account = { contacts: new Map(), companies: new Map(), known: new Set(), log: [] };
  hubspot.answer = answerAsHubspot;
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
  return target.send({ id: 'm', body, url: `http://${hubspot.pair}`, secrets: [token], signal });
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
      return json(res, 409, { status: 'error', message, category: 'CONFLICT' });
    }
    return answerAsHubspot(res, request);
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
  const garbage = await send(JANE);
  assert.deepEqual([garbage.ok, garbage.hopeless], [false, undefined]);
});
