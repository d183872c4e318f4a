import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { CommitEvents } from '../ports.ts';
import { testKeys, testSite } from '../testing/test-pipeline.ts';
import { createIngest } from './ingest.ts';
import { createVisitorLimit } from './visitor-limit.ts';

const SITE = 'w_ingest0000';
const VISITOR = 'v_0123456789abcdef0123456789abcdef';
const NOW = Date.UTC(2026, 2, 23, 12);
const A_DAY = 2_000;

/** Ingest with a disk of one's own. */
function ingestInto(commit: CommitEvents) {
  const own = new Set<string>();
  const seen: string[] = [];
  const ingest = createIngest({
    sites: { find: async (id) => (id === SITE ? testSite(SITE) : undefined) },
    siteOfKey: async (key) => (key === 'clm_key' ? SITE : undefined),
    visitorByEmail: async () => undefined,
    isKnown: async () => false,
    isErased: async (_, visitor) => visitor.startsWith('v_erased'),
    lookup: () => ({ type: 'isp', data_version: '2026-11-01' }),
    isBot: () => false,
    isInhuman: () => false,
    salts: { ofDay: async () => Buffer.alloc(32) },
    keys: testKeys,
    commit,
    presence: {
      seen: (_, visitor) => void seen.push(visitor),
      among: async () => new Set(),
      online: async () => [],
    },
    limit: createVisitorLimit(),
    ownVisitors: {
      has: async (_, visitor) => own.has(visitor),
      add: async (_, visitor) => void own.add(visitor),
    },
    clock: () => NOW,
  });
  const send = (body: unknown, key?: string) =>
    ingest({
      body,
      userAgent: 'Mozilla/5.0',
      addressOf: () => '203.0.113.9',
      optedOut: false,
      key,
      checkOrigin: () => undefined,
      checkRate: async () => undefined,
    });
  return Object.assign(send, { seen });
}

const event = (fields: object = {}) => ({
  event_id: uuidv7(),
  event: 'page_view',
  visitor_id: VISITOR,
  timestamp: new Date(NOW).toISOString(),
  ...fields,
});
const batchOf = (events: unknown[]) => ({ widget_id: SITE, events });
const hundred = () => batchOf(Array.from({ length: 100 }, () => event()));

test('what was not stored takes nothing of the visitor’s day: however often it was tried, it arrives', async () => {
  let away = true;
  const stored = new Set<string>();
  const send = ingestInto(async (events) => {
    if (away) throw new Error('no disk');
    return events.map(({ event_id }) => {
      const duplicate = stored.has(event_id);
      stored.add(event_id);
      return { duplicate };
    });
  });
  const kept = hundred();
  for (let tries = 0; tries < 25; tries += 1) await assert.rejects(send(kept));
  away = false;
  assert.equal((await send(kept)).accepted, 100);
  for (let again = 0; again < 25; again += 1) assert.equal((await send(kept)).duplicates, 100);
  for (let sent = 100; sent < A_DAY; sent += 100)
    assert.equal((await send(hundred())).accepted, 100);
  const { accepted, rejected } = await send(hundred());
  assert.equal(accepted, 0);
  assert.deepEqual(new Set(rejected.map(({ code }) => code)), new Set(['visitor_limit']));
});

test('a batch may fill the visitor’s day, and no more', async () => {
  const send = ingestInto(async (events) => events.map(() => ({ duplicate: false })));
  for (let sent = 0; sent < A_DAY - 50; sent += 50)
    await send(batchOf(Array.from({ length: 50 }, () => event())));
  const { accepted, rejected } = await send(hundred());
  assert.deepEqual([accepted, rejected.length], [50, 50]);
});

test('a body that is no object is malformed, whoever sends it', async () => {
  const send = ingestInto(async () => []);
  for (const body of [[], null, 'x', 5, true]) {
    await assert.rejects(send(body), { code: 'malformed' });
    await assert.rejects(send(body, 'clm_key'), { code: 'malformed' });
  }
});

test('a server hears that a visitor was erased, and not that there is none', async () => {
  const send = ingestInto(async () => []);
  const codeOf = async (visitor_id: string) =>
    (await send({ event: 'x', visitor_id }, 'clm_key')).rejected[0]?.code;
  assert.equal(await codeOf('v_erased0000000000000000'), 'visitor_erased');
  assert.equal(await codeOf(VISITOR), 'unknown_visitor');
});

test('a time without a zone is no time: it would be another one on every server', async () => {
  const send = ingestInto(async (events) => events.map(() => ({ duplicate: false })));
  const taken = async (timestamp: string) =>
    send({ widget_id: SITE, ...event({ timestamp }) }).then(
      ({ accepted }) => accepted === 1,
      () => false,
    );
  for (const good of [
    '2026-03-23T11:35:00Z',
    '2026-03-23T11:35:00.123Z',
    '2026-03-23T12:35:00+01:00',
    '2026-03-23T12:35+0100',
  ])
    assert.ok(await taken(good), good);
  for (const bad of [
    '2026-03-23T11:35:00',
    '2026-03-23',
    '23 Mar 2026 04:00 EST',
    '1774265700000',
    '2026-13-23T11:35:00Z',
  ])
    assert.equal(await taken(bad), false, bad);
});

test('an amount that no sum could hold is refused', async () => {
  const send = ingestInto(async (events) => events.map(() => ({ duplicate: false })));
  const buy = (amount: number) =>
    send(batchOf([event(), event({ event: 'purchase', properties: { amount, currency: 'USD' } })]));
  assert.equal((await buy(1e12)).accepted, 2);
  assert.match((await buy(1.7e308)).rejected[0]?.message ?? '', /at most/);
});

test('all that a browser of the team’s own does from then on is stamped', async () => {
  const stamped: (true | undefined)[] = [];
  const send = ingestInto(async (events) => {
    stamped.push(...events.map(({ excluded }) => excluded));
    return events.map(() => ({ duplicate: false }));
  });
  await send(batchOf([event(), event({ event: 'ignore' }), event()]));
  await send({
    widget_id: SITE,
    ...event({ event: 'purchase', properties: { amount: 5, currency: 'USD' } }),
  });
  await send({ widget_id: SITE, ...event({ visitor_id: 'v_somebody0000000000' }) });
  assert.deepEqual(stamped, [undefined, true, true, true, undefined]);
});

test('what waited for a network puts nobody on the site now', async () => {
  const send = ingestInto(async (events) => events.map(() => ({ duplicate: false })));
  const ago = (ms: number, visitor_id: string) =>
    event({ visitor_id, timestamp: new Date(NOW - ms).toISOString() });
  await send(batchOf([ago(3_600_000, 'v_then0000000000000000'), ago(5_000, VISITOR)]));
  assert.deepEqual(send.seen, [VISITOR]);
});
