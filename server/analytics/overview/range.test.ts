import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createZone } from '../time/zone.ts';
import { daysOf, previousOf, rangeOf, type Range } from './range.ts';

const berlin = createZone('Europe/Berlin');
const now = Date.parse('2026-03-31T10:20:00Z');
const texts = ({ from, to }: Range): string[] =>
  [from, to].map((at) => new Date(at).toISOString().slice(0, 16));

test('by default the last 30 days with today, by the calendar of the site', () => {
  const range = rangeOf({}, berlin, now);
  assert.deepEqual(texts(range), ['2026-03-01T23:00', '2026-03-31T22:00']);
  assert.equal(daysOf(range, berlin).length, 30);
  assert.deepEqual(texts(previousOf(range, berlin)), ['2026-01-30T23:00', '2026-03-01T23:00']);
});

test('dates are whole days, both included, also where one has 23 hours', () => {
  const range = rangeOf({ from: '2026-03-29', to: '2026-03-29' }, berlin, now);
  assert.deepEqual(texts(range), ['2026-03-28T23:00', '2026-03-29T22:00']);
  assert.deepEqual(texts(previousOf(range, berlin)), ['2026-03-27T23:00', '2026-03-28T23:00']);
});

test('moments are taken to the full hour', () => {
  const given = { from: '2026-03-30T10:20:00+02:00', to: '2026-03-30T12:00:01+02:00' };
  const range = rangeOf(given, berlin, now);
  assert.deepEqual(texts(range), ['2026-03-30T08:00', '2026-03-30T11:00']);
  assert.deepEqual(texts(previousOf(range, berlin)), ['2026-03-30T05:00', '2026-03-30T08:00']);
});

test('a range that ends before it begins, or is longer than a leap year, is none', () => {
  for (const given of [
    { from: '2026-03-02', to: '2026-03-01' },
    { from: '2025-01-01', to: '2026-03-01' },
  ]) {
    assert.throws(() => rangeOf(given, berlin, now), { code: 'invalid' });
  }
  assert.equal(
    daysOf(rangeOf({ from: '2023-03-01', to: '2024-02-29' }, berlin, now), berlin).length,
    366,
  );
});
