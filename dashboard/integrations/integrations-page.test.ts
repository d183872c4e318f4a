import { expect, html } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { endpoint, pageOf } from '../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './integrations-page.ts';
import type { IntegrationsPage } from './integrations-page.ts';

const LIST = 'GET /webhooks';

async function open(answers: Answers, id?: string, theme: 'light' | 'dark' = 'light') {
  const api = testApi(answers);
  const feed = testFeed();
  const el = await mount<IntegrationsPage>(
    html`<clarm-integrations-page .endpointId=${id}></clarm-integrations-page>`,
    { client: api.client, live: feed, theme },
  );
  await settled(el);
  return { el, feed, ...api };
}

const fill = (el: Element, selector: string, value: string) => {
  find<HTMLInputElement>(el, selector)!.value = value;
};
const submit = async (el: IntegrationsPage) => {
  find<HTMLFormElement>(el, 'form')!.requestSubmit();
  await settled(el);
};

describe('the integrations page', () => {
  it('shows its shape while it loads', async () => {
    const { el } = await open({ [LIST]: never });
    expect(find(el, 'clarm-skeleton')).to.exist;
    await expect(el).to.be.accessible();
  });

  it('says what webhooks are for when there are none', async () => {
    const { el } = await open({ [LIST]: pageOf([]) });
    expect(wordsOf(el)).to.contain('No webhooks yet');
    await expect(el).to.be.accessible();
  });

  it('says why it failed', async () => {
    const { el } = await open({ [LIST]: new ApiFailure(503, 'unavailable', 'Away.') });
    expect(wordsOf(el)).to.contain('Away.');
    await expect(el).to.be.accessible();
  });

  it('shows each webhook with how its last delivery went', async () => {
    const gone = { ...endpoint, id: 'wh_2', enabled: false, disabled_reason: 'gone' };
    const { el } = await open({ [LIST]: pageOf([endpoint, gone]) });
    expect(wordsOf(find(el, '[data-webhook-id="wh_1"]'))).to.contain('Delivered');
    expect(wordsOf(find(el, '[data-webhook-id="wh_2"]'))).to.contain('410 Gone');
    await expect(el).to.be.accessible();
  });

  it('adds a webhook and shows its secret once', async () => {
    const { el, calls } = await open({
      [LIST]: pageOf([]),
      'POST /webhooks': { ...endpoint, secret: 'whsec_abc' },
    });
    button(el, 'Add webhook')!.click();
    await settled(el);
    await expect(el).to.be.accessible();
    expect(find(el, 'clarm-endpoint-form')!.shadowRoot!.activeElement?.id).to.equal('url');
    fill(el, '#url', endpoint.url);
    await submit(el);
    expect(calls.at(-1)?.body).to.deep.equal({
      target: 'url',
      url: endpoint.url,
      description: '',
      events: ['high_intent_visitor'],
    });
    expect(wordsOf(find(el, '[data-secret]'))).to.equal('whsec_abc');
    await expect(el).to.be.accessible();
    button(el, 'I have copied it')!.click();
    await settled(el);
    expect(wordsOf(el)).not.to.contain('whsec_abc');
    expect(find(el, '[data-webhook-id="wh_1"]')).to.exist;
  });

  it('shows no secret for a target that signs nothing', async () => {
    const { el, calls } = await open({
      [LIST]: pageOf([]),
      'POST /webhooks': { ...endpoint, target: 'hubspot', secret: '' },
    });
    button(el, 'Add webhook')!.click();
    await settled(el);
    button(el, 'HubSpot')!.click();
    await settled(el);
    fill(el, '#token', 'pat-1');
    await submit(el);
    expect(calls.at(-1)?.body).to.include({
      target: 'hubspot',
      url: 'https://api.hubapi.com',
      token: 'pat-1',
    });
    expect(findAll<HTMLDialogElement>(el, 'dialog').some((dialog) => dialog.open)).to.equal(false);
  });

  it('says at the field why an address was refused', async () => {
    const { el } = await open({
      [LIST]: pageOf([]),
      'POST /webhooks': new ApiFailure(422, 'target_not_allowed', 'Not this address.'),
    });
    button(el, 'Add webhook')!.click();
    await settled(el);
    fill(el, '#url', 'http://localhost/');
    await submit(el);
    expect(wordsOf(find(el, '#url-note'))).to.equal('Not this address.');
    await expect(el).to.be.accessible();
  });

  it('asks for at least one event', async () => {
    const { el, calls } = await open({ [LIST]: pageOf([]) });
    button(el, 'Add webhook')!.click();
    await settled(el);
    fill(el, '#url', endpoint.url);
    find<HTMLInputElement>(el, '[name="high_intent_visitor"]')!.checked = false;
    await submit(el);
    expect(wordsOf(el)).to.contain('Choose at least one event.');
    expect(calls.every(({ method }) => method === 'GET')).to.equal(true);
  });
});
