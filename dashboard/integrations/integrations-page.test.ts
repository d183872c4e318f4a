import { expect, html, waitUntil } from '@open-wc/testing';
import { NavigateEvent } from '../app/navigation.ts';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { delivery, endpoint, pageOf } from '../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './integrations-page.ts';
import type { IntegrationsPage } from './integrations-page.ts';

const LIST = 'GET /webhooks';
const DELIVERIES = 'GET /webhooks/wh_1/deliveries';

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

describe('one webhook', () => {
  const full: Answers = { [LIST]: pageOf([endpoint]), [DELIVERIES]: pageOf([delivery]) };

  for (const theme of ['light', 'dark'] as const) {
    it(`shows every attempt and what was answered, in the ${theme}`, async () => {
      const { el } = await open(full, 'wh_1', theme);
      find<HTMLDetailsElement>(el, 'details')!.open = true;
      const words = wordsOf(el);
      expect(words).to.contain('Retrying').and.contain('HTTP 503').and.contain('try later');
      expect(words).to.contain('timeout after 10 s').and.contain('"intent_score": 82');
      await expect(el).to.be.accessible();
    });
  }

  it('sends a test and shows it when it is delivered', async () => {
    const { el, answers, calls, feed } = await open(
      {
        [LIST]: pageOf([endpoint]),
        [DELIVERIES]: pageOf([]),
        'POST /webhooks/wh_1/test': delivery,
      },
      'wh_1',
    );
    expect(wordsOf(el)).to.contain('Nothing sent yet');
    await expect(el).to.be.accessible();
    answers[DELIVERIES] = pageOf([{ ...delivery, status: 'delivered' }]);
    button(el, 'Send test')!.click();
    feed.say({ kind: 'delivery', id: delivery.id, webhook_id: 'wh_1' });
    await waitUntil(() => find(el, '[data-delivery-id]'));
    expect(calls.some(({ path }) => path === '/webhooks/wh_1/test')).to.equal(true);
  });

  it('delivers again', async () => {
    const again = `POST /deliveries/${delivery.id}/redeliver`;
    const { el, calls } = await open({ ...full, [again]: delivery }, 'wh_1');
    button(el, 'Redeliver')!.click();
    await settled(el);
    expect(calls.some(({ method, path }) => `${method} ${path}` === again)).to.equal(true);
  });

  it('is disabled', async () => {
    const { el, calls } = await open({ ...full, 'PATCH /webhooks/wh_1': endpoint }, 'wh_1');
    button(el, 'Disable')!.click();
    await settled(el);
    expect(calls.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({ enabled: false });
  });

  it('is deleted only after a question', async () => {
    const { el, calls } = await open({ ...full, 'DELETE /webhooks/wh_1': undefined }, 'wh_1');
    const deletes = () => calls.filter(({ method }) => method === 'DELETE').length;
    let went = '';
    el.addEventListener(NavigateEvent.type, (event) => (went = (event as NavigateEvent).path));
    button(el, 'Delete')!.click();
    await settled(el);
    expect(deletes()).to.equal(0);
    await expect(el).to.be.accessible();
    findAll(el, '.actions.end .danger')[0]!.click();
    await settled(el);
    expect(deletes()).to.equal(1);
    expect(went).to.equal('/dashboard/integrations');
  });

  it('shows a rotated secret once', async () => {
    const { el } = await open(
      { ...full, 'POST /webhooks/wh_1/rotate-secret': { ...endpoint, secret: 'whsec_new' } },
      'wh_1',
    );
    button(el, 'Rotate secret')!.click();
    await settled(el);
    findAll(el, '.actions.end .primary')[0]!.click();
    await settled(el);
    expect(wordsOf(find(el, '[data-secret]'))).to.equal('whsec_new');
  });

  it('says when it does not exist', async () => {
    const { el } = await open({ [LIST]: pageOf([]) }, 'wh_1');
    expect(wordsOf(el)).to.contain('does not exist any more');
    await expect(el).to.be.accessible();
  });
});
