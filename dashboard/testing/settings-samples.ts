import { html } from 'lit';
import '../settings/settings-page.ts';
import type { SettingsPage } from '../settings/settings-page.ts';
import { find, mount, settled } from './mount.ts';
import { pageOf, siteSettings } from './samples.ts';
import { testApi, type Answers } from './test-api.ts';

const signals = {
  widget_opened: [8],
  messages: [18, 4, 4, 4],
  action_clicked: [8],
  asks: [8],
  identify: [10],
  goal_achieved: [10],
};
const defaults = {
  pages: [],
  use_default_pages: true,
  weights: { pages: { pricing: 26, docs: 3 }, signals },
  caps: { pages: 40, engagement: 35, company: 25 },
  half_lives: { pages: 3, engagement: 7 },
  company_full_at: 20,
  threshold: 70,
  rearm_at: 55,
  target_industries: [],
};

/** The scoring of a site that has a rule of its own. */
export const scoringSettings = {
  ...defaults,
  pages: [{ pattern: '/plans/**', kind: 'pricing' }],
  weights: { pages: { pricing: 30, docs: 3, webinar: 9 }, signals },
  target_industries: ['Software'],
  industries: ['Banking', 'Software'],
  version: 2,
  defaults,
  default_pages: [{ kind: 'pricing', patterns: ['/pricing', '/preise'] }],
  rescoring: { version: 2, status: 'done', done: 9, total: 9, requested_at: '' },
};

const provider = {
  id: 'ipinfo',
  name: 'IPinfo',
  enabled: true,
  key_last_four: 'ab12',
  has_key: true,
  cost: null,
  state: 'ok',
};
const known = (id: string, name: string) => ({
  id,
  name,
  kinds: ['ip'],
  fields: ['company.name'],
  needs_key: true,
  costs: { ip: 0.02 },
});

/** The enrichment of a site that has two providers in use. */
export const enrichmentSettings = {
  tier: 'starter',
  person_enrichment: 'off',
  monthly_budget: null,
  reverse_dns: false,
  providers: [
    provider,
    { ...provider, id: 'pdl', name: 'People Data Labs', state: 'failing', last_error: 'HTTP 500' },
  ],
  own: [],
  catalog: [known('ipinfo', 'IPinfo'), known('pdl', 'People Data Labs'), known('hunter', 'Hunter')],
};

export const enrichmentUsage = {
  month: '2026-03',
  lookups: 1200,
  hits: 1104,
  hit_rate: 0.92,
  saved: 4.5,
  spent: 1,
  budget: 50,
  budget_left: 49,
  over_budget: 3,
  providers: [{ id: 'ipinfo', calls: 96, matches: 60, failures: 2, spent: 1 }],
  data: {
    data_version: '2026-03-01',
    age_days: 12,
    attributions: [{ text: 'DB-IP', url: 'https://db-ip.com', licence: 'CC BY 4.0' }],
  },
};

const member = (id: string, name: string, role: string) => ({
  id,
  name,
  role,
  email: `${name.toLowerCase()}@example.com`,
  created_at: '2026-01-05T10:00:00Z',
});

/** Every answer that the settings ask for. */
export const settingsAnswers: Answers = {
  'GET /widgets/w_demo0001': { ...siteSettings, allowed_origins: ['https://a.com'] },
  'GET /settings/scoring': scoringSettings,
  'GET /settings/exclusions': { cidrs: ['203.0.113.0/24'], email_domains: [] },
  'GET /settings/enrichment': enrichmentSettings,
  'GET /settings/enrichment/usage': enrichmentUsage,
  'GET /api-keys': pageOf([
    { id: 'k_1', name: 'CRM', scopes: ['read'], last_four: 'wxyz', created_at: '' },
  ]),
  'GET /members': pageOf([member('m_1', 'Ada', 'owner'), member('m_2', 'Sam', 'agent')]),
  'GET /saved-replies': pageOf([{ id: 'r_1', shortcut: 'price', text: 'It is 49 a month.' }]),
};

/** Opens a section of the settings over a server of a few lines. */
export async function openSettings(
  section: string,
  answers: Answers = {},
  theme: 'light' | 'dark' = 'light',
) {
  const api = testApi({ ...settingsAnswers, ...answers });
  const el = await mount<SettingsPage>(
    html`<clarm-settings-page section=${section}></clarm-settings-page>`,
    { client: api.client, theme },
  );
  await settled(el);
  /** Submits the form, and says what was sent by it. */
  const save = async (form = 'form') => {
    find<HTMLFormElement>(el, form)!.requestSubmit();
    await settled(el);
    return api.calls.findLast(({ method }) => method !== 'GET');
  };
  return { el, save, ...api };
}
