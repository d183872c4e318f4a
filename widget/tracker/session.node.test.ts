import assert from 'node:assert/strict';
import { test } from 'node:test';
import { continueSession } from './session.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12);
let made = 0;
const newId = () => `s_${++made}`;
const begin = (at = NOON) => continueSession(null, at, newId);
const idOf = (state: string) => state.split('.')[0];

test('goes on for 30 idle minutes, and not for one more', () => {
  const first = begin();
  const later = continueSession(first, NOON + 29 * MINUTE, newId);
  assert.equal(idOf(later), idOf(first));
  assert.equal(idOf(continueSession(later, NOON + 58 * MINUTE, newId)), idOf(first));
  assert.notEqual(idOf(continueSession(later, NOON + 60 * MINUTE, newId)), idOf(first));
});

test('ends after 24 hours of constant activity', () => {
  const first = begin();
  let state = first;
  for (let at = NOON; at < NOON + 23.9 * 60 * MINUTE; at += 20 * MINUTE)
    state = continueSession(state, at, newId);
  assert.equal(idOf(state), idOf(first));
  assert.notEqual(idOf(continueSession(state, NOON + 24 * 60 * MINUTE, newId)), idOf(first));
});

test('survives a clock that is set back a little, not one that jumps far', () => {
  const first = begin();
  assert.equal(idOf(continueSession(first, NOON - MINUTE, newId)), idOf(first));
  assert.notEqual(idOf(continueSession(first, NOON - 60 * MINUTE, newId)), idOf(first));
  assert.notEqual(idOf(continueSession(first, NOON + 365 * 24 * 60 * MINUTE, newId)), idOf(first));
});

test('begins anew where storage holds something else', () => {
  for (const garbled of ['', 'null', 's_1', 's_1.x.y', '..', '{"id":1}'])
    assert.match(continueSession(garbled, NOON, newId), /^s_\d+\.\d+\.\d+$/);
});
