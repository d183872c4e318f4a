import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAway } from './business-hours.ts';

const site = {
  timezone: 'Europe/Berlin',
  businessHours: {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    fri: [['22:00', '02:00']],
  } as { mon: [string, string][]; fri: [string, string][] },
};
/** 5 January 2026 is a Monday; Berlin is an hour ahead of UTC then. */
const away = (day: number, hour: number, minute = 0) =>
  isAway(site, Date.UTC(2026, 0, day, hour - 1, minute));

test('is there within the spans of the day, in the site’s time zone', () => {
  assert.equal(away(5, 8, 59), true);
  assert.equal(away(5, 9), false);
  assert.equal(away(5, 12), true);
  assert.equal(away(5, 16, 59), false);
  assert.equal(away(5, 17), true);
  assert.equal(away(6, 10), true);
});

test('a span may go on past midnight', () => {
  assert.equal(away(9, 21, 59), true);
  assert.equal(away(9, 23), false);
  assert.equal(away(10, 1, 59), false);
  assert.equal(away(10, 2), true);
});

test('a site without hours is never away', () => {
  assert.equal(isAway({ timezone: 'UTC', businessHours: {} }, 0), false);
  assert.equal(isAway({ timezone: 'UTC', businessHours: { mon: [] } }, 0), false);
});
