import { expect, html, waitUntil } from '@open-wc/testing';
import type { Route } from '../routes.ts';
import { button, find, findAll, mount, settled, wordsOf } from '../../testing/mount.ts';
import { conversationRow, jane, me, pageOf } from '../../testing/samples.ts';
import { testApi } from '../../testing/test-api.ts';
import { testFeed } from '../../testing/test-feed.ts';
import type { Account } from '../contexts.ts';
import type { NavigateEvent } from '../navigation.ts';
import './shell.ts';
import type { Shell } from './shell.ts';

async function open(
  route: Route = { page: 'visitors' },
  account?: Account,
  theme: 'light' | 'dark' = 'light',
) {
  const api = testApi({
    'GET /visitors': pageOf([jane]),
    'GET /conversations': pageOf([{ ...conversationRow, unread: 2 }]),
    [`GET /visitors/${jane.id}`]: jane,
    'DELETE /session': undefined,
  });
  const feed = testFeed();
  const el = await mount<Shell>(html`<clarm-shell .route=${route}></clarm-shell>`, {
    client: api.client,
    live: feed,
    theme,
    ...(account ? { account } : {}),
  });
  await settled(el);
  return { el, feed, ...api };
}

describe('the shell', () => {
  it('shows where one is and what is unread', async () => {
    const { el } = await open();
    expect(wordsOf(find(el, 'nav [aria-current="page"]'))).to.equal('Visitors');
    expect(wordsOf(find(el, 'nav a[href="/dashboard/inbox"]'))).to.contain('2 unread messages');
    await expect(el).to.be.accessible();
  });

  it('is readable in the dark', async () => {
    const { el } = await open({ page: 'visitors' }, undefined, 'dark');
    await expect(el).to.be.accessible();
  });

  it('tells wherever one is that somebody crossed the threshold', async () => {
    const { el, feed } = await open({ page: 'install' });
    feed.say({ kind: 'alert', id: jane.id });
    await waitUntil(() => find(el, '.toast'));
    await settled(el);
    expect(wordsOf(find(el, '.toast'))).to.contain(
      'Jane Smith of Acme Corp is ready to talk: score 82',
    );
    expect(button(el, 'Open profile')?.getAttribute('href')).to.equal(
      `/dashboard/visitors/${jane.id}`,
    );
    await expect(el).to.be.accessible();
  });

  it('shows the server’s notices', async () => {
    const noticed = { ...me, notices: ['untrusted_forwarded_header', 'something_new'] };
    const { el } = await open({ page: 'install' }, { me: noticed, site: me.sites[0]! });
    const banners = findAll(el, '.banner').map(wordsOf);
    expect(banners[0]).to.contain('TRUST_PROXY');
    expect(banners[1]).to.equal('something_new');
    await expect(el).to.be.accessible();
  });

  it('reads the account again when the server disables a webhook', async () => {
    const { el, feed } = await open({ page: 'install' });
    let asked = 0;
    el.addEventListener('clarm-account-changed', () => (asked += 1));
    feed.say({ kind: 'webhook_disabled', id: 'wh_1' });
    expect(asked).to.equal(1);
  });

  it('says which webhook the server disabled', async () => {
    const off = {
      site: me.sites[0]!.id,
      webhook_id: 'wh_1',
      url: 'https://a.com/',
      description: '',
      reason: 'gone' as const,
      at: '',
    };
    const { el } = await open(
      { page: 'install' },
      { me: { ...me, disabled_webhooks: [off] }, site: me.sites[0]! },
    );
    expect(wordsOf(find(el, '.banner')))
      .to.contain('https://a.com/')
      .and.contain('410 Gone');
    expect(find(el, '.banner a')?.getAttribute('href')).to.equal('/dashboard/integrations/wh_1');
    await expect(el).to.be.accessible();
  });

  it('offers the other sites of the account', async () => {
    const sites = [...me.sites, { id: 'w_second01', name: 'Second', demo: false }];
    const { el } = await open({ page: 'install' }, { me: { ...me, sites }, site: sites[0]! });
    let chosen = '';
    el.addEventListener('clarm-site', (event) => {
      chosen = (event as Event & { siteId: string }).siteId;
    });
    const select = find<HTMLSelectElement>(el, 'select.site')!;
    select.value = 'w_second01';
    select.dispatchEvent(new Event('change'));
    expect(chosen).to.equal('w_second01');
  });

  it('shows the shortcuts on "?", but not while somebody types one', async () => {
    const { el } = await open();
    const isOpen = () => findAll<HTMLDialogElement>(el, 'dialog').some((dialog) => dialog.open);
    const press = (target: EventTarget) =>
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key: '?', bubbles: true, composed: true }),
      );
    press(find(el, 'input[aria-keyshortcuts="/"]')!);
    await settled(el);
    expect(isOpen()).to.equal(false);
    press(window);
    await settled(el);
    expect(isOpen()).to.equal(true);
    await expect(el).to.be.accessible();
  });

  it('goes to a place by g and its letter, and nothing else hears the letter', async () => {
    const { el } = await open({ page: 'install' });
    const went: string[] = [];
    el.addEventListener('clarm-navigate', (event) => went.push((event as NavigateEvent).path));
    let heard = 0;
    const listen = () => (heard += 1);
    window.addEventListener('keydown', listen);
    for (const key of ['g', 'a']) window.dispatchEvent(new KeyboardEvent('keydown', { key }));
    window.removeEventListener('keydown', listen);
    expect(went).to.deep.equal(['/dashboard/alerts']);
    expect(heard).to.equal(1);
  });

  it('has every place in its navigation', async () => {
    const { el } = await open({ page: 'install' });
    const places = findAll(el, 'nav .group a').map(wordsOf);
    expect(places).to.include.members(['Overview', 'Alerts', 'Settings', 'Install']);
  });

  it('signs out', async () => {
    const { el, calls } = await open();
    let isOut = false;
    el.addEventListener('clarm-signed-out', () => (isOut = true));
    button(el, 'Sign out')!.click();
    await settled(el);
    expect(calls.at(-1)).to.include({ method: 'DELETE', path: '/session' });
    expect(isOut).to.equal(true);
  });

  it('says when an address is none', async () => {
    const { el } = await open({ page: 'not-found' });
    expect(wordsOf(el)).to.contain('There is nothing here');
    expect(document.title).to.equal('There is nothing here · Clarm');
    await expect(el).to.be.accessible();
  });
});
