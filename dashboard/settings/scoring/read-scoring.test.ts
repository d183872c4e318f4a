import { expect } from '@open-wc/testing';
import { ranksOf } from './read-scoring.ts';

describe('points by rank', () => {
  it('are read however they are separated', () => {
    expect(ranksOf('18, 4,4 ; 4')).to.deep.equal([18, 4, 4, 4]);
    expect(ranksOf(' 8 ')).to.deep.equal([8]);
  });

  it('are numbers from 0 to 100, one to eight of them', () => {
    for (const text of ['', '-1', 'many', '101', '1,2,3,4,5,6,7,8,9']) {
      expect(ranksOf(text)).to.equal(undefined);
    }
  });
});
