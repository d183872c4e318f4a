import { expect } from '@open-wc/testing';
import { range, revenueRange } from './company.ts';

describe('a company’s buckets', () => {
  it('are read as ranges', () => {
    expect(range('201-500')).to.equal('201–500');
    expect(range('10001+')).to.equal('10001+');
    expect(range(undefined)).to.equal(undefined);
  });

  it('have their currency', () => {
    expect(revenueRange('50M-200M')).to.equal('$50M–200M');
    expect(revenueRange('<1M')).to.equal('<$1M');
    expect(revenueRange('1B+')).to.equal('$1B+');
    expect(revenueRange('about a million')).to.equal('about a million');
  });
});
