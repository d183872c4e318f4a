import { expect, fixture } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { NavigateEvent, Navigation } from './navigation.ts';

class Host extends LitElement {
  readonly navigation = new Navigation(this);

  override render() {
    return html`<a id="in" href="/dashboard/visitors/v_1">in</a>
      <a id="new" href="/dashboard/inbox" target="_blank">new</a>
      <a id="out" href="/demo/">out</a>`;
  }
}
customElements.define('test-navigation-host', Host);

describe('navigation', () => {
  let el: Host;
  beforeEach(async () => {
    history.replaceState(null, '', '/dashboard/visitors');
    el = await fixture<Host>(html`<test-navigation-host></test-navigation-host>`);
  });

  /** Clicks, and says whether the browser was kept from loading a page. */
  const click = (id: string, init: MouseEventInit = {}): boolean => {
    let prevented = false;
    const stop = (event: Event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    };
    window.addEventListener('click', stop, { once: true });
    el.renderRoot
      .querySelector(`#${id}`)
      ?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init }),
      );
    return prevented;
  };

  it('follows a link of the dashboard without a page load', () => {
    expect(click('in')).to.equal(true);
    expect(location.pathname).to.equal('/dashboard/visitors/v_1');
    expect(el.navigation.route).to.deep.equal({ page: 'visitors', visitor: 'v_1' });
  });

  it('leaves to the browser what is the browser’s', () => {
    expect(click('in', { ctrlKey: true })).to.equal(false);
    expect(click('in', { button: 1 })).to.equal(false);
    expect(click('new')).to.equal(false);
    expect(click('out')).to.equal(false);
    expect(location.pathname).to.equal('/dashboard/visitors');
  });

  it('goes where an element asks', () => {
    el.dispatchEvent(new NavigateEvent('/dashboard/install'));
    expect(el.navigation.route).to.deep.equal({ page: 'install' });
  });

  it('gives a link its site before it is opened in another tab or copied', () => {
    const link = el.renderRoot.querySelector<HTMLAnchorElement>('#in')!;
    const near = () =>
      link.dispatchEvent(new Event('pointerover', { bubbles: true, composed: true }));
    near();
    expect(link.getAttribute('href')).to.equal('/dashboard/visitors/v_1');
    el.navigation.site = 'w_1';
    near();
    expect(link.getAttribute('href')).to.equal('/dashboard/visitors/v_1?site=w_1');
    el.navigation.site = 'w_2';
    click('in');
    expect(location.pathname + location.search).to.equal('/dashboard/visitors/v_1?site=w_2');
    const out = el.renderRoot.querySelector('#out')!;
    out.dispatchEvent(new Event('pointerover', { bubbles: true, composed: true }));
    expect(out.getAttribute('href')).to.equal('/demo/');
  });

  it('goes back with the browser', async () => {
    el.dispatchEvent(new NavigateEvent('/dashboard/install'));
    const popped = new Promise((resolve) =>
      window.addEventListener('popstate', resolve, { once: true }),
    );
    history.back();
    await popped;
    expect(el.navigation.route).to.deep.equal({ page: 'visitors' });
  });
});
