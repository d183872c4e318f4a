import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { SlackSettingsRow } from '../../../server/contracts/slack.ts';
import { find, findAll, mount, settled } from '../../testing/mount.ts';
import { ApiFailure, testApi, type Answers } from '../../testing/test-api.ts';
import './slack-bridge.ts';
import type { SlackBridge } from './slack-bridge.ts';

const off: SlackSettingsRow = {
  connected: false,
  enabled: false,
  events_url: 'https://clarm.example/api/slack/events/w_demo0001',
};
const on: SlackSettingsRow = {
  ...off,
  connected: true,
  enabled: true,
  channel: 'C0123456789',
  bot_token_last_four: 'efgh',
};

const open = async (answers: Answers, theme: 'light' | 'dark' = 'light') => {
  const api = testApi(answers);
  const el = await mount<SlackBridge>(html`<clarm-slack-bridge></clarm-slack-bridge>`, {
    client: api.client,
    theme,
  });
  await settled(el);
  return { el, ...api };
};
const press = async (el: SlackBridge, label: string) => {
  for (const button of findAll<HTMLButtonElement>(el, 'button'))
    if (button.textContent?.trim() === label) button.click();
  await settled(el);
};

describe('the Slack bridge', () => {
  it('leads through connecting, and shows the address that Slack needs', async () => {
    const { el, calls, answers } = await open({ 'GET /settings/slack': off });
    await press(el, 'Connect Slack');
    expect(find(el, 'code')?.textContent).to.equal(off.events_url);
    for (const [id, value] of [
      ['bot_token', 'xoxb-1-abcdefgh'],
      ['signing_secret', '0123456789abcdef0123456789abcdef'],
      ['channel', 'C0123456789'],
    ] as const)
      find<HTMLInputElement>(el, `#${id}`)!.value = value;
    answers['PUT /settings/slack'] = on;
    await press(el, 'Save');
    expect(calls.at(-1)?.body).to.deep.equal({
      channel: 'C0123456789',
      enabled: true,
      bot_token: 'xoxb-1-abcdefgh',
      signing_secret: '0123456789abcdef0123456789abcdef',
    });
    expect(find(el, '.state')?.textContent).to.contain('Connected to C0123456789');
  });

  it('says beside the field what is wrong, and what Slack says to a test', async () => {
    const { el, answers } = await open({ 'GET /settings/slack': on });
    answers['POST /settings/slack/test'] = { ok: false, message: 'Invite it there: /invite @app.' };
    await press(el, 'Send a test message');
    expect(find(el, '[role=status] .problem')?.textContent).to.contain('/invite @app');
    await press(el, 'Change');
    const details = [{ path: 'channel', message: 'must be a channel id' }];
    answers['PUT /settings/slack'] = new ApiFailure(422, 'invalid', 'x', details);
    find<HTMLInputElement>(el, '#channel')!.value = 'general';
    await press(el, 'Save');
    expect(find(el, '#channel-note')?.textContent?.trim()).to.equal('must be a channel id');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      const problem = { at: '2026-03-01T00:00:00Z', message: 'The channel is archived.' };
      const { el } = await open({ 'GET /settings/slack': { ...on, problem } }, theme);
      await expect(el).to.be.accessible();
      await press(el, 'Change');
      await expect(el).to.be.accessible();
    });
  }
});
