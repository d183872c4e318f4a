import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommittedEvent, InboxItem } from '../../contract.ts';
import { EMPTY_FEED } from './feed-state.ts';
import { stepsDone } from './steps-done.ts';

const event = (name: string, path: string): CommittedEvent => ({
  event_id: `${name}${path}${Math.random()}`,
  event: name,
  at: '',
  path,
});
const alert = { event: 'high_intent_visitor', verified: true } as InboxItem;

test('a step is done when the server saw it, and not before', () => {
  assert.deepEqual(stepsDone(EMPTY_FEED), {
    persona: false,
    pricing: false,
    demo: false,
    chat: false,
    alert: false,
  });
});

test('a page counts as read when it was read for ten seconds, not when it was opened', () => {
  const opened = { ...EMPTY_FEED, events: [event('page_view', '/demo/pricing')] };
  assert.equal(stepsDone(opened).pricing, false);
  const read = { ...EMPTY_FEED, events: [event('page_engaged', '/demo/pricing')] };
  assert.deepEqual([stepsDone(read).pricing, stepsDone(read).demo], [true, false]);
});

test('the chat needs two messages', () => {
  const events = [event('widget_opened', '/demo/'), event('message_sent', '/demo/')];
  assert.equal(stepsDone({ ...EMPTY_FEED, events }).chat, false);
  events.push(event('message_sent', '/demo/'));
  assert.equal(stepsDone({ ...EMPTY_FEED, events }).chat, true);
});

test('only a verified alert counts', () => {
  const inbox = [
    { ...alert, verified: false },
    { ...alert, event: 'identify' },
  ];
  assert.equal(stepsDone({ ...EMPTY_FEED, inbox }).alert, false);
  assert.equal(stepsDone({ ...EMPTY_FEED, inbox: [alert] }).alert, true);
});
