import { expect } from '@open-wc/testing';
import { snoozedUntil } from './snoozed-until.ts';

const NOW = new Date(2026, 2, 31, 16, 20).getTime();

describe('a snooze', () => {
  it('ends in an hour, or at nine in the morning', () => {
    expect(snoozedUntil('hour', NOW)).to.equal(new Date(2026, 2, 31, 17, 20).toISOString());
    expect(snoozedUntil('tomorrow', NOW)).to.equal(new Date(2026, 3, 1, 9).toISOString());
    expect(snoozedUntil('week', NOW)).to.equal(new Date(2026, 3, 7, 9).toISOString());
  });
});
