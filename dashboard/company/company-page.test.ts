import { expect, html, waitUntil } from '@open-wc/testing';
import { acme } from '../testing/company-samples.ts';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { jane, visitorRow } from '../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './company-page.ts';
import type { CompanyPage } from './company-page.ts';

const ACME = 'GET /companies/acme.com';

async function open(answers: Answers, theme: 'light' | 'dark' = 'light') {
  const api = testApi(answers);
  const feed = testFeed();
  const el = await mount<CompanyPage>(
    html`<clarm-company-page domain="acme.com" next="next.com"></clarm-company-page>`,
    { client: api.client, live: feed, theme },
  );
  await settled(el);
  return { el, feed, ...api };
}

describe('a company’s page', () => {
  it('shows its shape while it loads', async () => {
    const { el } = await open({ [ACME]: never });
    expect(find(el, 'clarm-skeleton')).to.exist;
    await expect(el).to.be.accessible();
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`shows its people and why it is hot, in the ${theme}`, async () => {
      const { el } = await open({ [ACME]: acme }, theme);
      const words = wordsOf(el);
      expect(words).to.contain('Acme Corp').and.contain('Known people 1').and.contain('Visitors 2');
      const card = wordsOf(find(el, 'clarm-intent-card'));
      expect(card).to.contain('Jane Smith Strongest +82').and.contain('Next, half of it +10');
      expect(findAll(el, '[data-visitor-id]').length).to.equal(2);
      expect(button(el, 'Companies')?.getAttribute('href')).to.equal('/dashboard/companies');
      await expect(el).to.be.accessible();
    });
  }

  it('says of each fact where it is from, by the surest of its visitors', async () => {
    const { el } = await open({ [ACME]: acme });
    const facts = find(el, 'clarm-facts-card')!;
    expect(wordsOf(facts)).to.contain('$50M–200M').and.contain('E-mail domain');
    expect(find(facts, '[role="img"]')?.ariaLabel).to.equal('High confidence');
  });

  it('counts two browsers of one person once', async () => {
    const twice = visitorRow(3, { intent: 70, identity: jane.identity! });
    const list = { ...acme.visitors_list, data: [jane, twice, visitorRow(2)] };
    const { el } = await open({ [ACME]: { ...acme, visitors_list: list } });
    expect(wordsOf(find(el, 'clarm-intent-card'))).to.contain('Next, half of it +10');
  });

  it('says when nobody came from there', async () => {
    const gone = new ApiFailure(404, 'company_not_found', 'No such company on this site.');
    const { el } = await open({ [ACME]: gone });
    expect(wordsOf(el)).to.contain('No such company on this site.');
    expect(button(el, 'Try again')).to.equal(undefined);
    expect(button(el, 'All companies')?.getAttribute('href')).to.equal('/dashboard/companies');
    await expect(el).to.be.accessible();
  });

  it('follows its people as they come and act', async () => {
    const { el, answers, feed } = await open({ [ACME]: acme });
    feed.say({ kind: 'presence', id: visitorRow(2).id, online: true });
    await settled(el);
    expect(wordsOf(findAll(el, '[data-visitor-id]')[1] ?? null)).to.contain('Online');
    answers[ACME] = { ...acme, intent: 97 };
    feed.say({ kind: 'visitor', id: jane.id, version: 'b' });
    await waitUntil(() => find(el, '[data-score]')?.dataset['score'] === '97', '', {
      timeout: 3_000,
    });
  });

  it('leads on to the next company of the list', async () => {
    const { el } = await open({ [ACME]: acme });
    const next = findAll(el, 'a').find((a) => a.ariaLabel?.startsWith('Next'));
    expect(next?.getAttribute('href')).to.equal('/dashboard/companies/next.com');
  });
});
