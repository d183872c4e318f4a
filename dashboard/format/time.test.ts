import { expect } from '@open-wc/testing';
import { ago, clockTime, dayName, duration, shortAgo, shortDate } from './time.ts';

const NOW = new Date(2026, 2, 23, 14, 35).getTime();
const before = (ms: number) => new Date(NOW - ms).toISOString();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('times', () => {
  it('are as short as a column needs', () => {
    expect(shortAgo(before(2_000), NOW)).to.equal('now');
    expect(shortAgo(before(42_000), NOW)).to.equal('42s');
    expect(shortAgo(before(5 * MINUTE), NOW)).to.equal('5m');
    expect(shortAgo(before(3 * HOUR), NOW)).to.equal('3h');
    expect(shortAgo(before(6 * DAY), NOW)).to.equal('6d');
    expect(shortAgo(before(20 * DAY), NOW)).to.equal('Mar 3');
  });

  it('read as words in a sentence', () => {
    expect(ago(before(0), NOW)).to.equal('just now');
    expect(ago(before(5 * MINUTE), NOW)).to.equal('5m ago');
    expect(ago(before(20 * DAY), NOW)).to.equal('Mar 3');
  });

  it('show the year where it is another', () => {
    expect(shortDate(new Date(2025, 11, 31).toISOString(), NOW)).to.equal('Dec 31, 2025');
  });

  it('take a clock that is ahead for now', () => {
    expect(shortAgo(before(-5_000), NOW)).to.equal('now');
  });

  it('name days as people do', () => {
    expect(dayName(before(HOUR), NOW)).to.equal('Today');
    expect(dayName(before(15 * HOUR), NOW)).to.equal('Yesterday');
    expect(dayName(before(3 * DAY), NOW)).to.contain('Friday');
  });

  it('say how long something took', () => {
    expect(duration(800)).to.equal('1 s');
    expect(duration(90_000)).to.equal('2 min');
    expect(duration(80 * MINUTE)).to.equal('1 h 20 min');
    expect(duration(2 * HOUR)).to.equal('2 h');
  });

  it('use 24 hours', () => {
    expect(clockTime(before(0))).to.equal('14:35');
  });
});
