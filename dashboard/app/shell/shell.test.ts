import { expect, html, waitUntil } from '@open-wc/testing';
import { restore, stub } from 'sinon';
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
    'GET /alerts': pageOf([{ ...jane, alerted_at: '2026-03-23T14:00:00Z', sent: true }]),
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

/** Notifications, as the browser would show them. */
class Shown extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static all: Shown[] = [];
  static asks = async () => Shown.permission;
  static requestPermission = () => Shown.asks();
  readonly title: string;
  readonly options: NotificationOptions;

  constructor(title: string, options: NotificationOptions) {
    super();
    this.title = title;
    this.options = options;
    Shown.all.push(this);
  }
  close() {}
}

const inAnotherTab = () =>
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });

describe('the shell', () => {
  beforeEach(() => {
    localStorage.clear();
    Shown.all = [];
    Shown.permission = 'granted';
    stub(window, 'Notification').value(Shown);
  });
  afterEach(() => {
    restore();
    Reflect.deleteProperty(document, 'hidden');
  });

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

  it('shows in the title what is unread', async () => {
    const { el, feed, answers } = await open({ page: 'not-found' });
    expect(document.title).to.equal('(2) There is nothing here · Clarm');
    answers['GET /conversations'] = pageOf([]);
    feed.say({ kind: 'read', id: conversationRow.id });
    await waitUntil(() => document.title === 'There is nothing here · Clarm');
    expect(wordsOf(find(el, 'nav a[href="/dashboard/inbox"]'))).to.equal('Inbox');
  });

  it('notifies of a message while another tab is in front, and leads to it', async () => {
    localStorage.setItem('clarm-news-notifications', 'on');
    const { el, feed, answers } = await open();
    inAnotherTab();
    answers['GET /conversations'] = pageOf([{ ...conversationRow, unread: 3 }]);
    feed.say({ kind: 'conversation', id: conversationRow.id, seq: 4 });
    await waitUntil(() => Shown.all.length === 1);
    expect(Shown.all[0]?.title).to.equal('Jane Smith');
    expect(Shown.all[0]?.options.body).to.equal('Can we talk about pricing?');
    let went = '';
    el.addEventListener('clarm-navigate', (event) => (went = (event as NavigateEvent).path));
    Shown.all[0]?.dispatchEvent(new Event('click'));
    expect(went).to.equal(`/dashboard/inbox/${conversationRow.id}`);
  });

  it('notifies of an alert, but of nothing one sees anyway, wrote oneself or did not ask for', async () => {
    localStorage.setItem('clarm-news-notifications', 'on');
    const { el, feed, answers } = await open();
    feed.say({ kind: 'alert', id: jane.id });
    await waitUntil(() => find(el, '.toast'));
    inAnotherTab();
    const own = { ...conversationRow, unread: 3, last_message: { from: 'team', text: 'Hi' } };
    answers['GET /conversations'] = pageOf([own]);
    feed.say({ kind: 'conversation', id: conversationRow.id, seq: 4 });
    await waitUntil(() => document.title.startsWith('(3)'));
    await settled(el);
    expect(Shown.all).to.deep.equal([]);
    feed.say({ kind: 'alert', id: jane.id });
    await waitUntil(() => Shown.all.length === 1);
    expect(Shown.all[0]?.title).to.contain('Jane Smith of Acme Corp is ready to talk');
    localStorage.setItem('clarm-news-notifications', 'off');
    feed.say({ kind: 'alert', id: jane.id });
    await waitUntil(() => findAll(el, '.toast').length === 3);
    expect(Shown.all.length).to.equal(1);
  });

  it('asks the browser for notifications only when somebody wants them', async () => {
    const asks = stub(Shown, 'asks').callsFake(async () => (Shown.permission = 'denied'));
    const { el } = await open();
    expect(asks.called).to.equal(false);
    const box = find<HTMLInputElement>(el, 'input[name="notifications"]')!;
    box.click();
    await settled(el);
    expect(asks.callCount).to.equal(1);
    expect(box.checked).to.equal(false);
    expect(wordsOf(find(el, 'clarm-news-choice'))).to.contain('blocked');
    asks.callsFake(async () => (Shown.permission = 'granted'));
    box.click();
    await settled(el);
    expect(box.checked).to.equal(true);
    expect(localStorage.getItem('clarm-news-notifications')).to.equal('on');
  });

  it('marks alerts that were not seen yet', async () => {
    const alerts = (el: Shell) => wordsOf(find(el, 'nav .group a[href="/dashboard/alerts"]'));
    const { el } = await open();
    expect(alerts(el)).to.equal('Alerts new alerts');
    const { el: there } = await open({ page: 'alerts' });
    expect(alerts(there)).to.equal('Alerts');
    const { el: later } = await open();
    expect(alerts(later)).to.equal('Alerts');
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
    // Nobody went there: a form that is not saved may have asked.
    expect(select.value).to.equal(sites[0]!.id);
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
    const places = findAll(el, 'nav .group .word').map(wordsOf);
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
    expect(wordsOf(find(find(el, 'clarm-not-found-page')!, 'h1'))).to.equal(
      'There is nothing here',
    );
    await expect(el).to.be.accessible();
  });
});
