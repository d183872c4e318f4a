import { expect, waitUntil } from '@open-wc/testing';
import { restore, stub } from 'sinon';
import { find, mount, settled, wordsOf } from '../testing/mount.ts';
import { conversation, jane, janeProfile, me, pageOf } from '../testing/samples.ts';
import { ApiFailure, testFetch, type Answers } from '../testing/test-api.ts';
import './app.ts';
import type { App } from './app.ts';
import { html } from 'lit';

const signedOut = new ApiFailure(401, 'unauthenticated');
const site = {
  'GET /visitors': pageOf([jane]),
  [`GET /visitors/${jane.id}`]: { ...janeProfile, conversations: [] },
  [`GET /visitors/${jane.id}/events`]: pageOf([]),
  'GET /conversations': pageOf([]),
};

class NoStream extends EventTarget {
  static urls: string[] = [];
  onopen = null;
  onerror = null;
  onmessage = null;
  readyState = 0;

  constructor(url: string) {
    super();
    NoStream.urls.push(url);
  }
  close() {
    this.readyState = 2;
  }
}

async function open(path: string, answers: Answers) {
  const server = testFetch({ ...site, ...answers });
  stub(window, 'fetch').callsFake(server.fetch);
  stub(window, 'EventSource').value(NoStream);
  history.replaceState(null, '', path);
  const el = await mount<App>(html`<clarm-app></clarm-app>`);
  await settled(el);
  return { el, ...server };
}

const signIn = async (el: App) => {
  find<HTMLInputElement>(el, '#email')!.value = me.email;
  find<HTMLInputElement>(el, '#password')!.value = 'correct horse';
  find<HTMLFormElement>(el, 'form')!.requestSubmit();
  await settled(el);
};

const second = { id: 'w_second01', name: 'Second', demo: false };
const two = { ...me, sites: [...me.sites, second] };

const choose = (el: App, site: string) => {
  const select = find<HTMLSelectElement>(el, 'select.site')!;
  select.value = site;
  select.dispatchEvent(new Event('change'));
};

/** Back or forward with the browser. */
const go = (by: number) =>
  new Promise((resolve) => {
    window.addEventListener('popstate', resolve, { once: true });
    history.go(by);
  });

describe('the dashboard', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    NoStream.urls = [];
  });
  afterEach(() => restore());

  it('goes to the visitors of whoever is signed in', async () => {
    const { el } = await open('/dashboard/', { 'GET /me': me });
    expect(location.pathname).to.equal('/dashboard/visitors');
    await waitUntil(() => wordsOf(el).includes('Jane Smith'));
    expect(NoStream.urls).to.deep.equal(['/api/stream?site=w_demo0001']);
  });

  it('asks to sign in, and then shows what one came for', async () => {
    const { el, answers } = await open(`/dashboard/visitors/${jane.id}`, {
      'GET /me': signedOut,
      'POST /session': me,
    });
    expect(find(el, 'clarm-sign-in-page')).to.exist;
    expect(wordsOf(el)).to.contain('Welcome back').and.not.contain('Your session ended');
    answers['GET /me'] = me;
    await signIn(el);
    expect(location.pathname).to.equal(`/dashboard/visitors/${jane.id}`);
    await waitUntil(() => find(el, 'clarm-visitor-header'));
  });

  it('asks to sign in again when the session ends, and stays where one was', async () => {
    const { el, answers } = await open('/dashboard/visitors', { 'GET /me': me });
    answers['GET /webhooks'] = signedOut;
    find(el, 'nav a[href="/dashboard/integrations"]')!.click();
    await waitUntil(() => find(el, 'clarm-sign-in-page'));
    expect(location.pathname).to.equal('/dashboard/integrations');
    expect(wordsOf(el)).to.contain('Your session ended').and.not.contain('Welcome back');
    answers['POST /session'] = me;
    answers['GET /webhooks'] = pageOf([]);
    await signIn(el);
    await waitUntil(() => wordsOf(el).includes('No webhooks yet'));
  });

  it('has the reply that could not be sent because the session was over', async () => {
    const at = `/conversations/${conversation.id}`;
    const { el, answers } = await open(`/dashboard/inbox/${conversation.id}`, {
      'GET /me': me,
      [`GET ${at}`]: { ...conversation, unread: 0 },
      [`POST ${at}/typing`]: undefined,
      [`POST ${at}/messages`]: signedOut,
    });
    await waitUntil(() => find(el, 'textarea'));
    const field = find<HTMLTextAreaElement>(el, 'textarea')!;
    field.value = 'Thursday works';
    field.dispatchEvent(new InputEvent('input'));
    find<HTMLFormElement>(find(el, 'clarm-composer')!, 'form')!.requestSubmit();
    await waitUntil(() => find(el, 'clarm-sign-in-page'));
    answers['POST /session'] = me;
    await signIn(el);
    await waitUntil(() => find<HTMLTextAreaElement>(el, 'textarea')?.value === 'Thursday works');
  });

  it('leads from set-up to the visitors', async () => {
    const { el } = await open('/dashboard/setup?code=abc', {
      'GET /me': signedOut,
      'POST /setup': me,
    });
    find<HTMLInputElement>(el, '#name')!.value = 'Ada';
    await signIn(el);
    expect(location.pathname + location.search).to.equal('/dashboard/visitors');
  });

  it('remembers which site was looked at', async () => {
    const { el, calls } = await open('/dashboard/visitors', { 'GET /me': two });
    choose(el, 'w_second01');
    await settled(el);
    expect(calls.at(-1)?.query.get('site')).to.equal('w_second01');
    expect(NoStream.urls.at(-1)).to.equal('/api/stream?site=w_second01');
    restore();
    await open('/dashboard/visitors', { 'GET /me': two });
    expect(NoStream.urls.at(-1)).to.equal('/api/stream?site=w_second01');
  });

  it('has the site in every address, and goes back to the other site with the browser', async () => {
    const { el } = await open('/dashboard/visitors', { 'GET /me': two });
    expect(location.search).to.equal('?site=w_demo0001');
    find(el, 'nav a[href^="/dashboard/inbox"]')!.click();
    await settled(el);
    expect(location.pathname + location.search).to.equal('/dashboard/inbox?site=w_demo0001');
    choose(el, 'w_second01');
    await settled(el);
    expect(location.search).to.equal('?site=w_second01');
    await go(-1);
    await settled(el);
    expect(location.pathname + location.search).to.equal('/dashboard/inbox?site=w_demo0001');
    expect(NoStream.urls.at(-1)).to.equal('/api/stream?site=w_demo0001');
    expect(find<HTMLSelectElement>(el, 'select.site')!.value).to.equal('w_demo0001');
  });

  it('stays on the page of no site’s own, as the other site’s', async () => {
    const { el } = await open('/dashboard/install', { 'GET /me': two });
    choose(el, 'w_second01');
    await settled(el);
    expect(location.pathname + location.search).to.equal('/dashboard/install?site=w_second01');
    expect(find<HTMLSelectElement>(el, 'select.site')!.value).to.equal('w_second01');
  });

  it('opens what a colleague’s link or a webhook names, whatever was looked at before', async () => {
    localStorage.setItem('clarm-site', 'w_demo0001');
    await open(`/dashboard/visitors/${jane.id}?site=w_second01`, { 'GET /me': two });
    expect(NoStream.urls).to.deep.equal(['/api/stream?site=w_second01']);
    expect(location.pathname).to.equal(`/dashboard/visitors/${jane.id}`);
    restore();
    await open('/dashboard/visitors?site=w_unknown1', { 'GET /me': two });
    expect(location.search).to.equal('?site=w_second01');
  });

  it('leaves the site out where there is only one', async () => {
    const { el } = await open('/dashboard/visitors?q=acme', { 'GET /me': me });
    find(el, 'nav a[href^="/dashboard/inbox"]')!.click();
    await settled(el);
    expect(location.pathname + location.search).to.equal('/dashboard/inbox');
  });

  it('calls one by the new name as soon as that is saved', async () => {
    const { el, answers } = await open('/dashboard/settings/profile', {
      'GET /me': me,
      'PATCH /members/m_1': {},
    });
    await waitUntil(() => find(el, 'clarm-profile-settings'));
    answers['GET /me'] = { ...me, name: 'Ada Lovelace' };
    find<HTMLFormElement>(el, '[data-form=name]')!.requestSubmit();
    await waitUntil(() => wordsOf(find(el, 'clarm-account-menu')).includes('Ada Lovelace'));
    expect(NoStream.urls).to.have.lengthOf(1);
  });

  it('says when the server does not answer, and tries again', async () => {
    const { el, answers } = await open('/dashboard/visitors', {
      'GET /me': new ApiFailure(503, 'unavailable', 'The database is away.'),
    });
    expect(wordsOf(el)).to.contain('The database is away.');
    answers['GET /me'] = me;
    find(find(el, 'clarm-error-state')!, 'button')!.click();
    await waitUntil(() => wordsOf(el).includes('Jane Smith'));
  });
});
