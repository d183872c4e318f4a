import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredEvent } from './contracts/stored-event.ts';
import { webhooksOf } from './event-effects.ts';

const SITE = 'w_test0000';
const event = (name: string, more: Partial<StoredEvent> = {}): StoredEvent => {
  const { visitor_id = 'v_one', event_id = '01890a5d-ac96-774b-bcce-b302099a8057' } = more;
  return {
    _id: `${SITE}:${visitor_id}:${event_id}`,
    site: SITE,
    visitor_id,
    event_id,
    event: name,
    timestamp: new Date('2026-03-23T14:35:00Z'),
    received_at: new Date('2026-03-23T14:35:01Z'),
    source: 'browser',
    properties: {},
    batch: '',
    ...more,
  };
};
const keysOf = (...events: StoredEvent[]) => webhooksOf(events).map(({ key }) => key);

for (const name of ['identify', 'goal_achieved', 'purchase', 'message_sent'])
  test(`${name}: two visitors with the same event_id are two webhooks, one of them twice is one`, () => {
    const properties = { first: true };
    const keys = keysOf(
      event(name, { properties }),
      event(name, { properties, visitor_id: 'v_two' }),
      event(name, { properties }),
    );
    const perEvent = name === 'message_sent' ? 2 : 1;
    assert.equal(new Set(keys).size, 2 * perEvent);
    assert.deepEqual(keys.slice(0, perEvent), keys.slice(-perEvent));
  });

test('a purchase with an orderId is one webhook per source, whoever reports it', () => {
  const properties = { orderId: 'A-1042' };
  const keys = keysOf(
    event('purchase', { properties }),
    event('purchase', { properties, visitor_id: 'v_two', event_id: 'another' }),
    event('purchase', { properties, source: 'server' }),
  );
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[0], keys[2]);
});

test('bots, and events that nobody subscribes to, tell nothing', () => {
  assert.deepEqual(keysOf(event('identify', { bot: true }), event('page_view')), []);
  assert.deepEqual(keysOf(event('constructor')), []);
});
