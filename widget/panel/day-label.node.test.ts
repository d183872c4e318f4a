import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayLabel, sameDay } from './day-label.ts';

const strings = { today: 'Today', yesterday: 'Yesterday' };
const at = (day: number, hour = 12) => new Date(2026, 0, day, hour).getTime();
const label = (time: number) => dayLabel(time, at(20), strings, 'en');

test('says today, yesterday, a weekday, and then the date', () => {
  assert.equal(label(at(20, 1)), 'Today');
  assert.equal(label(at(19, 23)), 'Yesterday');
  assert.equal(label(at(16)), 'Friday');
  assert.equal(label(at(10)), 'January 10, 2026');
});

test('a date in the future is a date', () => {
  assert.equal(label(at(22)), 'January 22, 2026');
});

test('knows whether two moments are on one day', () => {
  assert.ok(sameDay('2026-01-20T10:00:00', '2026-01-20T23:59:59'));
  assert.ok(!sameDay('2026-01-20T23:59:59', '2026-01-21T00:00:00'));
});
