import { expect, html } from '@open-wc/testing';
import { funnelSample } from '../testing/analytics-samples.ts';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { ApiFailure, testApi } from '../testing/test-api.ts';
import './funnel-page.ts';
import type { FunnelPage } from './funnel-page.ts';

async function open(answer: unknown, theme: 'light' | 'dark' = 'light', search = '') {
  history.replaceState(null, '', `/dashboard/funnel${search}`);
  localStorage.removeItem('clarm-funnel-w_demo0001');
  const api = testApi({
    'GET /widgets/w_demo0001': { config: { timezone: 'UTC' } },
    'GET /analytics/funnel': answer,
  });
  const el = await mount<FunnelPage>(html`<clarm-funnel-page></clarm-funnel-page>`, {
    client: api.client,
    theme,
  });
  await settled(el);
  const asked = () => api.calls.findLast(({ path }) => path.endsWith('funnel'))?.query.get('steps');
  return { el, asked, ...api };
}

describe('the funnel', () => {
  const before = location.href;
  after(() => history.replaceState(null, '', before));

  for (const theme of ['light', 'dark'] as const) {
    it(`says how many go on and where they stop, in the ${theme}`, async () => {
      const { el, asked } = await open(funnelSample, theme);
      expect(asked()).to.equal('path:/*,path:/pricing*,widget_opened');
      expect(wordsOf(find(el, '[data-step="1"]'))).to.contain('40 visitors');
      expect(wordsOf(find(el, '[data-step="1"]'))).to.contain('60 stopped here (60 %)');
      expect(wordsOf(el)).to.contain('Counted exactly, from all 400 events');
      await expect(el).to.be.accessible();
    });
  }

  it('says of what it is a sample', async () => {
    const bounded = { by: 'sample', events: 1_000_000, looked_at: 50_000, share: 0.05 };
    const { el } = await open({ ...funnelSample, bounded });
    expect(wordsOf(el)).to.contain('a sample: 50,000 of 1,000,000 events (5.0 %)');
  });

  it('is built by keyboard: added to, moved, removed from', async () => {
    const { el, asked } = await open(funnelSample, 'light', '?steps=path:/a,b');
    const press = async (label: string) => {
      findAll(el, 'button')
        .find((one) => one.ariaLabel === label)!
        .click();
      await settled(el);
    };
    await press('Move step 2 up');
    expect(asked()).to.equal('b,path:/a');
    button(el, 'Add a step')!.click();
    await settled(el);
    expect(asked()).to.equal('b,path:/a,message_sent');
    await press('Remove step 1');
    expect(asked()).to.equal('path:/a,message_sent');
    expect(new URLSearchParams(location.search).get('steps')).to.equal('path:/a,message_sent');
  });

  it('says at the step what is wrong with it, and does not ask', async () => {
    const { el, calls } = await open(funnelSample, 'light', '?steps=path:/a,b');
    const before = calls.length;
    const input = find<HTMLInputElement>(el, 'input.text')!;
    input.value = 'pricing';
    input.dispatchEvent(new Event('change'));
    await settled(el);
    expect(wordsOf(el)).to.contain('A path begins with /');
    expect(calls.length).to.equal(before);
    await expect(el).to.be.accessible();
  });

  it('says why it failed, and when nobody began', async () => {
    const { el } = await open(new ApiFailure(422, 'invalid', 'Not so.'));
    expect(wordsOf(el)).to.contain('Not so.');
    const none = funnelSample.steps.map((step) => ({ ...step, visitors: 0 }));
    const { el: empty } = await open({ ...funnelSample, steps: none });
    expect(wordsOf(empty)).to.contain('Nobody did the first step');
    await expect(empty).to.be.accessible();
  });
});
