import { aTimeout, expect, html, waitUntil } from '@open-wc/testing';
import { NavigateEvent } from '../app/navigation.ts';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { delivery, endpoint, pageOf } from '../testing/samples.ts';
import { ApiFailure, testApi, type Answers, type Call } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './integrations-page.ts';
import type { IntegrationsPage } from './integrations-page.ts';

const LIST = 'GET /webhooks';
const DELIVERIES = 'GET /webhooks/wh_1/deliveries';

async function open(answers: Answers, id?: string, theme: 'light' | 'dark' = 'light', search = '') {
  history.replaceState(null, '', `/${search}`);
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
describe('a webhook that rests', () => {
  const until = new Date(Date.now() + 60_000).toISOString();
  const resting = { ...endpoint, failing_since: endpoint.created_at, resting_until: until };

  for (const theme of ['light', 'dark'] as const) {
    it(`says so in the list, in the ${theme}`, async () => {
      const { el } = await open({ [LIST]: pageOf([resting]) }, undefined, theme);
      expect(wordsOf(find(el, '[data-webhook-id="wh_1"]'))).to.contain('Resting until');
      await expect(el).to.be.accessible();
    });

    it(`says so on its page, in the ${theme}`, async () => {
      const { el } = await open(
        { [LIST]: pageOf([resting]), [DELIVERIES]: pageOf([]) },
        'wh_1',
        theme,
      );
      expect(wordsOf(find(el, '.notice'))).to.contain('Deliveries wait; none is lost.');
      await expect(el).to.be.accessible();
    });
  }
});

describe('the events and filters of a webhook', () => {
  const filtered = { ...endpoint, filters: { company_sizes: ['201-500'], pages: ['/pricing/**'] } };
  const show = async (answers: Answers = {}, theme: 'light' | 'dark' = 'light') => {
    const opened = await open(
      { [LIST]: pageOf([filtered]), [DELIVERIES]: pageOf([]), ...answers },
      'wh_1',
      theme,
    );
    button(opened.el, 'Events and filters')!.click();
    await settled(opened.el);
    return opened;
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`are shown as they are, in the ${theme}`, async () => {
      const { el } = await show({}, theme);
      expect(find<HTMLInputElement>(el, '[name="size-201-500"]')?.checked).to.equal(true);
      expect(find<HTMLTextAreaElement>(el, '#pages')?.value).to.equal('/pricing/**');
      expect(document.title).to.equal('Sales alerts · Integrations · Clarm');
      await expect(el).to.be.accessible();
    });
  }

  it('stay open when the page is loaded again', async () => {
    await show();
    expect(location.search).to.equal('?view=settings');
    const { el } = await open(
      { [LIST]: pageOf([filtered]), [DELIVERIES]: pageOf([]) },
      'wh_1',
      'light',
      location.search,
    );
    expect(find(el, 'clarm-endpoint-settings')).to.exist;
    button(el, 'Deliveries')!.click();
    expect(location.search).to.equal('');
  });

  it('are saved together', async () => {
    const { el, calls } = await show({ 'PATCH /webhooks/wh_1': filtered });
    find<HTMLInputElement>(el, '[name="quiet"]')!.checked = true;
    find<HTMLInputElement>(el, '[name="one-alert"]')!.checked = true;
    find<HTMLInputElement>(el, '[name="purchase"]')!.checked = true;
    find<HTMLFormElement>(find(el, 'clarm-endpoint-settings')!, 'form')!.requestSubmit();
    await settled(el);
    expect(calls.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
      description: 'Sales alerts',
      events: ['high_intent_visitor', 'purchase'],
      filters: {
        company_sizes: ['201-500'],
        pages: ['/pricing/**'],
        quiet_hours: { from: '18:00', to: '08:00', weekends: false },
        one_alert_a_company: true,
      },
    });
  });

  it('say at the field what was refused', async () => {
    const problem = { path: 'filters.pages.0', message: 'must begin with /' };
    const { el } = await show({
      'PATCH /webhooks/wh_1': new ApiFailure(422, 'invalid', 'No.', [problem]),
    });
    find<HTMLFormElement>(find(el, 'clarm-endpoint-settings')!, 'form')!.requestSubmit();
    await settled(el);
    expect(wordsOf(find(el, '#pages-note'))).to.equal('Line 1: must begin with /');
    await expect(el).to.be.accessible();
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

  it('says which filter kept a delivery back', async () => {
    const skipped = {
      ...delivery,
      status: 'skipped',
      skipped_because: 'company size is not known',
      attempts: [],
    };
    const { el } = await open({ ...full, [DELIVERIES]: pageOf([skipped]) }, 'wh_1');
    expect(wordsOf(find(el, 'summary')))
      .to.contain('Filtered')
      .and.contain('size is not known');
    await expect(el).to.be.accessible();
  });

  it('shows the request as it went out', async () => {
    const headers = { 'webhook-id': delivery.id };
    const sent = { ...delivery, request: { ...delivery.request, headers } };
    const { el } = await open({ ...full, [DELIVERIES]: pageOf([sent]) }, 'wh_1');
    expect(find(el, 'pre[aria-label="Request"]')?.textContent).to.equal(
      `POST ${delivery.request.url}\nwebhook-id: ${delivery.id}`,
    );
  });

  it('sends again what was given up since a moment', async () => {
    const { el, calls } = await open(
      { ...full, 'POST /webhooks/wh_1/redeliver': { deliveries: 3 } },
      'wh_1',
    );
    button(el, 'Replay since…')!.click();
    await settled(el);
    await expect(el).to.be.accessible();
    fill(el, '#since', find<HTMLInputElement>(el, '#since')!.min);
    find<HTMLFormElement>(find(el, 'clarm-redeliver-dialog')!, 'form')!.requestSubmit();
    await settled(el);
    const body = calls.find(({ path }) => path === '/webhooks/wh_1/redeliver')?.body;
    expect(body).to.have.property('which', 'failed');
    expect(body)
      .to.have.property('since')
      .that.matches(/^\d{4}-.*Z$/);
  });

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

  it('keeps the older deliveries that were asked for', async () => {
    const older = { ...delivery, id: '0190a000-0000-7000-8000-000000000000' };
    const { el, calls } = await open(
      {
        ...full,
        [DELIVERIES]: ({ query }: Call) =>
          query.has('cursor') ? pageOf([older]) : pageOf([delivery], 'next'),
      },
      'wh_1',
    );
    button(el, 'Load more')!.click();
    await settled(el);
    await aTimeout(100);
    expect(findAll(el, 'summary').length).to.equal(2);
    expect(calls.filter(({ path }) => path.endsWith('/deliveries')).length).to.equal(2);
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
