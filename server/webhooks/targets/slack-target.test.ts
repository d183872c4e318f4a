import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createEgress, type Egress } from '../../egress/egress.ts';
import { testReceiver, type TestReceiver } from '../testing/test-receiver.ts';
import { createCall } from './post.ts';
import { maskSlackUrl, slackTarget } from './slack-target.ts';
import type { Payload, Target } from './target.ts';

let slack: TestReceiver;
let egress: Egress;
let target: Target;
before(async () => {
  slack = await testReceiver();
  egress = createEgress({ allowPrivate: [slack.pair] });
  target = slackTarget(createCall(egress, Date.now));
});
after(async () => {
  slack.stop();
  await egress.close();
});

const payload = (data: Record<string, unknown>): Payload => ({
  event: 'high_intent_visitor',
  timestamp: '2026-03-23T14:35:00Z',
  data,
});
const JANE = {
  name: 'Jane',
  email: 'jane@acme.com',
  identity: 'unverified',
  intent_score: 82,
  company: { name: 'Acme Corp', domain: 'acme.com', industry: 'Software', size: '201-500' },
  score_breakdown: [
    { signal: 'widget_opened', count: 1, points: 8, cap: 35, at: '' },
    { signal: 'page:pricing', count: 2, points: 26, cap: 40, at: '' },
    { signal: 'messages', count: 2, points: 22, cap: 35, at: '' },
    { signal: 'company', count: 1, points: 23, cap: 25, at: '' },
  ],
  engagement: { pages_viewed: 5, messages_sent: 3, current_url: 'https://example.com/pricing' },
  dashboard_url: 'https://clarm.example/dashboard/visitors/v_1',
};

interface Message {
  text: string;
  blocks: {
    type: string;
    text?: { text: string };
    fields?: { type: string; text: string }[];
    elements?: { type: string; url?: string }[];
  }[];
}
const messageOf = (data: Record<string, unknown>) =>
  JSON.parse(target.bodyOf(payload(data))) as Message;

test('says who, which company, the score with its three biggest reasons, the page, and links the profile', () => {
  const { text, blocks } = messageOf(JANE);
  assert.equal(text, 'Acme Corp is at 82 intent');
  assert.deepEqual(
    blocks.map(({ type }) => type),
    ['header', 'section', 'actions'],
  );
  assert.deepEqual(
    blocks[1]?.fields?.map((field) => field.text),
    [
      'Who\nJane jane@acme.com (unverified)',
      'Company\nAcme Corp, acme.com',
      'About it\nSoftware, 201-500',
      'Because of\npricing pages +26 · company fit +23 · messages sent +22',
      'Last pages\nhttps://example.com/pricing',
    ],
  );
  assert.equal(blocks[2]?.elements?.[0]?.url, JANE.dashboard_url);
});

test('what visitors write can call nobody, format nothing and break no limit', () => {
  const evil = '<!channel> *bold* <https://evil.example|click> & '.repeat(100);
  const message = messageOf({ ...JANE, name: evil, company: { name: evil, domain: evil } });
  const text = JSON.stringify(message);
  assert.doesNotMatch(text, /<|>/);
  assert.doesNotMatch(text, /"mrkdwn"(?!:false)/);
  const [header, section] = message.blocks;
  assert.ok((header?.text?.text.length ?? 999) <= 150);
  for (const { type, text: field } of section?.fields ?? []) {
    assert.equal(type, 'plain_text');
    assert.ok(field.length <= 2000);
    assert.doesNotMatch(field, /&(?!amp;|lt;|gt;)/);
  }
});

test('a payload with little or odd in it still makes a message', () => {
  for (const data of [{}, { company: null, email: 7, dashboard_url: 'javascript:alert(1)' }]) {
    const { blocks } = messageOf(data);
    assert.deepEqual(
      blocks.map(({ type }) => type),
      ['header'],
    );
  }
});

test('tells what will never work from what is worth another try', async () => {
  const cases: [number, string, boolean, string | undefined][] = [
    [200, 'ok', true, undefined],
    [400, 'invalid_payload', false, 'delivery'],
    [400, 'no_team', false, 'endpoint'],
    [403, 'action_prohibited', false, 'endpoint'],
    [404, 'no_service', false, 'endpoint'],
    [410, 'channel_is_archived', false, 'endpoint'],
    [429, 'rate_limited', false, undefined],
    [500, 'rollup_error', false, undefined],
    [302, '', false, undefined],
  ];
  const { signal } = new AbortController();
  for (const [status, body, ok, hopeless] of cases) {
    slack.answer = (res) => void res.writeHead(status, { 'retry-after': '30' }).end(body);
    const secrets = [`${slack.url}/secret`];
    const sent = await target.send({
      site: 'w_1',
      id: 'm',
      body: '{}',
      url: 'shown',
      secrets,
      signal,
    });
    assert.deepEqual([sent.ok, sent.hopeless, sent.retryAfterMs], [ok, hopeless, 30_000], body);
  }
  assert.ok(slack.received.every(({ path }) => path === '/hook/secret'));
});

test('the URL is shown without what makes it a secret', () => {
  const url = 'https://hooks.slack.com/services/T000/B000/abcdefghijkl';
  assert.equal(maskSlackUrl(url), 'https://hooks.slack.com/…ijkl');
});
