import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAttemptAt, parseRetryAfter, RETRY_DELAYS_MS } from './next-attempt-at.ts';

const now = Date.UTC(2026, 2, 23);
const hours = 3_600_000;

test('waits 2 s, 4 s, 8 s, 5 m, 30 m, 2 h, 5 h, 10 h, 24 h, then gives up', () => {
  const waits = Array.from({ length: 9 }, (_, i) => (nextAttemptAt(i + 1, now, 0.5) ?? 0) - now);
  assert.deepEqual(
    waits.map((ms) => ms / 1000),
    [2, 4, 8, 300, 1800, 7200, 18_000, 36_000, 86_400],
  );
  assert.equal(nextAttemptAt(10, now, 0.5), undefined);
});

test('spreads each wait by a fifth to either side', () => {
  for (const [i, delay] of RETRY_DELAYS_MS.entries()) {
    assert.equal(nextAttemptAt(i + 1, now, 0), now + delay * 0.8);
    assert.equal(nextAttemptAt(i + 1, now, 1), now + delay * 1.2);
  }
});

test('waits longer when the receiver asks, never shorter, and no longer than a day', () => {
  assert.equal(nextAttemptAt(1, now, 0.5, 120_000), now + 120_000);
  assert.equal(nextAttemptAt(5, now, 0.5, 1000), now + 30 * 60_000);
  assert.equal(nextAttemptAt(1, now, 0.5, 1e12), now + 24 * hours);
  assert.equal(nextAttemptAt(10, now, 0.5, 1000), undefined);
});

test('reads Retry-After as seconds or as a date, and ignores nonsense', () => {
  assert.equal(parseRetryAfter('120', now), 120_000);
  assert.equal(parseRetryAfter(new Date(now + 90_000).toUTCString(), now), 90_000);
  assert.equal(parseRetryAfter(new Date(now - 90_000).toUTCString(), now), 0);
  for (const text of [undefined, '', 'soon', '-5', '1e9999']) {
    assert.equal(parseRetryAfter(text, now), 0);
  }
});
