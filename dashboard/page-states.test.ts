import { expect } from '@open-wc/testing';
import { html, type LitElement, type TemplateResult } from 'lit';
import './agent/agent-page.ts';
import './companies/companies-page.ts';
import './company/company-page.ts';
import './funnel/funnel-page.ts';
import './inbox/inbox-page.ts';
import './install/install-page.ts';
import './integrations/integrations-page.ts';
import './overview/overview-page.ts';
import './setup/setup-page.ts';
import './sign-in/sign-in-page.ts';
import { find, mount, settled, wordsOf } from './testing/mount.ts';
import { endpoint, jane, pageOf, siteSettings } from './testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from './testing/test-api.ts';
import './visitor/visitor-page.ts';
import './visitors/visitors-page.ts';
import './widget-settings/widget-settings-page.ts';

/** A page, what it waits for, and what else it asks; `empty` where it can have nothing to show. */
interface Sample {
  page: TemplateResult;
  reads: string;
  also?: Answers;
  empty?: unknown;
}

const SITE = { 'GET /widgets/w_demo0001': siteSettings };
const PAGES: Readonly<Record<string, Sample>> = {
  visitors: {
    page: html`<clarm-visitors-page active></clarm-visitors-page>`,
    reads: 'GET /visitors',
    empty: pageOf([]),
  },
  visitor: {
    page: html`<clarm-visitor-page visitorId=${jane.id}></clarm-visitor-page>`,
    reads: `GET /visitors/${jane.id}`,
    also: { [`GET /visitors/${jane.id}/events`]: pageOf([]) },
  },
  companies: {
    page: html`<clarm-companies-page></clarm-companies-page>`,
    reads: 'GET /companies',
    empty: pageOf([]),
  },
  company: {
    page: html`<clarm-company-page domain="acme.com"></clarm-company-page>`,
    reads: 'GET /companies/acme.com',
    also: { 'GET /visitors': pageOf([]) },
  },
  overview: {
    page: html`<clarm-overview-page></clarm-overview-page>`,
    reads: 'GET /analytics/overview',
    also: { ...SITE, 'GET /companies': pageOf([]) },
  },
  funnel: {
    page: html`<clarm-funnel-page></clarm-funnel-page>`,
    reads: 'GET /analytics/funnel',
    also: SITE,
  },
  inbox: {
    page: html`<clarm-inbox-page></clarm-inbox-page>`,
    reads: 'GET /conversations',
    empty: pageOf([]),
  },
  integrations: {
    page: html`<clarm-integrations-page></clarm-integrations-page>`,
    reads: 'GET /webhooks',
    also: { 'GET /settings/slack': { enabled: false, connected: false } },
    empty: pageOf([]),
  },
  webhook: {
    page: html`<clarm-integrations-page endpointId="wh_1"></clarm-integrations-page>`,
    reads: 'GET /webhooks/wh_1/deliveries',
    also: { 'GET /webhooks': pageOf([endpoint]) },
    empty: pageOf([]),
  },
  agent: {
    page: html`<clarm-agent-page></clarm-agent-page>`,
    reads: 'GET /agents',
    empty: pageOf([]),
  },
  widget: {
    page: html`<clarm-widget-settings-page preview="about:blank"></clarm-widget-settings-page>`,
    reads: 'GET /widgets/w_demo0001',
  },
  install: {
    page: html`<clarm-install-page></clarm-install-page>`,
    reads: 'GET /visitors',
    empty: pageOf([]),
  },
};

describe('every page', () => {
  beforeEach(() => history.replaceState(null, '', '/'));

  for (const theme of ['light', 'dark'] as const) {
    for (const [name, { page, reads, also, empty }] of Object.entries(PAGES)) {
      const open = async (answer: unknown) => {
        const { client } = testApi({ ...also, [reads]: answer });
        const el = await mount<LitElement>(page, { client, theme });
        await settled(el);
        return el;
      };

      it(`can be read in the ${theme} while it loads, and when that fails: ${name}`, async () => {
        const waiting = await open(never);
        await expect(waiting).to.be.accessible();
        const failed = await open(new ApiFailure(503, 'unavailable', 'The database is away.'));
        // The install page shows the snippet, whatever is known of visitors.
        if (name !== 'install') expect(wordsOf(failed)).to.contain('The database is away.');
        await expect(failed).to.be.accessible();
      });

      if (empty) {
        it(`says in the ${theme} what there will be where nothing is: ${name}`, async () => {
          const el = await open(empty);
          expect(find(el, 'clarm-error-state, clarm-skeleton')).to.equal(null);
          await expect(el).to.be.accessible();
        });
      }
    }

    it(`lets people in, in the ${theme}`, async () => {
      const { client } = testApi({});
      for (const door of [
        html`<clarm-sign-in-page></clarm-sign-in-page>`,
        html`<clarm-setup-page code="abc"></clarm-setup-page>`,
        html`<clarm-setup-page></clarm-setup-page>`,
      ]) {
        const el = await mount<LitElement>(door, { client, theme });
        await expect(el).to.be.accessible();
      }
    });
  }
});
