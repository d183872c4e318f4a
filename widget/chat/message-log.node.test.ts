import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicMessage } from '../../server/contracts/chat.ts';
import { cursorOf, mergeMessages, unreadIn, withState, type ChatMessage } from './message-log.ts';

const stored = (seq: number, from: 'visitor' | 'team' = 'visitor'): PublicMessage => ({
  message_id: `m${seq}`,
  seq,
  from,
  text: `text ${seq}`,
  at: '2026-01-01T12:00:00Z',
});
const pending = (id: string): ChatMessage => ({
  message_id: id,
  from: 'visitor',
  text: id,
  at: '2026-01-01T12:00:00Z',
  state: 'sending',
});
const ids = (log: readonly ChatMessage[]) => log.map(({ message_id }) => message_id);

test('has each message once, in the server’s order, whichever comes first', () => {
  const log = mergeMessages(mergeMessages([], [stored(3), stored(1)]), [stored(2), stored(3)]);
  assert.deepEqual(ids(log), ['m1', 'm2', 'm3']);
});

test('keeps what the server does not have yet at the end, in the visitor’s order', () => {
  const log = mergeMessages([pending('a'), pending('b')], [stored(1)]);
  assert.deepEqual(ids(log), ['m1', 'a', 'b']);
});

test('an answer or an echo turns a pending message into a stored one', () => {
  const log = mergeMessages([pending('m1')], [stored(1)]);
  assert.deepEqual(ids(log), ['m1']);
  assert.equal(log[0]!.state, 'sent');
});

test('a stored message never fails', () => {
  const log = withState(mergeMessages([pending('a')], [stored(1)]), 'a', 'failed');
  assert.deepEqual(
    log.map(({ state }) => state),
    ['sent', 'failed'],
  );
  assert.equal(withState(log, 'm1', 'failed')[0]!.state, 'sent');
});

test('knows its cursor and what the visitor has not read', () => {
  const log = mergeMessages([pending('a')], [stored(1), stored(2, 'team'), stored(3, 'team')]);
  assert.equal(cursorOf(log), 3);
  assert.equal(unreadIn(log, 0), 2);
  assert.equal(unreadIn(log, 2), 1);
  assert.equal(cursorOf([]), 0);
});
