import { expect } from '@open-wc/testing';
import { paths, routeOf } from './routes.ts';

const at = (pathname: string, search = '') => routeOf({ pathname, search });

describe('addresses of the dashboard', () => {
  it('lead to their pages', () => {
    expect(at('/dashboard/')).to.deep.equal({ page: 'home' });
    expect(at('/dashboard/visitors')).to.deep.equal({ page: 'visitors' });
    expect(at(paths.visitor('v_1'))).to.deep.equal({ page: 'visitors', visitor: 'v_1' });
    expect(at(paths.conversation('c_1'))).to.deep.equal({ page: 'inbox', conversation: 'c_1' });
    expect(at(paths.endpoint('wh_1'))).to.deep.equal({ page: 'integrations', endpoint: 'wh_1' });
    expect(at(paths.company('a.com'))).to.deep.equal({ page: 'companies', company: 'a.com' });
    for (const page of ['overview', 'companies', 'funnel', 'alerts'] as const) {
      expect(at(paths[page])).to.deep.equal({ page });
    }
    expect(at(paths.install)).to.deep.equal({ page: 'install' });
  });

  it('lead to a page, every one of them', () => {
    for (const [name, path] of Object.entries(paths)) {
      if (typeof path === 'string') expect(at(path).page, name).not.to.equal('not-found');
    }
  });

  it('carry the set-up code', () => {
    expect(at('/dashboard/setup', '?code=a%2Fb')).to.deep.equal({ page: 'setup', code: 'a/b' });
    expect(at('/dashboard/setup')).to.deep.equal({ page: 'setup', code: '' });
  });

  it('take ids with any character there and back', () => {
    expect(at(paths.visitor('v_a/b ü'))).to.deep.equal({ page: 'visitors', visitor: 'v_a/b ü' });
  });

  it('that are none say so', () => {
    for (const path of ['/dashboard/nope', '/dashboard/install/x', '/dashboard/visitors/a/b']) {
      expect(at(path).page).to.equal('not-found');
    }
    expect(at('/dashboard/visitors/%E0%A4%A').page).to.equal('visitors');
  });
});
