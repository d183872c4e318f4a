import { expect } from '@open-wc/testing';
import { askedFrom, isNarrowed, searchOf } from './asked.ts';

describe('the choices of a visitors list', () => {
  it('survive the way through the address', () => {
    const asked = {
      q: 'jane acme',
      company: 'acme.com',
      country: 'DE',
      sort: 'intent',
      min_intent: 70,
      online: true,
      identified: true,
      segment: 'returning',
    } as const;
    expect(askedFrom(searchOf(asked))).to.deep.equal(asked);
  });

  it('leave the address plain when there are none', () => {
    expect(searchOf(askedFrom(''))).to.equal('');
    expect(searchOf({ q: '', online: false })).to.equal('');
  });

  it('take nothing from an address that the server would refuse', () => {
    expect(askedFrom('?sort=name&min_intent=900&online=maybe&segment=rich&q=%20')).to.deep.equal(
      {},
    );
  });

  it('narrow the list by filters, not by its order', () => {
    expect(isNarrowed({ sort: 'intent' })).to.equal(false);
    expect(isNarrowed({ sort: 'intent', online: true })).to.equal(true);
  });
});
