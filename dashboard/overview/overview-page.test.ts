import { expect, html } from '@open-wc/testing';
import { overviewSample } from '../testing/analytics-samples.ts';
import { companyRow } from '../testing/company-samples.ts';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { pageOf } from '../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../testing/test-api.ts';
import './overview-page.ts';
import type { OverviewPage } from './overview-page.ts';

const OVERVIEW = 'GET /analytics/overview';
const around: Answers = {
  'GET /widgets/w_demo0001': { config: { timezone: 'Asia/Tokyo' } },
  'GET /companies': pageOf([companyRow(1)]),
};

async function open(answer: unknown, theme: 'light' | 'dark' = 'light', search = '') {
  history.replaceState(null, '', `/dashboard/overview${search}`);
  const api = testApi({ ...around, [OVERVIEW]: answer });
  const el = await mount<OverviewPage>(html`<clarm-overview-page></clarm-overview-page>`, {
    client: api.client,
    theme,
  });
  await settled(el);
  return { el, ...api };
}

describe('the overview', () => {
  const before = location.href;
  after(() => history.replaceState(null, '', before));

  it('shows its shape while it loads', async () => {
    const { el } = await open(never);
    expect(find(el, 'clarm-skeleton')).to.exist;
    await expect(el).to.be.accessible();
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`compares what happened with the time before, in the ${theme}`, async () => {
      const { el } = await open(overviewSample, theme);
      const words = wordsOf(el);
      expect(words).to.contain('Visitors 24 +20 %').and.contain('Revenue $99 nothing before');
      expect(words).to.contain('High intent 3').and.contain('/pricing 40').and.contain('Germany');
      expect(words).to.contain('5 events of bots').and.contain('Days are those of UTC');
      expect(find(el, 'clarm-flag + a')?.getAttribute('href')).to.contain('country=DE');
      await expect(el).to.be.accessible();
    });
  }

  it('says why it failed', async () => {
    const { el } = await open(new ApiFailure(503, 'unavailable', 'Away.'));
    expect(wordsOf(el)).to.contain('Away.');
    await expect(el).to.be.accessible();
  });

  it('says what to do where nothing happened', async () => {
    const { el } = await open({
      ...overviewSample,
      totals: { ...overviewSample.totals, events: 0 },
    });
    expect(wordsOf(el)).to.contain('Nothing happened in this range');
    await expect(el).to.be.accessible();
  });

  it('asks for whole days, and keeps the range in the address', async () => {
    const { el, calls } = await open(overviewSample, 'light', '?from=2026-01-01&to=2026-01-31');
    const asked = () => calls.filter(({ path }) => path === '/analytics/overview');
    expect(asked()[0]?.query.get('from')).to.equal('2026-01-01');
    expect(asked()[0]?.query.get('to')).to.equal('2026-01-31');
    const select = find<HTMLSelectElement>(el, 'select')!;
    select.value = '7d';
    select.dispatchEvent(new Event('change'));
    await settled(el);
    expect(location.search).to.equal('?range=7d');
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(Date.now());
    expect(asked().at(-2)?.query.get('to')).to.equal(today);
  });

  const rich = {
    ...overviewSample,
    revenue: [
      { currency: 'USD', amount: 123_456_789_012, previous_amount: 1_064_000_000 },
      { currency: 'EUR', amount: 1_234_567, previous_amount: 0 },
    ],
  };

  it('has room for every number, and says the whole one', async () => {
    const { el } = await open(rich);
    const tile = findAll(el, '.tile')[4]!;
    expect(wordsOf(tile)).to.equal('Revenue $123B $123,456,789,012 + €1.23M €1,234,567 ×116');
    expect(find(tile, '.value [aria-hidden]')?.title).to.equal('$123,456,789,012');
    for (const one of findAll(el, '.tile')) expect(one.scrollWidth).to.be.at.most(one.clientWidth);
    await expect(el).to.be.accessible();
  });

  it('has room for every number of the axis', async () => {
    const series = overviewSample.series.map((one) => ({
      ...one,
      revenue: { USD: 9_876_543_210 },
    }));
    const { el } = await open({ ...rich, series }, 'light', '?metric=revenue');
    const axis = findAll<SVGTextElement>(el, '.axes text[text-anchor=end]');
    const { left } = find(el, 'svg')!.getBoundingClientRect();
    for (const one of axis) expect(one.getBoundingClientRect().left).to.be.at.least(left);
    const nowhere = findAll<SVGTextElement>(el, '.axes text').map(({ textContent }) => textContent);
    expect(nowhere).to.include('$10B');
  });

  it('keeps the chosen metric in the address', async () => {
    const { el } = await open(overviewSample, 'light', '?range=7d');
    findAll(el, '.tile')[4]!.click();
    await settled(el);
    expect(location.search).to.equal('?range=7d&metric=revenue');
    const { el: again } = await open(overviewSample, 'light', location.search);
    expect(findAll(again, '.tile')[4]!.getAttribute('aria-pressed')).to.equal('true');
  });

  it('charts the metric that is chosen, also by keyboard', async () => {
    const { el } = await open(overviewSample);
    findAll(el, '.tile')[4]!.click();
    await settled(el);
    const chart = find(el, '.chart')!;
    chart.dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));
    await settled(el);
    expect(wordsOf(find(el, '.tip'))).to.contain('Monday, March 23 $99');
    button(el, 'Entry pages')!.click();
    await settled(el);
    expect(wordsOf(find(el, 'clarm-bar-list'))).to.contain('/ 20');
  });
});
