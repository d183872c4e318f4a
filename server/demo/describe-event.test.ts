import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { describeEvent } from './describe-event.ts';

const event: StoredEvent = {
  _id: 'x',
  site: 'w_demo_of_a_test',
  visitor_id: 'v_x',
  event_id: 'e',
  event: 'page_view',
  timestamp: new Date('2026-03-23T14:35:00Z'),
  received_at: new Date('2026-03-23T14:35:01Z'),
  url: 'http://localhost:3000/demo/pricing?x=1',
  source: 'browser',
  batch: 'b',
};

test('a page view is its path and its network', () => {
  const network = { type: 'business', org: 'BMW AG', data_version: '2026-06-01' } as const;
  assert.deepEqual(describeEvent({ ...event, network }), {
    event_id: 'e',
    event: 'page_view',
    at: '2026-03-23T14:35:00.000Z',
    path: '/demo/pricing',
    network: 'business · BMW AG',
  });
});

for (const [name, properties, detail] of [
  ['page_leave', { engaged_ms: 10_400 }, '10 s'],
  ['identify', { email: 'jane@acme.com', name: 'Jane' }, 'jane@acme.com'],
  ['purchase', { amount: 299, currency: 'USD' }, '299 USD'],
  ['goal_achieved', { goal: 'demo_booked' }, 'demo_booked'],
  ['click', { element: 'pricing_cta' }, 'pricing_cta'],
  ['Something else', { a: 1 }, undefined],
  ['goal_achieved', { goal: { deep: true } }, undefined],
] as const) {
  test(`${name} with ${JSON.stringify(properties)} says ${detail ?? 'nothing more'}`, () => {
    assert.equal(describeEvent({ ...event, event: name, properties }).detail, detail);
  });
}

test('a message says what it asks for, and nothing where it asks for nothing', () => {
  const message = { ...event, event: 'message_sent' };
  assert.equal(describeEvent({ ...message, asks: 'demo' }).detail, 'asks for demo');
  assert.equal(describeEvent({ ...message, asks: 'none' }).detail, undefined);
});

test('an event without a readable url has no path', () => {
  assert.equal(describeEvent({ ...event, url: 'nonsense' }).path, undefined);
});
