import { expect } from '@open-wc/testing';
import { linesOf } from './lines.ts';

describe('lines', () => {
  it('are read without empty ones', () => {
    expect(linesOf(' one \n\n two\n')).to.deep.equal(['one', 'two']);
  });
});
