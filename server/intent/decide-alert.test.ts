import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertQuestion } from '../ports.ts';
import { decideAlert } from './decide-alert.ts';

const NOW = Date.UTC(2026, 2, 23, 14, 35);
const HOUR = 3_600_000;
const question: AlertQuestion = {
  armed: true,
  alertedAt: undefined,
  before: 60,
  after: 72,
  threshold: 70,
  rearmAt: 55,
  fresh: true,
  eligible: true,
  now: NOW,
};

const CASES: readonly [
  what: string,
  given: Partial<AlertQuestion>,
  armed: boolean,
  alert: boolean,
][] = [
  ['crosses', {}, false, true],
  ['reaches exactly the threshold', { after: 70 }, false, true],
  ['stays under it', { after: 69 }, true, false],
  ['crosses the site’s own threshold', { threshold: 50, before: 10, after: 50 }, false, true],
  ['is over it and was alerted', { armed: false, before: 72 }, false, false],
  ['fell, but not to 55', { armed: false, before: 56 }, false, false],
  ['fell to 55 and crosses again', { armed: false, before: 55 }, false, true],
  ['fell to 55 and stays under', { armed: false, before: 55, after: 60 }, true, false],
  ['crosses late', { fresh: false }, true, false],
  ['is not re-armed by a late event', { armed: false, before: 10, fresh: false }, false, false],
  ['is excluded or a customer', { eligible: false }, true, false],
  ['crosses again within 24 hours', { alertedAt: NOW - 23 * HOUR }, false, false],
  ['crosses again after 24 hours', { alertedAt: NOW - 24 * HOUR }, false, true],
];

for (const [what, given, armed, alert] of CASES)
  test(`a visitor who ${what} ${alert ? 'alerts' : 'does not alert'}`, () => {
    assert.deepEqual(decideAlert({ ...question, ...given }), { armed, alert });
  });
