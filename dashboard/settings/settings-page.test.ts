import { expect, html } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { ApiFailure, testApi, type Answers } from '../testing/test-api.ts';
import { pageOf } from '../testing/samples.ts';
import './settings-page.ts';
import type { SettingsPage } from './settings-page.ts';

const rules = {
  pages: [{ pattern: '/plans/**', kind: 'pricing' }],
  weights: { pages: { pricing: 26, docs: 3 }, signals: {} },
  half_lives: { pages: 3, engagement: 7 },
  threshold: 70,
  target_industries: ['Software'],
  industries: ['Banking', 'Software'],
  rescoring: { version: 2, status: 'done', done: 9, total: 9, requested_at: '' },
};
const provider = {
  id: 'ipinfo',
  name: 'IPinfo',
  enabled: true,
  key_last_four: 'ab12',
  has_key: true,
};
const enrichment = {
  tier: 'starter',
  person_enrichment: 'off',
  monthly_budget: null,
  reverse_dns: false,
  providers: [provider, { ...provider, id: 'pdl', name: 'People Data Labs' }],
  own: [],
  catalog: [{ id: 'hunter', name: 'Hunter' }],
};
const usage = {
  hit_rate: 0.92,
  saved: 4.5,
  spent: 1,
  data: {
    age_days: 12,
    attributions: [{ text: 'DB-IP', url: 'https://db-ip.com', licence: 'CC BY 4.0' }],
  },
};
const full: Answers = {
  'GET /widgets/w_demo0001': {
    name: 'Demo',
    allowed_origins: ['https://a.com'],
    config: { timezone: 'UTC', consent: 'implied', honorGpc: true },
  },
  'GET /settings/scoring': rules,
  'GET /settings/exclusions': { cidrs: ['203.0.113.0/24'], email_domains: [] },
  'GET /settings/enrichment': enrichment,
  'GET /settings/enrichment/usage': usage,
  'GET /api-keys': pageOf([
    { id: 'k_1', name: 'CRM', scopes: ['read'], last_four: 'wxyz', created_at: '' },
  ]),
};

async function open(section: string, answers: Answers = {}, theme: 'light' | 'dark' = 'light') {
  const api = testApi({ ...full, ...answers });
  const el = await mount<SettingsPage>(
    html`<clarm-settings-page section=${section}></clarm-settings-page>`,
    { client: api.client, theme },
  );
  await settled(el);
  const save = async () => {
    find<HTMLFormElement>(el, 'form')!.requestSubmit();
    await settled(el);
    return api.calls.findLast(({ method }) => method !== 'GET');
  };
  return { el, save, ...api };
}

describe('the settings', () => {
  for (const section of ['site', 'scoring', 'exclusions', 'enrichment', 'keys']) {
    for (const theme of ['light', 'dark'] as const) {
      it(`show ${section} so that everybody can read it, in the ${theme}`, async () => {
        const { el } = await open(section, {}, theme);
        expect(find(el, 'form')).to.exist;
        await expect(el).to.be.accessible();
      });
    }
  }

  it('say why they could not be loaded', async () => {
    const failure = new ApiFailure(403, 'forbidden', 'Not yours.');
    const { el } = await open('scoring', { 'GET /settings/scoring': failure });
    expect(wordsOf(el)).to.contain('Not yours.');
    await expect(el).to.be.accessible();
  });

  it('save the site with its privacy', async () => {
    const { el, save } = await open('site');
    find<HTMLInputElement>(el, '[name="consent"]')!.checked = true;
    const call = await save();
    expect(call?.body).to.deep.equal({
      name: 'Demo',
      allowed_origins: ['https://a.com'],
      config: { timezone: 'UTC', consent: 'required', honorGpc: true },
    });
  });

  it('try a path by rules that are not saved yet', async () => {
    const { el, calls } = await open('scoring', {
      'POST /settings/scoring/test': { data: [{ path: '/x', kind: 'demo', points: 26 }] },
    });
    find<HTMLTextAreaElement>(el, '#rules')!.value = '/x demo';
    const input = find<HTMLInputElement>(el, '#try')!;
    input.value = '/x';
    input.dispatchEvent(new Event('input'));
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.equal({
      paths: ['/x'],
      pages: [{ pattern: '/x', kind: 'demo' }],
    });
    expect(wordsOf(el)).to.contain('demo: 26 points');
  });

  it('name the rule that is none, and save nothing', async () => {
    const { el, save } = await open('scoring');
    find<HTMLTextAreaElement>(el, '#rules')!.value = 'plans';
    expect(await save()).to.equal(undefined);
    expect(wordsOf(el)).to.contain('“plans” is not a path and a kind');
  });

  it('save lists a line each', async () => {
    const { el, save } = await open('exclusions');
    find<HTMLTextAreaElement>(el, '#domains')!.value = 'a.com\n\n b.com ';
    expect((await save())?.body).to.deep.equal({
      cidrs: ['203.0.113.0/24'],
      email_domains: ['a.com', 'b.com'],
    });
  });

  it('ask providers in the order that buttons make, and send no key that was not typed', async () => {
    const { el, save } = await open('enrichment');
    expect(find(el, '[name="key-ipinfo"]')?.getAttribute('placeholder')).to.contain('ab12');
    findAll(el, 'button')
      .find((one) => one.ariaLabel === 'Ask IPinfo later')!
      .click();
    await settled(el);
    find<HTMLInputElement>(el, '[name="on-hunter"]')!.checked = true;
    find<HTMLInputElement>(el, '[name="key-hunter"]')!.value = 'secret-key-1';
    expect((await save())?.body).to.have.deep.property('providers', [
      { id: 'pdl', enabled: true },
      { id: 'ipinfo', enabled: true },
      { id: 'hunter', enabled: true, key: 'secret-key-1' },
    ]);
    expect(wordsOf(el)).to.contain('92 %').and.contain('12 days old');
  });

  it('show a new key once, and take one back', async () => {
    const { el, save, calls } = await open('keys', {
      'POST /api-keys': { id: 'k_2', key: 'clm_once' },
      'DELETE /api-keys/k_1': undefined,
    });
    find<HTMLInputElement>(el, '[name="name"]')!.value = 'ETL';
    expect((await save())?.body).to.deep.equal({ name: 'ETL', scopes: ['read'] });
    expect(wordsOf(el)).to.contain('clm_once');
    findAll(el, 'button')
      .find((one) => one.ariaLabel === 'Take back CRM')!
      .click();
    await settled(el);
    expect(calls.some(({ method }) => method === 'DELETE')).to.equal(true);
    expect(button(el, 'Create key')).to.exist;
  });
});
