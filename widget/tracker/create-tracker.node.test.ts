import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTracker } from './create-tracker.ts';

const track = createTracker({ widgetId: 'w_server', host: 'https://clarm.example.com' });

test('does nothing on a server, where there is no window', () => {
  track('goal_achieved', { goal: 'demo_booked', value: 500 });
  track.track('Anything else', { n: 1 });
  assert.equal(track.visitorId(), undefined);
});

test('knows the properties of the events that have some', () => {
  track('identify', { email: 'jane@acme.com', plan: 'enterprise', seats: 5 });
  track('purchase', { amount: 299, currency: 'USD', orderId: 'ord_123' });
  track('consent', 'granted');
  track('reset');
  track('ready', () => {});
  // @ts-expect-error a purchase has an amount
  track('purchase', { currency: 'USD' });
  // @ts-expect-error a number, not a text
  track('purchase', { amount: '299', currency: 'USD' });
  // @ts-expect-error granted or denied
  track('consent', 'maybe');
  // @ts-expect-error a goal has a name
  track('goal_achieved', {});
});
