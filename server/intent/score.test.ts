import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { addEvent, emptyIntent } from './claims.ts';
import type { KnownCompany } from './enterprise-score.ts';
import { histories, makeEvent, NOON, uuidAt } from './testing/history-arbitrary.ts';
import { nextFall } from './next-fall.ts';
import { defaultRules, type IntentRules } from './rules.ts';
import { score, type ScoreInput } from './score.ts';

const DAY = 86_400_000;
const E100: KnownCompany = {
  domain: 'apex.example',
  industry: 'Software',
  size: '10001+',
  revenue: '1B+',
  founded: 1976,
  confidence: 'high',
};
const E90: KnownCompany = { ...E100, confidence: 'medium' };
const rules: IntentRules = { ...defaultRules, targetIndustries: ['Software'] };

const inputOf = (events: readonly StoredEvent[], company?: KnownCompany): ScoreInput => ({
  state: events.reduce((state, event) => addEvent(state, event, rules), emptyIntent),
  networkIsOwn: true,
  bot: false,
  ...(company ? { company } : {}),
});

let made = 0;
/** Views of 10 s each that began at noon; and what else was done. */
const did = (...names: string[]): StoredEvent[] =>
  names.map((name) => {
    made += 1;
    const isPage = name.startsWith('/');
    return makeEvent({
      event: isPage ? 'page_engaged' : name,
      event_id: uuidAt(NOON, made),
      at: NOON,
      ...(isPage
        ? { page_view_id: uuidAt(NOON, 1000 + made), url: `https://a.example${name}` }
        : {}),
    });
  });
const talked = (count: number) => did('widget_opened', ...Array(count).fill('message_sent'));

const TABLE: readonly {
  visitor: string;
  events: StoredEvent[];
  company?: KnownCompany;
  after?: number;
  parts?: [P: number, G: number, C: number];
  intent: number;
}[] = [
  {
    visitor: 'unknown company: pricing ×3, demo ×2, contact',
    events: did('/pricing', '/pricing', '/pricing', '/demo', '/demo', '/contact'),
    parts: [40, 0, 0],
    intent: 40,
  },
  {
    visitor: 'unknown: pricing + demo, opens, 1 message',
    events: [...did('/pricing', '/demo'), ...talked(1)],
    parts: [40, 26, 0],
    intent: 66,
  },
  {
    visitor: 'the same, 2 messages',
    events: [...did('/pricing', '/demo'), ...talked(2)],
    parts: [40, 30, 0],
    intent: 70,
  },
  {
    visitor: 'E = 90: pricing, opens, 1 message',
    events: [...did('/pricing'), ...talked(1)],
    company: E90,
    parts: [26, 26, 22.5],
    intent: 75,
  },
  {
    visitor: 'the same, two minutes later',
    events: [...did('/pricing'), ...talked(1)],
    company: E90,
    after: 2 * 60_000,
    intent: 75,
  },
  {
    visitor: 'E = 100: pricing, demo, contact, no widget',
    events: did('/pricing', '/demo', '/contact'),
    company: E100,
    parts: [40, 0, 25],
    intent: 65,
  },
  {
    visitor: 'E = 90 as above, 3 days later',
    events: [...did('/pricing'), ...talked(1)],
    company: E90,
    after: 3 * DAY,
    intent: 55,
  },
  {
    visitor: 'E = 90 as above, 7 days later',
    events: [...did('/pricing'), ...talked(1)],
    company: E90,
    after: 7 * DAY,
    intent: 39,
  },
  {
    visitor: 'E = 100, two blog posts',
    events: did('/blog/a', '/blog/b'),
    company: E100,
    parts: [1.5, 0, 1.875],
    intent: 3,
  },
];

for (const { visitor, events, company, after = 0, parts, intent } of TABLE)
  test(`${visitor}: ${intent}`, () => {
    const scored = score(inputOf(events, company), rules, NOON + after);
    if (parts) assert.deepEqual([scored.P, scored.G, scored.C], parts);
    assert.equal(scored.intent, intent);
  });

const one = (...events: StoredEvent[]) => score(inputOf(events), rules, NOON);

test('engagement counts by rank, and once where it can only happen once', () => {
  assert.equal(one(...did('widget_opened', 'widget_opened')).G, 8);
  assert.equal(one(...did('identify', 'identify')).G, 10);
  assert.equal(one(...did('action_clicked', 'action_clicked', 'action_clicked')).G, 14);
  assert.equal(one(...did('goal_achieved', 'goal_achieved')).G, 15);
  assert.equal(one(...talked(9)).G, 35);
  const asking = did('message_sent').map((event) =>
    Object.assign(event, { asks: 'pricing' as const }),
  );
  assert.equal(one(...asking).G, 26);
});

test('careers take away, down to zero and no further', () => {
  assert.equal(one(...did('/pricing', '/careers')).P, 18);
  const scored = one(...did('/blog/a', '/careers'));
  assert.deepEqual([scored.P, scored.intent], [0, 0]);
  assert.deepEqual(
    scored.breakdown.map(({ points }) => points),
    [0, 0],
  );
});

test('a view that two kinds claim counts once, with the stronger', () => {
  const [demo] = did('/demo');
  const blog = { ...demo, url: 'https://a.example/blog/a', event_id: uuidAt(NOON, 99_999) };
  assert.equal(one(demo as StoredEvent, blog as StoredEvent).P, 26);
});

test('somebody who comes back to pricing a month later counts anew', () => {
  const back = did('/pricing').map((event) =>
    Object.assign(event, {
      page_view_id: uuidAt(NOON + 30 * DAY, 7),
      event_id: uuidAt(NOON + 30 * DAY, 8),
      timestamp: new Date(NOON + 30 * DAY),
    }),
  );
  const scored = score(inputOf([...did('/pricing'), ...back]), rules, NOON + 30 * DAY);
  assert.equal(scored.intent, 26);
});

test('bots score 0', () => {
  const input = { ...inputOf(did('/pricing', '/demo'), E100), bot: true };
  assert.deepEqual(score(input, rules, NOON), { intent: 0, P: 0, G: 0, C: 0, breakdown: [] });
});

test('explains itself by signal, with the cap of its part', () => {
  const { breakdown } = score(inputOf([...did('/pricing', '/demo'), ...talked(2)]), rules, NOON);
  assert.deepEqual(
    breakdown.map(({ signal, count, points, cap }) => [signal, count, points, cap]),
    [
      ['messages', 2, 22, 35],
      ['page:demo', 1, 20, 40],
      ['page:pricing', 1, 20, 40],
      ['widget_opened', 1, 8, 35],
    ],
  );
  assert.equal(breakdown[0]?.at, new Date(NOON).toISOString());
});

test('no part of it is explained by more than its cap', () => {
  const input = inputOf([...did('/pricing', '/demo', '/product'), ...talked(2)], E90);
  for (let minutes = 0; minutes < 3_000; minutes += 7) {
    const { breakdown } = score(input, rules, NOON + minutes * 60_000);
    for (const cap of [40, 35, 25]) {
      const part = breakdown.filter((row) => row.cap === cap);
      assert.ok(part.reduce((sum, { points }) => sum + points, 0) <= cap, `${minutes} min: ${cap}`);
    }
  }
});

const inputs = fc
  .record({
    events: histories,
    company: fc.constantFrom(undefined, E100, E90, {
      domain: 'a.example',
      confidence: 'low' as const,
    }),
    after: fc.integer({ min: 30 * DAY, max: 60 * DAY }),
  })
  .map(({ events, company, after }) => ({ input: inputOf(events, company), now: NOON + after }));

test('the breakdown sums exactly to the score, always', () => {
  fc.assert(
    fc.property(inputs, ({ input, now }) => {
      const { intent, P, G, C, breakdown } = score(input, rules, now);
      const total = breakdown.reduce((sum, { points }) => sum + points, 0);
      assert.equal(total, intent);
      assert.ok(intent >= 0 && intent <= 100 && Math.abs(intent - (P + G + C)) <= 0.52);
      assert.ok(
        breakdown.every(({ points }) => Number.isInteger(points) && !Object.is(points, -0)),
      );
    }),
    { numRuns: 3_000 },
  );
});

test('the score holds until its next fall, and is lower then', () => {
  fc.assert(
    fc.property(
      inputs,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
      ({ input, now }, at) => {
        const { intent } = score(input, rules, now);
        const due = nextFall(input, rules, now);
        if (due === undefined) return assert.equal(intent, 0);
        assert.ok(score(input, rules, due + 1).intent < intent);
        for (const share of [...at, 1 - 1e-9]) {
          const before = Math.floor(now + share * (due - 2 - now));
          if (before >= now) assert.equal(score(input, rules, before).intent, intent);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a company that grows a year older is looked at again on New Year', () => {
  const eve = Date.UTC(2026, 11, 31, 23, 50);
  const events = did('/pricing', '/demo', '/contact').map((event) =>
    Object.assign(event, {
      timestamp: new Date(eve),
      page_view_id: uuidAt(eve, ++made),
      event_id: uuidAt(eve, ++made),
    }),
  );
  const young = inputOf(events, { ...E100, founded: 2024 });
  assert.equal(nextFall(young, rules, eve), Date.UTC(2027, 0, 1));
});
