import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS, addDays, createZone } from './zone.ts';

const at = (text: string): number => Date.parse(text);
const texts = (moments: readonly number[]): string[] =>
  moments.map((moment) => new Date(moment).toISOString().slice(0, 16));
const berlin = createZone('Europe/Berlin');
const kolkata = createZone('Asia/Kolkata');

test('a day of Berlin has 23 hours when the clock goes forward, and 25 when it goes back', () => {
  const hoursOn = (day: string) =>
    berlin.hours(berlin.startOf(day), berlin.startOf(addDays(day, 1)));
  assert.equal(hoursOn('2026-03-29').length, 23);
  assert.equal(hoursOn('2026-03-30').length, 24);
  const long = hoursOn('2026-10-25');
  assert.equal(long.length, 25);
  assert.deepEqual(texts(long.slice(0, 4)), [
    '2026-10-24T22:00',
    '2026-10-24T23:00',
    '2026-10-25T00:00',
    '2026-10-25T01:00',
  ]);
  assert.ok(long.every((hour) => berlin.dayOf(hour) === '2026-10-25'));
});

test('hours and days of Kolkata begin at the half hour of UTC', () => {
  assert.deepEqual(texts([kolkata.startOf('2026-11-05')]), ['2026-11-04T18:30']);
  assert.deepEqual(texts([kolkata.hourOf(at('2026-11-05T10:29:59Z'))]), ['2026-11-05T09:30']);
  assert.equal(kolkata.dayOf(at('2026-11-04T18:29:59Z')), '2026-11-04');
});

test('a day whose midnight is skipped begins at one', () => {
  const santiago = createZone('America/Santiago');
  assert.deepEqual(texts([santiago.startOf('2026-09-06')]), ['2026-09-06T04:00']);
  assert.equal(santiago.dayOf(at('2026-09-06T03:59:59Z')), '2026-09-05');
});

test('an unknown zone has the days of UTC', () => {
  assert.equal(createZone('Mars/Olympus').startOf('2026-01-01'), at('2026-01-01T00:00:00Z'));
});

test('every moment lies in its hour and in its day, and each hour in one day, in any zone', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'America/Santiago',
    'America/Havana',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
    'Pacific/Marquesas',
    'Africa/Cairo',
  ].map(createZone);
  const moments = fc.integer({ min: at('2025-01-01T00:00Z'), max: at('2027-12-31T00:00Z') });
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (zone, moment) => {
      const offset = zone
        .offsets(moment - 200 * DAY_MS, moment + DAY_MS)
        .findLast(({ from }) => from <= moment)?.offset;
      assert.equal(new Date(moment + (offset ?? 0)).toISOString().slice(0, 10), zone.dayOf(moment));
      const hour = zone.hourOf(moment);
      assert.ok(hour <= moment && moment < hour + HOUR_MS);
      const day = zone.dayOf(moment);
      assert.ok(zone.startOf(day) <= moment && moment < zone.startOf(addDays(day, 1)));
      const listed = zone.hours(zone.startOf(day), zone.startOf(addDays(day, 1)));
      assert.ok(listed.includes(hour), 'the hour is one of its day');
      assert.ok(
        listed.every((one, index) => index === 0 || one > (listed[index - 1] as number)),
        'hours go forward',
      );
    }),
    { numRuns: 300 },
  );
});
