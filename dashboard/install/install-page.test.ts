import { expect, html, waitUntil } from '@open-wc/testing';
import { button, find, mount, settled, wordsOf } from '../testing/mount.ts';
import { jane, me, pageOf } from '../testing/samples.ts';
import { testApi } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './install-page.ts';
import type { InstallPage } from './install-page.ts';

const LIST = 'GET /visitors';

async function open(rows: unknown[], demo = true) {
  const api = testApi({ [LIST]: pageOf(rows) });
  const feed = testFeed();
  const site = { ...me.sites[0]!, demo };
  const el = await mount<InstallPage>(html`<clarm-install-page></clarm-install-page>`, {
    client: api.client,
    live: feed,
    account: { me, site },
  });
  await settled(el);
  return { el, feed, ...api };
}

describe('the install page', () => {
  it('shows the line to paste, for this server and this site', async () => {
    const { el } = await open([]);
    expect(find(el, 'pre')?.textContent).to.equal(
      `<script async src="${location.origin}/widget/loader.js?id=w_demo0001"></script>`,
    );
    await expect(el).to.be.accessible();
  });

  it('waits for the first visitor and says when one is there', async () => {
    const { el, answers, feed } = await open([]);
    expect(wordsOf(el)).to.contain('Waiting for the first visitor');
    answers[LIST] = pageOf([jane]);
    feed.say({ kind: 'visitor', id: jane.id, version: 'a' });
    await waitUntil(() => wordsOf(el).includes('It works'));
    await settled(el);
    await expect(el).to.be.accessible();
  });

  it('leads to the demo only where the site is the demo', async () => {
    expect(button((await open([])).el, 'Open the demo site')).to.exist;
    expect(button((await open([], false)).el, 'Open the demo site')).to.equal(undefined);
  });
});
