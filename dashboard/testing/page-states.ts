import { assert, expect } from '@open-wc/testing';
import { html, type LitElement, type TemplateResult } from 'lit';
import '../agent/agent-page.ts';
import '../alerts/alerts-page.ts';
import type { Place } from '../app/routes.ts';
import '../companies/companies-page.ts';
import '../company/company-page.ts';
import '../funnel/funnel-page.ts';
import '../inbox/inbox-page.ts';
import '../install/install-page.ts';
import '../integrations/integrations-page.ts';
import '../overview/overview-page.ts';
import '../settings/settings-page.ts';
import '../setup/setup-page.ts';
import '../sign-in/sign-in-page.ts';
import { find, mount, settled, wordsOf } from './mount.ts';
import { endpoint, jane, pageOf, siteSettings } from './samples.ts';
import { ApiFailure, never, testApi, type Answers } from './test-api.ts';
import '../visitor/visitor-page.ts';
import '../visitors/visitors-page.ts';
import '../widget-settings/widget-settings-page.ts';

/** A page, what it waits for, and what else it asks; `empty` where it can have nothing to show. */
interface Sample {
  page: TemplateResult;
  reads: string;
  also?: Answers;
  empty?: unknown;
}

const SITE = { 'GET /widgets/w_demo0001': siteSettings };
/** Every page of the navigation, and those that open from one. */
const PAGES: Readonly<Record<Place | 'visitor' | 'company' | 'webhook', Sample>> = {
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
  alerts: {
    page: html`<clarm-alerts-page></clarm-alerts-page>`,
    reads: 'GET /alerts',
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
  settings: {
    page: html`<clarm-settings-page></clarm-settings-page>`,
    reads: 'GET /widgets/w_demo0001',
  },
};

const DOORS = {
  'sign-in': html`<clarm-sign-in-page></clarm-sign-in-page>`,
  'set-up': html`<clarm-setup-page code="abc"></clarm-setup-page>`,
  'set-up without a code': html`<clarm-setup-page></clarm-setup-page>`,
} as const;

/** Tests that every page can be read by everybody in each of its states. */
export function describePages(theme: 'light' | 'dark'): void {
  describe(`every page, in the ${theme}`, () => {
    beforeEach(() => history.replaceState(null, '', '/'));

    for (const [name, { page, reads, also, empty }] of Object.entries(PAGES)) {
      const open = async (answer: unknown) => {
        const { client } = testApi({ ...also, [reads]: answer });
        const el = await mount<LitElement>(page, { client, theme });
        await settled(el);
        return el;
      };

      it(`can be read while it loads: ${name}`, async () => {
        await expect(await open(never)).to.be.accessible();
      });

      it(`says why it could not be loaded: ${name}`, async () => {
        const el = await open(new ApiFailure(503, 'unavailable', 'The database is away.'));
        // The install page shows the snippet, whatever is known of visitors.
        if (name !== 'install') expect(wordsOf(el)).to.contain('The database is away.');
        await expect(el).to.be.accessible();
      });

      if (!empty) continue;
      it(`says what there will be where nothing is: ${name}`, async () => {
        const el = await open(empty);
        assert.isNull(find(el, 'clarm-error-state, clarm-skeleton'));
        await expect(el).to.be.accessible();
      });
    }

    for (const [name, door] of Object.entries(DOORS)) {
      it(`lets people in: ${name}`, async () => {
        const { client } = testApi({});
        await expect(await mount<LitElement>(door, { client, theme })).to.be.accessible();
      });
    }
  });
}
