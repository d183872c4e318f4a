import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryDisk } from './memory-disk.ts';
import { sessionAt } from './session.ts';
import { createStore } from './store.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12);

/** A browser whose session, if any, is `stored`: the id of an event's session, by the event's time. */
function browser(stored?: string) {
  const store = createStore('p_', memoryDisk);
  if (stored) store.set('s', stored);
  return { idAt: (now: number) => sessionAt(store, now)[0], state: () => store.get('s') };
}

test('goes on for 30 idle minutes, and not for one more', () => {
  const { idAt } = browser();
  const first = idAt(NOON);
  assert.equal(idAt(NOON + 29 * MINUTE), first);
  assert.equal(idAt(NOON + 58 * MINUTE), first);
  assert.notEqual(idAt(NOON + 88 * MINUTE), first);
});

test('ends after 24 hours of constant activity', () => {
  const { idAt } = browser();
  const first = idAt(NOON);
  for (let at = NOON; at < NOON + 23.9 * 60 * MINUTE; at += 20 * MINUTE)
    assert.equal(idAt(at), first);
  assert.notEqual(idAt(NOON + 24 * 60 * MINUTE), first);
});

test('survives a clock that is set back a little, not one that jumps far', () => {
  for (const [jump, survives] of [
    [-MINUTE, true],
    [-60 * MINUTE, false],
    [365 * 24 * 60 * MINUTE, false],
  ] as const) {
    const { idAt } = browser();
    const first = idAt(NOON);
    assert.equal(idAt(NOON + jump) === first, survives, `${jump} ms`);
  }
});

test('begins anew where storage holds something else', () => {
  for (const garbled of ['', 'null', 's_1', 's_1.x.y', '..', '{"id":1}'])
    assert.match(browser(garbled).idAt(NOON), /^s_[0-9a-f]{16}$/);
});

test('writes its last time once a second, however many events there are', () => {
  const { idAt, state } = browser();
  idAt(NOON);
  const first = state();
  idAt(NOON + 999);
  idAt(NOON - 500);
  assert.equal(state(), first);
  idAt(NOON + 1000);
  assert.notEqual(state(), first);
});

test('tells how long ago the session began', () => {
  const store = createStore('p_', memoryDisk);
  assert.equal(sessionAt(store, NOON)[1], 0);
  assert.equal(sessionAt(store, NOON + 5 * MINUTE)[1], 5 * MINUTE);
});
