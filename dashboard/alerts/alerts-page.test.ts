import { expect, html, waitUntil } from '@open-wc/testing';
import { find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { T0, jane, pageOf, visitorRow } from '../testing/samples.ts';
import { ApiFailure, never, testApi } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './alerts-page.ts';
import type { AlertsPage } from './alerts-page.ts';

const at = new Date(T0).toISOString();
const told = { ...jane, alerted_at: at, sent: true };
const untold = { ...visitorRow(2, { intent: 71 }), alerted_at: at, sent: false };

async function open(answer: unknown, theme: 'light' | 'dark' = 'light') {
  const api = testApi({ 'GET /alerts': answer });
  const feed = testFeed();
  const el = await mount<AlertsPage>(html`<clarm-alerts-page></clarm-alerts-page>`, {
    client: api.client,
    live: feed,
    theme,
  });
  await settled(el);
  return { el, feed, ...api };
}

describe('the alerts', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`say of whom integrations were not told, in the ${theme}`, async () => {
      const { el } = await open(pageOf([told, untold]), theme);
      const words = findAll(el, 'li').map(wordsOf);
      expect(words[0]).to.contain('Jane Smith').and.not.contain('Not sent');
      expect(words[1]).to.contain('Not sent');
      expect(wordsOf(find(el, '.notice'))).to.contain('More than 60 alerts');
      await expect(el).to.be.accessible();
    });

    it(`show their shape, that there are none, and why they could not be read, in the ${theme}`, async () => {
      const waiting = await open(never, theme);
      expect(find(waiting.el, 'clarm-skeleton')).to.exist;
      await expect(waiting.el).to.be.accessible();
      const none = await open(pageOf([]), theme);
      expect(wordsOf(none.el)).to.contain('No alerts yet');
      await expect(none.el).to.be.accessible();
      const { el } = await open(new ApiFailure(503, 'unavailable', 'Away.'), theme);
      expect(wordsOf(el)).to.contain('Away.');
      await expect(el).to.be.accessible();
    });
  }

  it('hear of a new one, and are walked with j and k', async () => {
    const { el, feed, answers } = await open(pageOf([told]));
    answers['GET /alerts'] = pageOf([untold, told]);
    feed.say({ kind: 'alert', id: untold.id });
    await waitUntil(() => findAll(el, 'li').length === 2);
    const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key }));
    press('j');
    press('j');
    expect(find(el, 'li:focus-within')?.dataset['visitorId']).to.equal(jane.id);
    press('k');
    expect(find(el, 'li:focus-within')?.dataset['visitorId']).to.equal(untold.id);
  });
});
