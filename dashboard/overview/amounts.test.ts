import { expect } from '@open-wc/testing';
import { countAmount, moneyAmount } from './amounts.ts';
import { changeOf, metricFrom } from './metrics.ts';

describe('a number in a tile', () => {
  it('is whole while there is room for it', () => {
    expect(countAmount(12_345)).to.deep.equal({
      full: '12,345',
      short: '12,345',
      compact: '12.3K',
    });
    expect(moneyAmount('USD', 99)).to.deep.include({ full: '$99', short: '$99' });
  });

  it('is short, and whole for whoever asks, where there is none', () => {
    expect(countAmount(1_234_567)).to.deep.include({ full: '1,234,567', short: '1.23M' });
    expect(moneyAmount('USD', 1_234_567)).to.deep.include({ full: '$1,234,567', short: '$1.23M' });
    expect(moneyAmount('EUR', 123_456_789_012).short).to.equal('€123B');
    expect(moneyAmount('no', 1_234_567)).to.deep.include({
      full: '1,234,567 no',
      short: '1.23M no',
    });
  });
});

describe('a change', () => {
  it('is a percentage, and a factor where that would say little', () => {
    expect(changeOf({ now: 24, before: 20 })).to.equal('+20 %');
    expect(changeOf({ now: 97, before: 100 })).to.equal('−3 %');
    expect(changeOf({ now: 1_099, before: 100 })).to.equal('+999 %');
    expect(changeOf({ now: 11_600, before: 100 })).to.equal('×116');
    expect(changeOf({ now: 5, before: 0 })).to.equal(undefined);
  });
});

describe('the metric of an address', () => {
  it('is the one that it names, if there is such a metric', () => {
    expect(metricFrom('?metric=revenue')).to.equal('revenue');
    expect(metricFrom('?metric=constructor')).to.equal('visitors');
  });
});
