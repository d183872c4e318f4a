import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { AgentDocumentRow, AgentRow } from '../../server/contracts/agents.ts';
import { me, pageOf } from '../testing/samples.ts';
import { find, mount, settled } from '../testing/mount.ts';
import { ApiFailure, testApi, type Answers } from '../testing/test-api.ts';
import './agent-page.ts';
import type { AgentPage } from './agent-page.ts';

const agent: AgentRow = {
  id: 'a_1',
  name: 'Ada',
  base_url: 'https://api.example.com/v1',
  model: 'small-1',
  api_key_last_four: '6789',
  instructions: '',
  handover_message: 'A colleague will come.',
  wait_seconds: 45,
  monthly_limit: 1000,
  enabled: true,
  created_at: '2026-03-01T00:00:00Z',
  answers_this_month: 12,
  documents: 1,
};
const document_: AgentDocumentRow = {
  id: 'd_1',
  title: 'Pricing',
  url: 'https://example.com/pricing',
  characters: 2400,
  read_at: '2026-03-01T00:00:00Z',
};

const loaded = (over: Partial<AgentRow> = {}): Answers => ({
  'GET /agents': pageOf([{ ...agent, ...over }]),
  'GET /agents/a_1/documents': pageOf([document_]),
});

const open = async (answers: Answers, around: Parameters<typeof mount>[1] = {}) => {
  const api = testApi(answers);
  const el = await mount<AgentPage>(html`<clarm-agent-page></clarm-agent-page>`, {
    client: api.client,
    ...around,
  });
  await settled(el);
  return { el, ...api };
};

const enter = (el: AgentPage, selector: string, value: string) => {
  const input = find<HTMLInputElement>(el, selector);
  if (!input) throw new Error(`no ${selector}`);
  input.value = value;
};
const submit = async (el: AgentPage, tag: string) => {
  find<HTMLElement>(el, tag)?.shadowRoot?.querySelector('form')?.requestSubmit();
  await settled(el);
};

describe('the page of the AI agent', () => {
  it('makes the first agent from a form, and then shows what it knows', async () => {
    const { el, calls, answers } = await open({ 'GET /agents': pageOf([]) });
    answers['POST /agents'] = agent;
    answers['GET /agents/a_1/documents'] = pageOf([]);
    enter(el, '#base_url', 'https://api.example.com/v1');
    enter(el, '#model', 'small-1');
    enter(el, '#api_key', 'sk-secret');
    await submit(el, 'clarm-agent-form');
    const made = calls.find(({ method }) => method === 'POST')?.body as Record<string, unknown>;
    expect(made).to.include({
      model: 'small-1',
      api_key: 'sk-secret',
      wait_seconds: 0,
      enabled: true,
    });
    expect(find(el, 'clarm-agent-documents')?.shadowRoot?.textContent).to.contain(
      'It knows nothing yet',
    );
  });

  it('keeps the key that is there unless a new one is entered', async () => {
    const { el, calls, answers } = await open(loaded());
    answers['PATCH /agents/a_1'] = agent;
    expect(find<HTMLSelectElement>(el, '#wait_seconds')?.value).to.equal('45');
    await submit(el, 'clarm-agent-form');
    const patch = calls.find(({ method }) => method === 'PATCH')?.body as Record<string, unknown>;
    expect(patch).not.to.have.property('api_key');
    expect(patch).to.include({ wait_seconds: 45 });
    expect(find(el, '.done')?.textContent).to.equal('Saved.');
  });

  it('says beside the field what the server found wrong', async () => {
    const { el, answers } = await open(loaded());
    const details = [{ path: 'base_url', message: 'must be a URL' }];
    answers['PATCH /agents/a_1'] = new ApiFailure(422, 'invalid', 'Some fields', details);
    await submit(el, 'clarm-agent-form');
    expect(find(el, '#base_url-note')?.textContent?.trim()).to.equal('must be a URL');
    expect(find(el, '#base_url')?.getAttribute('aria-invalid')).to.equal('true');
  });

  it('adds a page, says which pages could not be read, and forgets one', async () => {
    const { el, calls, answers } = await open(loaded());
    const url = 'https://example.com/docs';
    answers['POST /agents/a_1/documents'] = {
      documents: [],
      problems: [{ url, message: 'The page answered 404.' }],
    };
    enter(el, '#url', url);
    await submit(el, 'clarm-agent-documents');
    expect(calls.find(({ method }) => method === 'POST')?.body).to.deep.equal({ url, follow: 20 });
    expect(find(el, '.unread')?.textContent).to.contain('The page answered 404.');
    answers['DELETE /agents/a_1/documents/d_1'] = undefined;
    find(el, '[aria-label="Forget Pricing"]')?.click();
    await settled(el);
    expect(find(el, '[aria-label="Forget Pricing"]')).to.equal(null);
  });

  it('shows what it would say, and from what', async () => {
    const { el, answers } = await open(loaded());
    answers['POST /agents/a_1/try'] = {
      outcome: 'answer',
      text: '99 euros.',
      sources: [{ title: 'Pricing' }, { title: 'Pricing' }],
    };
    enter(el, '#question', 'How much?');
    await submit(el, 'clarm-agent-trial');
    const said = find(el, '.said')?.textContent?.replaceAll(/\s+/g, ' ');
    expect(said).to.contain('It would answer 99 euros. It was given: Pricing');
  });

  it('lets an agent of the team look, and change nothing', async () => {
    const account = { me: { ...me, role: 'agent' as const }, site: me.sites[0]! };
    const { el } = await open(loaded(), { account });
    expect(find<HTMLFieldSetElement>(el, 'fieldset')?.disabled).to.equal(true);
    expect(find(el, 'clarm-agent-trial')).to.equal(null);
    expect(find(el, '[aria-label="Forget Pricing"]')).to.equal(null);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible: set up, empty and failing, ${theme}`, async () => {
      const problem = { at: '2026-03-01T00:00:00Z', message: 'The endpoint answered 401.' };
      for (const answers of [loaded({ problem }), { 'GET /agents': pageOf([]) }, {}]) {
        const { el } = await open(answers, { theme });
        await expect(el).to.be.accessible();
      }
    });
  }
});
