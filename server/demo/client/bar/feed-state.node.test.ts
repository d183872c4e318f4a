import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommittedEvent, InboxItem, PanelVisitor } from '../../contract.ts';
import { applyMessage, EMPTY_FEED } from './feed-state.ts';

const event = (event_id: string): CommittedEvent => ({ event_id, event: 'page_view', at: '' });
const item = (webhook_id: string, deliveries: number) =>
  ({ webhook_id, deliveries, event: 'identify' }) as InboxItem;
const visitor = { id: 'v_x', intent: 12 } as PanelVisitor;

test('a snapshot replaces whatever was known', () => {
  const before = applyMessage(EMPTY_FEED, { kind: 'event', event: event('old') });
  const snapshot = { persona: 'home', events: [event('new')], inbox: [], visitor };
  assert.deepEqual(applyMessage(before, { kind: 'snapshot', ...snapshot }), snapshot);
});

test('events come newest first, each once', () => {
  const state = ['e1', 'e2', 'e1'].reduce(
    (now, id) => applyMessage(now, { kind: 'event', event: event(id) }),
    EMPTY_FEED,
  );
  assert.deepEqual(
    state.events.map(({ event_id }) => event_id),
    ['e1', 'e2'],
  );
});

test('a panel that stays open all day keeps 80 events', () => {
  let state = EMPTY_FEED;
  for (let at = 0; at < 200; at++)
    state = applyMessage(state, { kind: 'event', event: event(`e${at}`) });
  assert.equal(state.events.length, 80);
  assert.equal(state.events[0]?.event_id, 'e199');
});

test('a webhook that is delivered again takes the place of the first', () => {
  const once = applyMessage(EMPTY_FEED, { kind: 'webhook', item: item('w', 1) });
  const twice = applyMessage(once, { kind: 'webhook', item: item('w', 2) });
  assert.deepEqual(twice.inbox, [item('w', 2)]);
});

test('the score moves without touching the rest', () => {
  const before = applyMessage(EMPTY_FEED, { kind: 'event', event: event('e1') });
  assert.deepEqual(applyMessage(before, { kind: 'visitor', visitor }), { ...before, visitor });
});
