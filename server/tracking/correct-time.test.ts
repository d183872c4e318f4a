import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctTime } from './correct-time.ts';

const NOW = Date.UTC(2026, 2, 23, 14, 35);
const HOUR = 3_600_000;

test('leaves a clock that is right alone', () => {
  assert.equal(correctTime(NOW - 5_000, NOW - 40_000, NOW, 365), NOW - 5_000);
});
test('corrects a clock that is days behind', () => {
  const sent = NOW - 48 * HOUR;
  assert.equal(correctTime(sent - 3_000, sent, NOW, 365), NOW - 3_000);
});
test('corrects a clock in 2099', () => {
  const sent = Date.UTC(2099, 0, 1);
  assert.equal(correctTime(sent - 7_000, sent, NOW, 365), NOW - 7_000);
});
test('brings a future without sent_at back to now', () => {
  assert.equal(correctTime(Date.UTC(2099, 0, 1), undefined, NOW, 365), NOW);
});
test("takes yesterday's offline queue", () => {
  assert.equal(correctTime(NOW - 24 * HOUR, NOW, NOW, 365), NOW - 24 * HOUR);
});
test('refuses what is older than 30 days or than the retention', () => {
  assert.equal(correctTime(NOW - 31 * 24 * HOUR, NOW, NOW, 365), undefined);
  assert.equal(correctTime(NOW - 8 * 24 * HOUR, NOW, NOW, 7), undefined);
});
