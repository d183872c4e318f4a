import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import mongoose from 'mongoose';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { ApiError } from '../errors.ts';
import { defaultRules } from '../intent/rules.ts';
import { scoringOf } from '../scoring-of.ts';
import { testKeys, testSite } from '../testing/test-pipeline.ts';
import { derive } from '../visitors/derive.ts';
import { foldEvent, settleState } from '../visitors/fold/fold.ts';
import { emptyState } from '../visitors/fold/state.ts';
import { createIngest } from './ingest.ts';

const BODIES = Number(process.env['CLARM_FUZZ'] ?? 6_000);
const SITE = 'w_fuzz0000';
const NOW = Date.UTC(2026, 2, 23);
const { BSON } = mongoose.mongo;

const scoring = scoringOf(testSite(SITE), defaultRules);
const stored: StoredEvent[] = [];
const ingest = createIngest({
  sites: { find: async (id) => (id === SITE ? testSite(SITE) : undefined) },
  siteOfKey: async (key) => (key === 'clm_fuzz' ? SITE : undefined),
  visitorByEmail: async () => undefined,
  isKnown: async () => true,
  isErased: async () => false,
  lookup: () => ({ type: 'isp', data_version: '2026-11-01' }),
  isBot: () => false,
  isInhuman: () => false,
  salts: { ofDay: async () => Buffer.alloc(32) },
  keys: testKeys,
  commit: async (events) => {
    stored.push(...events);
    return events.map(() => ({ duplicate: false }));
  },
  presence: { seen: () => undefined, among: async () => new Set(), online: async () => [] },
  limit: { room: () => 2_000, count: () => undefined },
  ownVisitors: { has: async () => false, add: async () => undefined },
  clock: () => NOW,
});

const nasty = fc.constantFrom<unknown>(
  '$where',
  '__proto__',
  'constructor',
  'a.b',
  '\0',
  '\ud800',
  '',
  ' ',
  'javascript:alert(1)',
  'https://a.example/\ud800?token=1#x',
  'http://[::1]:99999/',
  '9999-99-99',
  '2099-01-01T00:00:00Z',
  1e308,
  -0,
  Number.MAX_SAFE_INTEGER + 2,
  null,
  [],
  {},
  true,
  'x'.repeat(5_000),
);
const key = fc.constantFrom(
  '$set',
  '__proto__',
  '_bsontype',
  '$ref',
  '$id',
  'a.b',
  'x\0y',
  '\ud800',
  '',
  'email',
  'amount',
  'orderId',
  'goal',
  'toString',
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    nasty,
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.double(),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));
const or = <T>(good: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: good }, { weight: 1, arbitrary: value });

const anEvent = fc.record(
  {
    event_id: or(fc.uuid()),
    event: or(
      fc.constantFrom(
        'page_view',
        'page_leave',
        'identify',
        'purchase',
        'goal_achieved',
        'click',
        'Own Event',
      ),
    ),
    visitor_id: or(fc.constant('v_0123456789abcdef')),
    session_id: or(fc.constant('s_0123456789')),
    timestamp: or(fc.constant('2026-03-22T23:59:00Z')),
    url: or(fc.webUrl()),
    referrer: or(fc.webUrl()),
    title: value,
    page_view_id: or(fc.uuid({ version: 7 })),
    seq: or(fc.nat()),
    consent: or(fc.constantFrom('granted', 'implied')),
    properties: or(fc.dictionary(key, value, { maxKeys: 6 })),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        widget_id: or(fc.constant(SITE)),
        sent_at: or(fc.constant('2026-03-23T00:00:00Z')),
        events: or(fc.array(or(anEvent), { maxLength: 4 })),
      },
      { requiredKeys: ['widget_id'] },
    ),
  },
  { weight: 3, arbitrary: anEvent.map((event) => ({ widget_id: SITE, ...event })) },
  { weight: 1, arbitrary: value },
);

test(`${BODIES} bodies: an answer or a refusal of the caller's, and what is taken can be stored and folded`, async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(body, fc.boolean(), async (drawn, byKey) => {
      stored.length = 0;
      try {
        await ingest({
          // What a body is once it has been JSON.
          body: JSON.parse(JSON.stringify(drawn) ?? 'null') as unknown,
          userAgent: 'Mozilla/5.0',
          addressOf: () => '203.0.113.9',
          optedOut: false,
          key: byKey ? 'clm_fuzz' : undefined,
          checkOrigin: () => undefined,
          checkRate: async () => undefined,
        });
      } catch (error) {
        assert.ok(error instanceof ApiError && error.status < 500, String(error));
      }
      const state = emptyState(scoring.empty());
      for (const event of stored) {
        taken += 1;
        const back = BSON.deserialize(BSON.serialize(event)) as StoredEvent;
        assert.equal(back._id, event._id);
        assert.ok(Object.keys(back).every((name) => !name.startsWith('$')));
        foldEvent(state, back, scoring, false);
      }
      if (stored.length > 0) BSON.serialize(derive(settleState(state), scoring, NOW, null).fields);
    }),
    { numRuns: BODIES, includeErrorInReport: true, endOnFailure: true },
  );
  // Some 5 % are taken, by chance.
  assert.ok(taken > BODIES / 40, `only ${taken} events were taken`);
});

test('10,000 levels of JSON are refused, not followed', async () => {
  const deep = `{"widget_id":"${SITE}","event_id":"00000000-0000-4000-8000-000000000000","event":"x","visitor_id":"v_0123456789abcdef","timestamp":"2026-03-23T00:00:00Z","properties":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_001)}`;
  const refused = await ingest({
    body: JSON.parse(deep) as unknown,
    userAgent: '',
    addressOf: () => '203.0.113.9',
    optedOut: false,
    key: undefined,
    checkOrigin: () => undefined,
    checkRate: async () => undefined,
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(refused instanceof ApiError);
  assert.equal(refused.code, 'nothing_valid');
});
