import { expect } from '@open-wc/testing';
import { showAddress, siteIn, withSite } from './site-in-address.ts';

describe('the site in an address', () => {
  const before = location.href;
  after(() => history.replaceState(null, '', before));

  it('is put into any address, once', () => {
    expect(withSite('/dashboard/inbox', 'w_1')).to.equal('/dashboard/inbox?site=w_1');
    expect(withSite('/dashboard/visitors?q=a', 'w_1')).to.equal('/dashboard/visitors?q=a&site=w_1');
    expect(withSite('/dashboard/inbox?site=w_2#x', 'w_1')).to.equal('/dashboard/inbox?site=w_1#x');
    expect(siteIn('?q=a&site=w_1')).to.equal('w_1');
  });

  it('is left out where there is no choice', () => {
    expect(withSite('/dashboard/inbox', undefined)).to.equal('/dashboard/inbox');
    expect(siteIn('?q=a')).to.equal(undefined);
  });

  it('stays when a page shows what is asked of it', () => {
    history.replaceState(null, '', '/dashboard/visitors?site=w_1');
    showAddress('/dashboard/visitors?q=acme');
    expect(location.search).to.equal('?q=acme&site=w_1');
  });
});
