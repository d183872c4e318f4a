import { expect } from '@open-wc/testing';
import { createGoTo } from './go-to.ts';

describe('g and a letter', () => {
  it('lead to a place', () => {
    const goTo = createGoTo();
    expect(goTo('g', 0)).to.equal(undefined);
    expect(goTo('i', 300)).to.equal('/dashboard/inbox');
    expect(goTo('i', 400)).to.equal(undefined);
  });

  it('lead nowhere when the letter is late, or another key came between', () => {
    const goTo = createGoTo();
    goTo('g', 0);
    expect(goTo('v', 5_000)).to.equal(undefined);
    goTo('g', 6_000);
    goTo('x', 6_100);
    expect(goTo('v', 6_200)).to.equal(undefined);
  });
});
