import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding, FoundField } from '../../contracts/finding.ts';
import type { Confidence, Network } from '../../contracts/network.ts';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import { defaultRules } from '../../intent/rules.ts';
import { scoringOf } from '../../scoring-of.ts';
import { foldEvent, settleState } from './fold.ts';
import { findingChanges, foldFound } from './found.ts';
import { copyState, emptyState, type VisitorState } from './state.ts';

const scoring = scoringOf({ rulesVersion: 1, alertThreshold: 70 }, defaultRules);
const START = Date.UTC(2026, 2, 1);

const fold = (events: readonly StoredEvent[], bounded: boolean): VisitorState | 'unsure' => {
  let state = emptyState(scoring.empty());
  for (const event of events) {
    if (foldEvent(state, event, scoring, bounded) === 'unsure') return 'unsure';
    // What is stored between two batches: settled, and through a database.
    if (!bounded) continue;
    const stored = JSON.stringify(settleState(state));
    foldEvent(copyState(state), event, scoring, true);
    assert.equal(JSON.stringify(state), stored, 'folding onto a copy leaves the original alone');
    state = JSON.parse(stored) as VisitorState;
  }
  return settleState(state);
};

const uuidAt = (at: number, n: number): string => {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(n).padStart(12, '0')}`;
};

const networks: (Network | undefined)[] = [
  undefined,
  { type: 'isp', data_version: '2026-11-01', country: 'DE' },
  {
    type: 'business',
    data_version: '2026-11-01',
    company: { domain: 'acme.com', name: 'Acme', confidence: 'high', source: 'offline' },
  },
  {
    type: 'business',
    data_version: '2026-11-01',
    company: { domain: 'tiny.io', confidence: 'low', source: 'offline' },
  },
];

const field = (name: FoundField['field'], value: string, confidence: Confidence): FoundField => ({
  field: name,
  value,
  source: 'ipinfo',
  confidence,
  at: '2026-03-01T00:00:00.000Z',
});

/** What a provider may have found; more e-mails and domains than a visitor keeps. */
const findingOf = (n: number): Finding => {
  const confidence = n % 2 === 0 ? 'low' : 'high';
  const company = field('company.domain', `c${n % 3}.com`, confidence);
  if (n < 3) return { lookup: 'network', asn: 64_500 + n, fields: [company] };
  if (n < 5) return { lookup: 'network', fields: [field('location.city', `City ${n}`, 'low')] };
  return n % 2 === 0
    ? { lookup: 'company', subject: `c${n}.com`, fields: [field('company.size', '11-50', 'low')] }
    : {
        lookup: 'person',
        subject: `p${n}@acme.com`,
        fields: [field('person.title', `${n}`, 'low')],
      };
};

const event = fc
  .record({
    kind: fc.constantFrom(
      'page_view',
      'page_engaged',
      'widget_opened',
      'message_sent',
      'identify',
      'click',
      'purchase',
      'enriched',
    ),
    found: fc.integer({ min: 0, max: 30 }),
    minutes: fc.integer({ min: 0, max: 60 * 24 * 40 }),
    seq: fc.integer({ min: 0, max: 5 }),
    session: fc.integer({ min: 0, max: 130 }),
    view: fc.integer({ min: 0, max: 12 }),
    path: fc.constantFrom(
      '/pricing',
      '/demo',
      '/contact',
      '/blog/pricing-tips',
      '/careers',
      '/',
      '/docs',
    ),
    campaign: fc.constantFrom('', '', '?utm_source=a', '?gclid=b'),
    network: fc.integer({ min: 0, max: networks.length - 1 }),
    email: fc.integer({ min: 0, max: 9 }),
    trait: fc.constantFrom('name', 'plan', 'company'),
    server: fc.boolean(),
  })
  .map((drawn) => drawn);

const history = fc.array(event, { maxLength: 40 }).map((drawn) =>
  drawn.map((one, index): StoredEvent => {
    const at = START + one.minutes * 60_000;
    const network = networks[one.network];
    return {
      _id: `w:v:${index}`,
      site: 'w',
      visitor_id: 'v',
      event_id: uuidAt(at, index),
      event: one.kind,
      url: `https://a.example${one.path}${one.campaign}`,
      title: one.path,
      session_id: `s_${one.session}`,
      page_view_id: uuidAt(START + one.view * 3_600_000, 1000 + one.view),
      seq: one.seq,
      timestamp: new Date(at),
      received_at: new Date(at),
      source:
        one.kind === 'enriched'
          ? 'internal'
          : one.server && one.kind === 'purchase'
            ? 'server'
            : 'browser',
      user_agent: 'Mozilla/5.0',
      properties:
        one.kind === 'identify'
          ? { email: `p${one.email}@acme.com`, [one.trait]: `value ${index}` }
          : one.kind === 'message_sent'
            ? { conversation_id: `c_${one.view}` }
            : one.kind === 'enriched'
              ? { ...findingOf(one.found) }
              : {},
      ...(network ? { network } : {}),
      batch: 'b',
    };
  }),
);

test('any order of arrival of the same events gives the same state', () => {
  fc.assert(
    fc.property(
      history.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      ([events, shuffled]) => {
        assert.deepEqual(fold(shuffled, false), fold(events, false));
      },
    ),
    { numRuns: 500 },
  );
});

test('events folded one by one give what a rebuild gives, or say that they cannot tell', () => {
  let unsure = 0;
  fc.assert(
    fc.property(
      history.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      ([events, shuffled]) => {
        const stepwise = fold(shuffled, true);
        if (stepwise === 'unsure') unsure += 1;
        else assert.deepEqual(stepwise, fold(events, false));
      },
    ),
    { numRuns: 500 },
  );
  assert.ok(unsure < 250, 'most histories need no recompute');
});

test('keeps the last 100 sessions whole and counts the rest', () => {
  const visits = Array.from({ length: 130 }, (_, index): StoredEvent => {
    const at = START + index * 3_600_000;
    return {
      _id: `w:v:${index}`,
      site: 'w',
      visitor_id: 'v',
      event_id: uuidAt(at, index),
      event: 'page_view',
      url: 'https://a.example/',
      session_id: `s_${index}`,
      timestamp: new Date(at),
      received_at: new Date(at),
      source: 'browser',
      batch: 'b',
    };
  });
  const state = fold(visits.toReversed(), false);
  assert.ok(state !== 'unsure');
  assert.equal(state.sessions.length, 100);
  assert.equal(state.sessionsDropped, 30);
  assert.equal(state.sessions[0]?.id, 's_30');
  assert.equal(fold(visits, true), 'unsure', 'a 101st session is a matter of all events together');
});

test('keeps the first and the latest visit by a campaign’s link, in whatever order they came', () => {
  const view = (minutes: number, query: string, referrer?: string): StoredEvent => ({
    _id: `w:v:${minutes}`,
    site: 'w',
    visitor_id: 'v',
    event_id: uuidAt(START + minutes * 60_000, minutes),
    event: 'page_view',
    url: `https://a.example/${query}`,
    timestamp: new Date(START + minutes * 60_000),
    received_at: new Date(START + minutes * 60_000),
    source: 'browser',
    batch: 'b',
    ...(referrer === undefined ? {} : { referrer }),
  });
  const views = [
    view(0, ''),
    view(1, '?utm_source=News&UTM_Medium=e%2Dmail&x=1&utm_campaign=', 'https://mail.example/'),
    view(2, '?page=2'),
    view(3, '?gclid=abc#part?utm_source=no'),
    view(4, '?ref=utm_source'),
  ];
  const state = fold(views.toReversed(), true);
  assert.ok(state !== 'unsure');
  assert.deepEqual(state.firstTouch, {
    at: START + 60_000,
    seq: 0,
    id: uuidAt(START + 60_000, 1),
    url: views[1]!.url,
    referrer: 'https://mail.example/',
    campaign: { utm_source: 'News', utm_medium: 'e-mail' },
  });
  assert.deepEqual(state.lastTouch?.campaign, { gclid: 'abc' });
  const longest = fold([view(0, `?utm_term=${'x'.repeat(1000)}`)], false);
  assert.ok(longest !== 'unsure');
  assert.equal(longest.firstTouch?.campaign['utm_term']?.length, 200);
});

test('an internal event is no activity', () => {
  const [seen] = fc.sample(history, { seed: 7, numRuns: 1 });
  const internal = {
    ...(seen?.[0] as StoredEvent),
    event_id: uuidAt(START, 999),
    event: 'something',
    source: 'internal' as const,
  };
  assert.deepEqual(fold([...(seen ?? []), internal], false), fold(seen ?? [], false));
});

test('what a provider found is no activity, and a finding that says nothing new changes nothing', () => {
  const at = START;
  const found = (finding: Finding, minutes: number): StoredEvent => ({
    _id: `w:v:${minutes}`,
    site: 'w',
    visitor_id: 'v',
    event_id: uuidAt(at + minutes * 60_000, minutes),
    event: 'enriched',
    timestamp: new Date(at + minutes * 60_000),
    received_at: new Date(at + minutes * 60_000),
    source: 'internal',
    properties: { ...finding },
    batch: 'b',
  });
  for (const n of [0, 1, 3, 5, 6]) {
    const finding = findingOf(n);
    const empty = emptyState(scoring.empty());
    assert.ok(findingChanges(empty, finding, at));
    const state = fold([found(finding, 0)], false);
    assert.ok(state !== 'unsure');
    const { events, firstAt, lastAt, sessions, pageViews } = state;
    assert.deepEqual([events, firstAt, lastAt, sessions, pageViews], [0, 0, 0, [], 0]);
    assert.equal(findingChanges(state, finding, at + 60_000), false);
  }
});

test('a network that goes on naming the company is written down once a day', () => {
  const state = emptyState(scoring.empty());
  const finding = findingOf(1);
  const id = uuidAt(START, 1);
  foldFound(state, { properties: finding } as unknown as StoredEvent, { at: START, seq: 0, id });
  assert.equal(findingChanges(state, finding, START + 3_600_000), false);
  assert.equal(findingChanges(state, finding, START + 25 * 3_600_000), true);
  assert.equal(findingChanges(state, finding, START - 3_600_000), false, 'older says nothing');
});
