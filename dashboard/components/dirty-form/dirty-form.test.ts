import { expect } from '@open-wc/testing';
import { spy } from 'sinon';
import { SiteEvent } from '../../app/account-events.ts';
import { NavigateEvent } from '../../app/navigation.ts';
import { button, find, settled, wordsOf } from '../../testing/mount.ts';
import { openSettings } from '../../testing/settings-samples.ts';

const HERE = '/dashboard/settings/exclusions';

async function open(section = 'exclusions', address = HERE) {
  history.replaceState(null, '', address);
  const opened = await openSettings(section, {
    'PATCH /settings/exclusions': { cidrs: [], email_domains: ['a.com'] },
  });
  const { el } = opened;
  const went = spy();
  // As the app does: what nobody held goes there.
  document.body.addEventListener(NavigateEvent.type, listen);
  function listen(event: Event) {
    went((event as NavigateEvent).path);
  }
  after(() => document.body.removeEventListener(NavigateEvent.type, listen));
  const type = async (selector: string, value: string) => {
    const field = find<HTMLInputElement>(el, selector)!;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await settled(el);
  };
  const asked = () => find(el, 'clarm-confirm.unsaved[open]');
  const follow = async (words: string) => {
    button(el, words)!.click();
    await settled(el);
  };
  return { ...opened, went, type, asked, follow };
}

describe('a form that is not saved', () => {
  const before = location.href;
  after(() => history.replaceState(null, '', before));

  it('can be saved only when something was changed', async () => {
    const { el, type, save } = await open();
    const isOff = () => button(el, 'Save')?.ariaDisabled;
    expect(isOff()).to.equal('true');
    await type('#domains', 'a.com');
    expect(isOff()).to.equal('false');
    await type('#domains', '');
    expect(isOff()).to.equal('true');
    await type('#domains', 'a.com');
    await save();
    expect(isOff()).to.equal('true');
  });

  it('asks before a link leads away, and stays or goes', async () => {
    const { el, type, asked, follow, went } = await open();
    await type('#domains', 'a.com');
    await follow('Members');
    expect(wordsOf(asked())).to.contain('Leave without saving?');
    await expect(el).to.be.accessible();
    button(asked()!, 'Cancel')!.click();
    await settled(el);
    expect(asked()).to.equal(null);
    expect(went.called).to.equal(false);
    await follow('Members');
    button(asked()!, 'Leave')!.click();
    await settled(el);
    expect(went.args).to.deep.equal([['/dashboard/settings/members']]);
  });

  it('asks before a shortcut, too, and before the browser closes', async () => {
    const { el, type, asked, went } = await open();
    const closing = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(closing()).to.equal(false);
    await type('#cidrs', '10.0.0.0/8');
    expect(closing()).to.equal(true);
    el.dispatchEvent(new NavigateEvent('/dashboard/inbox'));
    await settled(el);
    expect(asked()).to.exist;
    expect(went.called).to.equal(false);
  });

  it('is brought back when Back was pressed', async () => {
    const { el, type, asked, went } = await open();
    await type('#cidrs', '10.0.0.0/8');
    history.replaceState(null, '', '/dashboard/visitors?sort=intent');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await settled(el);
    expect(location.pathname).to.equal(HERE);
    button(asked()!, 'Leave')!.click();
    expect(went.args).to.deep.equal([['/dashboard/visitors?sort=intent']]);
  });

  it('asks before another site is looked at, from the menu or by Back', async () => {
    const { el, type, asked, went } = await open();
    const switched = spy();
    const listen = (event: Event) => void switched((event as SiteEvent).siteId);
    document.body.addEventListener(SiteEvent.type, listen);
    try {
      el.dispatchEvent(new SiteEvent('w_clean'));
      await type('#cidrs', '10.0.0.0/8');
      el.dispatchEvent(new SiteEvent('w_other'));
      await settled(el);
      expect(asked()).to.exist;
      expect(switched.args).to.deep.equal([['w_clean']]);
      button(asked()!, 'Leave')!.click();
      await settled(el);
      expect(switched.args).to.deep.equal([['w_clean'], ['w_other']]);
    } finally {
      document.body.removeEventListener(SiteEvent.type, listen);
    }
    expect(went.called).to.equal(false);
  });

  it('asks before the same page of another site, not before its own with its site named', async () => {
    const { el, type, asked, went } = await open(undefined, `${HERE}?site=w_here`);
    await type('#cidrs', '10.0.0.0/8');
    for (const path of [HERE, `${HERE}?site=w_here#domains`]) {
      el.dispatchEvent(new NavigateEvent(path));
      await settled(el);
      expect(asked()).to.equal(null);
    }
    expect(went.callCount).to.equal(2);
    el.dispatchEvent(new NavigateEvent(`${HERE}?site=w_other`));
    await settled(el);
    expect(asked()).to.exist;
    expect(went.callCount).to.equal(2);
  });

  it('asks nothing when nothing was changed', async () => {
    const { asked, follow } = await open();
    window.addEventListener('click', (event) => event.preventDefault(), { once: true });
    await follow('Members');
    expect(asked()).to.equal(null);
  });

  it('knows what was changed in fields of other shadow roots', async () => {
    const { el, asked, follow } = await open('scoring');
    button(el, 'Add a rule')!.click();
    await settled(el);
    await follow('Members');
    expect(asked()).to.exist;
  });

  it('tells the two forms of a profile apart', async () => {
    const { el, type } = await open('profile');
    await type('#name', 'Ada Byron');
    expect(button(el, 'Save')?.ariaDisabled).to.equal('false');
    expect(button(el, 'Change password')?.ariaDisabled).to.equal('true');
  });
});
