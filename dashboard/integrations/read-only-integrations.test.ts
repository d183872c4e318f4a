import { expect, html } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { delivery, endpoint, me, pageOf } from '../testing/samples.ts';
import { testApi, type Answers } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './integrations-page.ts';
import type { IntegrationsPage } from './integrations-page.ts';

async function openAsAgent(answers: Answers, id?: string) {
  const { client } = testApi({
    'GET /webhooks/wh_1/deliveries': pageOf([delivery]),
    'GET /settings/slack': { enabled: false, connected: false },
    ...answers,
  });
  const el = await mount<IntegrationsPage>(
    html`<clarm-integrations-page .endpointId=${id}></clarm-integrations-page>`,
    { client, live: testFeed(), account: { me: { ...me, role: 'agent' }, site: me.sites[0]! } },
  );
  await settled(el);
  return el;
}

describe('the integrations, to an agent', () => {
  for (const endpoints of [[], [endpoint]]) {
    it(`offer nothing to add, with ${endpoints.length} webhooks`, async () => {
      const el = await openAsAgent({ 'GET /webhooks': pageOf(endpoints) });
      expect(button(el, 'Add webhook')).to.equal(undefined);
      expect(wordsOf(find(el, '.admins-only'))).to.contain('Only owners and admins');
      await expect(el).to.be.accessible();
    });
  }

  it('show a webhook and what it got, with nothing to press', async () => {
    history.replaceState(null, '', '/');
    const el = await openAsAgent({ 'GET /webhooks': pageOf([endpoint]) }, 'wh_1');
    const shown = findAll(el, 'button').filter((one) => one.checkVisibility());
    expect(shown.map(wordsOf)).to.deep.equal(['Deliveries', 'Events and filters']);
    expect(wordsOf(el)).to.contain('timeout after 10 s');
    button(el, 'Events and filters')!.click();
    await settled(el);
    const settings = find(el, 'clarm-endpoint-settings')!;
    expect(find(settings, 'input:enabled, textarea:enabled, button:enabled')).to.equal(null);
    expect(wordsOf(find(el, '.admins-only'))).to.contain('Only owners and admins');
    await expect(el).to.be.accessible();
  });
});
