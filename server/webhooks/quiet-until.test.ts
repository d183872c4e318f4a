import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietUntil } from './quiet-until.ts';

const night = { from: '20:00', to: '08:00', weekends: false };
const at = (text: string): number => Date.parse(text);

const CASES: readonly [string, Parameters<typeof quietUntil>[0], string, string, string?][] = [
  [
    'in the evening',
    night,
    'Europe/Berlin',
    '2026-11-24T20:30:00+01:00',
    '2026-11-25T08:00:00+01:00',
  ],
  [
    'after midnight',
    night,
    'Europe/Berlin',
    '2026-11-25T03:10:20+01:00',
    '2026-11-25T08:00:00+01:00',
  ],
  ['at noon', night, 'Europe/Berlin', '2026-11-25T12:00:00+01:00'],
  [
    'when it begins',
    night,
    'Europe/Berlin',
    '2026-11-25T20:00:00+01:00',
    '2026-11-26T08:00:00+01:00',
  ],
  ['when it ends', night, 'Europe/Berlin', '2026-11-25T08:00:00+01:00'],
  [
    'in the zone of the site, not of the server',
    night,
    'America/New_York',
    '2026-11-25T12:00:00Z',
    '2026-11-25T13:00:00Z',
  ],
  [
    'at an odd minute',
    { from: '09:00', to: '09:07', weekends: false },
    'UTC',
    '2026-11-25T09:01:00Z',
    '2026-11-25T09:07:00Z',
  ],
  [
    'in a zone of three quarters',
    night,
    'Asia/Kathmandu',
    '2026-11-25T07:59:00+05:45',
    '2026-11-25T08:00:00+05:45',
  ],
  [
    'over the night in which clocks go back',
    night,
    'Europe/Berlin',
    '2026-10-24T22:00:00+02:00',
    '2026-10-25T08:00:00+01:00',
  ],
  [
    'on Friday night where weekends are quiet',
    { ...night, weekends: true },
    'UTC',
    '2026-11-27T21:00:00Z',
    '2026-11-30T08:00:00Z',
  ],
  ['on Saturday where they are not', night, 'UTC', '2026-11-28T12:00:00Z'],
  [
    'never, where it ends as it begins',
    { from: '09:00', to: '09:00', weekends: false },
    'UTC',
    '2026-11-25T09:00:00Z',
  ],
  [
    'in a zone that nobody knows',
    night,
    'Mars/Base',
    '2026-11-25T21:00:00Z',
    '2026-11-26T08:00:00Z',
  ],
  ['without quiet hours', undefined, 'UTC', '2026-11-25T03:00:00Z'],
];

for (const [when, quiet, zone, now, until] of CASES) {
  test(`${when} it is ${until === undefined ? 'not quiet' : `quiet until ${until}`}`, () => {
    assert.equal(quietUntil(quiet, zone, at(now)), until === undefined ? undefined : at(until));
  });
}
