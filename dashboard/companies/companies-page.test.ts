import { expect, html, waitUntil } from '@open-wc/testing';
import { acme, companyRow } from '../testing/company-samples.ts';
import { find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { pageOf } from '../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './companies-section.ts';
import type { CompaniesSection } from './companies-section.ts';

const LIST = 'GET /companies';
const [one, two, three] = [companyRow(1), companyRow(2), companyRow(3)];

async function open(answers: Answers, theme: 'light' | 'dark' = 'light', search = '') {
  history.replaceState(null, '', `/dashboard/companies${search}`);
  const api = testApi(answers);
  const feed = testFeed();
  const el = await mount<CompaniesSection>(
    html`<clarm-companies-section></clarm-companies-section>`,
    { client: api.client, live: feed, theme },
  );
  await settled(el);
  return { el, feed, ...api };
}

const domainsIn = (el: Element) => findAll(el, '[data-domain]').map((row) => row.dataset['domain']);
const press = (key: string) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));

describe('the companies list', () => {
  const before = location.href;
  after(() => history.replaceState(null, '', before));

  it('shows its shape while it loads', async () => {
    const { el } = await open({ [LIST]: never });
    expect(find(el, 'clarm-skeleton')).to.exist;
    await expect(el).to.be.accessible();
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`shows each company as one account, in the ${theme}`, async () => {
      const plain = companyRow(2, { domain: 'bare.org' });
      for (const key of ['name', 'industry', 'size', 'location', 'enterprise_score'] as const) {
        delete plain[key];
      }
      const { el, calls } = await open({ [LIST]: pageOf([{ ...one, people: 2 }, plain]) }, theme);
      expect(calls[0]?.query.get('sort')).to.equal('intent');
      const [first, second] = findAll(el, '[data-domain]').map(wordsOf);
      expect(first).to.contain('Company 1').and.contain('2 people').and.contain('of 2 visitors');
      expect(first).to.contain('Intent score: 59').and.contain('201–500 · Austin, US');
      expect(second).to.contain('bare.org').and.contain('2 visitors');
      await expect(el).to.be.accessible();
    });
  }

  it('says how companies come into it when there are none', async () => {
    const { el } = await open({ [LIST]: pageOf([]) });
    expect(wordsOf(el)).to.contain('No companies yet').and.contain('Open the demo site');
    await expect(el).to.be.accessible();
  });

  it('says why it failed, and tries again', async () => {
    const { el, answers } = await open({ [LIST]: new ApiFailure(503, 'unavailable', 'Away.') });
    expect(wordsOf(el)).to.contain('Away.');
    await expect(el).to.be.accessible();
    answers[LIST] = pageOf([one]);
    find(el, 'clarm-error-state')!.dispatchEvent(new Event('clarm-retry'));
    await settled(el);
    expect(domainsIn(el)).to.deep.equal([one.domain]);
  });

  it('is there again when the server is', async () => {
    const { el, answers, feed } = await open({ [LIST]: new ApiFailure(503, 'unavailable') });
    answers[LIST] = pageOf([one]);
    feed.say({ kind: 'resync' });
    await waitUntil(() => domainsIn(el).length === 1, '', { timeout: 3_000 });
    expect(find(el, 'clarm-error-state')).to.equal(null);
  });

  it('searches and sorts by the address, and keeps both in it', async () => {
    const { el, calls } = await open({ [LIST]: pageOf([]) }, 'light', '?q=ac&sort=first_seen');
    expect(calls[0]?.query.get('q')).to.equal('ac');
    expect(calls[0]?.query.get('sort')).to.equal('first_seen');
    expect(wordsOf(el)).to.contain('No company matches');
    await expect(el).to.be.accessible();
    findAll(el, 'clarm-empty-state > button')[0]!.click();
    await settled(el);
    expect(calls.at(-1)?.query.has('q')).to.equal(false);
    expect(location.search).to.equal('?sort=first_seen');
  });

  it('loads what comes after by the cursor', async () => {
    const { el, answers, calls } = await open({ [LIST]: pageOf([one, two], 'after-2') });
    answers[LIST] = pageOf([three]);
    const more = find(el, '.foot .button')!;
    more.focus();
    more.click();
    await settled(el);
    expect(find(el, '[data-domain]:focus-within')?.dataset['domain']).to.equal(three.domain);
    expect(calls.at(-1)?.query.get('cursor')).to.equal('after-2');
    expect(domainsIn(el)).to.deep.equal([one.domain, two.domain, three.domain]);
  });

  it('follows what happens', async () => {
    const { el, answers, feed } = await open({ [LIST]: pageOf([one, two]) });
    answers[LIST] = pageOf([{ ...two, intent: 90 }, one]);
    feed.say({ kind: 'visitor', id: 'v_1', version: 'b' });
    await waitUntil(() => domainsIn(el)[0] === two.domain, '', { timeout: 3_000 });
  });

  it('is walked by keyboard, and leads to a company and back to its row', async () => {
    const { el, answers } = await open({ [LIST]: pageOf([one, { ...two, domain: 'acme.com' }]) });
    answers['GET /companies/acme.com'] = acme;
    const current = () =>
      find(el, 'clarm-company-table')?.shadowRoot?.activeElement?.getAttribute('href');
    press('j');
    press('j');
    expect(current()).to.equal('/dashboard/companies/acme.com');
    press('/');
    expect(find(el, 'clarm-search-field')?.shadowRoot?.activeElement?.tagName).to.equal('INPUT');
    el.domain = 'acme.com';
    await settled(el);
    expect(wordsOf(find(el, 'clarm-company-header'))).to.contain('Acme Corp');
    el.domain = undefined;
    await settled(el);
    expect(current()).to.equal('/dashboard/companies/acme.com');
  });
});
