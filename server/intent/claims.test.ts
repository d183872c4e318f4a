import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StoredEvent } from '../contracts/stored-event.ts';
import type { IntentState } from '../contracts/intent.ts';
import { addEvent, emptyIntent } from './claims.ts';
import { histories, makeEvent, NOON, uuidAt } from './testing/history-arbitrary.ts';
import { defaultRules } from './rules.ts';
import { score } from './score.ts';

const DAY = 86_400_000;
const fold = (events: readonly StoredEvent[]): IntentState =>
  events.reduce((state, event) => addEvent(state, event, defaultRules), emptyIntent);
const intentOf = (state: IntentState) =>
  score({ state, networkIsOwn: false, bot: false }, defaultRules, NOON + 31 * DAY);

const view = (n: number, day: number, facts: Partial<StoredEvent> = {}) =>
  makeEvent({
    event: 'page_engaged',
    event_id: uuidAt(NOON + day * DAY + 10_000, 100 + n),
    page_view_id: uuidAt(NOON + day * DAY, n),
    at: NOON + day * DAY + 10_000,
    url: 'https://example.com/pricing',
    ...facts,
  });
const claims = (events: readonly StoredEvent[]) => fold(events).pages[0]?.claims ?? [];

test('every order of arrival, with duplicates, gives the same state and score', () => {
  const shuffled = histories.chain((events) =>
    fc.record({
      events: fc.constant(events),
      order: fc.array(fc.nat({ max: events.length - 1 }), { maxLength: 8 }).chain((again) =>
        fc.shuffledSubarray([...events, ...again.map((index) => events[index] as StoredEvent)], {
          minLength: events.length + again.length,
        }),
      ),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ events, order }) => {
      const state = fold(events);
      assert.deepEqual(fold(order), state);
      assert.deepEqual(intentOf(fold(order)), intentOf(state));
    }),
    { numRuns: 20_000 },
  );
});

test('keeps the three strongest views of a kind, and the old read one before a new glance', () => {
  const glance = { event: 'page_view' };
  const kept = claims([view(1, 0), view(2, 1, glance), view(3, 7), view(4, 8), view(5, 3)]);
  assert.deepEqual(
    kept.map(({ view: id }) => Number.parseInt(id.slice(-4), 16)),
    [4, 3, 5],
  );
  const pair = claims([view(1, 0), view(2, 5, glance), view(3, 7, glance)]);
  assert.deepEqual(
    pair.map(({ view: id }) => Number.parseInt(id.slice(-4), 16)),
    [3, 1, 2],
  );
});

test('the factor of a view never falls', () => {
  const leave = (engaged_ms: number) =>
    view(1, 0, { event: 'page_leave', properties: { engaged_ms } });
  const factors = (...events: StoredEvent[]) => claims(events).map(({ factor }) => factor);
  assert.deepEqual(factors(view(1, 0, { event: 'page_view' })), [0.25]);
  assert.deepEqual(factors(leave(2_999)), [0.25]);
  assert.deepEqual(factors(leave(3_000), leave(10)), [0.6]);
  assert.deepEqual(factors(leave(3_000), leave(10_000), leave(3_000)), [1]);
  assert.deepEqual(factors(leave(10), view(1, 0, { event: 'Own event' })), [1]);
  assert.deepEqual(factors(view(1, 0, { event: 'widget_closed' })), [0.25]);
});

test('a view is as old as it is by the clock of its own browser, never younger than its event', () => {
  const began = NOON - 2 * DAY;
  const at = (facts: Partial<StoredEvent>) =>
    claims([view(1, 0, { page_view_id: uuidAt(began, 1), ...facts })])[0]?.at;
  const slow = { event_id: uuidAt(began + 60_000, 9), timestamp: new Date(NOON) };
  assert.equal(at(slow), NOON - 60_000);
  const ahead = { page_view_id: uuidAt(NOON + DAY, 1), event_id: uuidAt(NOON + DAY + 60_000, 9) };
  assert.equal(at({ ...ahead, timestamp: new Date(NOON) }), NOON);
  assert.equal(at({ event_id: uuidAt(NOON, 9), timestamp: new Date(NOON) }), began);
  const old = '00000000-0000-4000-8000-000000000000';
  assert.equal(at({ page_view_id: old, timestamp: new Date(NOON) }), NOON);
});

test('bots, excluded visitors and internal events say nothing', () => {
  for (const facts of [{ bot: true }, { excluded: true }, { source: 'internal' }] as const)
    assert.equal(addEvent(emptyIntent, view(1, 0, facts), defaultRules), emptyIntent);
});

test('an event that says nothing new leaves the very same state', () => {
  const state = fold([view(1, 0)]);
  assert.equal(addEvent(state, view(1, 0), defaultRules), state);
  assert.equal(addEvent(state, view(1, 0, { event: 'page_view' }), defaultRules), state);
});

test('names of events are no keys into anything', () => {
  for (const event of ['constructor', '__proto__', 'toString'])
    assert.deepEqual(fold([view(1, 0, { event })]).signals, []);
});
