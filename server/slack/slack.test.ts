import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { pino } from 'pino';
import {
  SITE,
  testChat,
  textsOf,
  VISITOR,
  type TestChat,
} from '../conversations/testing/test-chat.ts';
import { createIndexes } from '../database.ts';
import { createEgress, type Egress } from '../egress/egress.ts';
import { createFollowUps, type FollowUps } from '../follow-ups/create-follow-ups.ts';
import { createSealer } from '../seal-secret.ts';
import { createSlackBridge, type SlackBridge } from './create-slack-bridge.ts';
import { fromSlack, toSlack } from './slack-text.ts';
import { signedBySlack, standInSlack, type StandInSlack } from './testing/stand-in-slack.ts';
import { isFromSlack } from './verify-signature.ts';

const TOKEN = 'xoxb-123456789-abcdefgh';
const SECRET = '8f742231b10e8888abcd99yyyzzz85a5'.replaceAll(/[yz]/g, '0');
const nothing = { follows: async () => undefined, handle: async () => undefined };

test('the example of Slack’s own documentation verifies, and nothing else does', () => {
  // https://docs.slack.dev/authentication/verifying-requests-from-slack
  const secret = '8f742231b10e8888abcd99yyyzzz85a5';
  const timestamp = '1531420618';
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
  const now = Number(timestamp) * 1000;
  assert.ok(isFromSlack(secret, { timestamp, signature, body }, now));
  assert.ok(!isFromSlack(secret, { timestamp, signature, body: `${body} ` }, now));
  assert.ok(!isFromSlack(`${secret}0`, { timestamp, signature, body }, now));
  assert.ok(!isFromSlack(secret, { timestamp, signature, body }, now + 301_000), 'too old');
  assert.ok(!isFromSlack(secret, { timestamp: 'NaN', signature, body }, now));
  assert.ok(!isFromSlack(secret, { timestamp, signature: '', body }, now));
});

test('texts keep their meaning in both directions, and call nobody', () => {
  assert.equal(toSlack('<!channel> & <@U1>'), '&lt;!channel&gt; &amp; &lt;@U1&gt;');
  assert.equal(
    fromSlack('See <https://a.example/x|the page> or <mailto:a@b.example|a@b.example> &amp; *now*'),
    'See [the page](https://a.example/x) or a@b.example & **now**',
  );
  assert.equal(fromSlack('<@U123> <!here> hi &lt;b&gt;'), 'hi <b>');
});

describe('the Slack bridge, on the real engine, with a stand-in for Slack', () => {
  let chat: TestChat;
  let slack: StandInSlack;
  let egress: Egress;
  let bridge: SlackBridge;
  let followUps: FollowUps;
  const logged: string[] = [];

  before(async () => {
    slack = await standInSlack();
    egress = createEgress({ allowPrivate: [slack.pair] });
    chat = await testChat({ onMessage: (message) => followUps.onMessage(message) });
    bridge = createSlackBridge({
      connection: chat.connection,
      conversations: chat.chat,
      egress,
      sealer: createSealer(Buffer.alloc(32, 7)),
      publicUrl: 'https://clarm.example',
      linkTo: (site, id) => `https://clarm.example/dashboard/inbox/${id}?site=${site}`,
      factsOf: async () => ({ name: 'Jane <Doe>', company: 'Acme', score: 74 }),
      clock: () => chat.clock.now,
      slackApi: slack.api,
    });
    chat.mount(bridge.eventRoutes);
    chat.mount(bridge.settingsRoutes);
    const { member } = chat.team.scope;
    if (member) chat.team.scope = { ...chat.team.scope, member: { ...member, role: 'admin' } };
    await createIndexes(chat.connection);
    followUps = createFollowUps({
      connection: chat.connection,
      handlers: { agent: nothing, slack: bridge.followUp },
      clock: () => chat.clock.now,
      log: pino({}, { write: (line: string) => void logged.push(line) }),
      pollMs: 20,
    });
    followUps.start();
  });
  after(async () => {
    await followUps.stop();
    slack.stop();
    await egress.close();
    await chat.stop();
  });
  beforeEach(async () => {
    slack.calls.length = 0;
    slack.failure = undefined;
    chat.clock.now += 60_000;
    const saved = await chat.call('PUT', '/settings/slack', {
      bot_token: TOKEN,
      signing_secret: SECRET,
      channel: 'C0123456789',
    });
    assert.equal(saved.status, 200, saved.text);
  });

  const fromThread = (event: Record<string, unknown>, headers?: Record<string, string>) => {
    const body = { type: 'event_callback', event: { type: 'message', ...event } };
    return chat.call(
      'POST',
      `/slack/events/${SITE}`,
      body,
      headers ?? signedBySlack(SECRET, JSON.stringify(body), chat.clock.now),
    );
  };
  const tsOf = async (conversation: string): Promise<string> => {
    const found = await chat.connection
      .collection('slack_threads')
      .findOne({ conversation_id: conversation });
    return String(found?.['ts']);
  };

  test('a conversation is a thread: who it is, what is said on both sides, in order', async () => {
    const opened = await chat.open();
    await opened.say('Do you ship to <!channel>?');
    await slack.posted(2);
    await opened.reply('We do.');
    const [first, second, third] = await slack.posted(3);
    const ts = await tsOf(opened.id);
    assert.match(JSON.stringify(first?.body), /Jane &lt;Doe&gt; \(Acme, intent 74\)/);
    assert.match(
      JSON.stringify(first?.body),
      new RegExp(`https://clarm.example/dashboard/inbox/${opened.id}`),
    );
    assert.equal(first?.token, TOKEN);
    assert.equal(first?.body['thread_ts'], undefined);
    assert.deepEqual(
      [second, third].map((call) => [call?.body['thread_ts'], call?.body['text']]),
      [
        [ts, 'Do you ship to &lt;!channel&gt;?'],
        [ts, '*Robin:* We do.'],
      ],
    );
  });

  test('a reply in the thread reaches the visitor once, and is not sent back to Slack', async () => {
    const opened = await chat.open();
    await opened.say('Hi');
    await slack.posted(2);
    const thread_ts = await tsOf(opened.id);
    const event = { channel: 'C0123456789', user: 'U1', ts: '1.2', thread_ts, text: 'Hello *you*' };
    for (let times = 0; times < 3; times++) assert.equal((await fromThread(event)).status, 200);
    const { data } = (await opened.list()).body;
    assert.deepEqual(
      data.map(({ text, author }: { text: string; author?: unknown }) => [text, author]),
      [
        ['Hi', undefined],
        ['Hello **you**', { name: 'robin' }],
      ],
    );
    await opened.say('Thanks');
    const calls = await slack.posted(3);
    assert.equal(calls[2]?.body['text'], 'Thanks', 'the reply itself is not repeated');
  });

  test('edits, bots, other threads and other channels are no replies', async () => {
    const opened = await chat.open();
    await opened.say('Hi');
    await slack.posted(2);
    const thread_ts = await tsOf(opened.id);
    const event = { channel: 'C0123456789', user: 'U1', ts: '5.1', thread_ts, text: 'no' };
    for (const odd of [
      { subtype: 'message_changed' },
      { bot_id: 'B1' },
      { thread_ts: '9.9' },
      { channel: 'C9999999999' },
      { user: undefined },
    ])
      assert.equal((await fromThread({ ...event, ...odd })).status, 200);
    assert.deepEqual(textsOf(await opened.list()), ['Hi']);
  });

  test('what Slack did not sign is refused', async () => {
    const event = { channel: 'C0123456789', user: 'U1', ts: '1.2', thread_ts: '1.1', text: 'x' };
    const forged = signedBySlack('0'.repeat(32), JSON.stringify(event), chat.clock.now);
    for (const headers of [{}, forged])
      assert.equal((await fromThread(event, headers)).status, 401);
    const body = { type: 'url_verification', challenge: 'abc' };
    const signed = signedBySlack(SECRET, JSON.stringify(body), chat.clock.now);
    const asked = await chat.call('POST', `/slack/events/${SITE}`, body, signed);
    assert.deepEqual(asked.body, { challenge: 'abc' });
    assert.equal((await chat.call('POST', '/slack/events/w_nothing00', body, signed)).status, 401);
  });

  test('a passing failure is tried again; a lasting one is shown with what to change', async () => {
    slack.failure = 503;
    const opened = await chat.open();
    await opened.say('Anybody?');
    await slack.posted(1, 'failed chat.postMessage');
    slack.failure = undefined;
    assert.equal((await slack.posted(2))[1]?.body['text'], 'Anybody?');
    slack.failure = 'not_in_channel';
    const tested = await chat.call('POST', '/settings/slack/test');
    assert.deepEqual(tested.body, {
      ok: false,
      message: 'The app is not in the channel. Invite it there: /invite @app.',
    });
  });

  test('secrets are written once and shown never', async () => {
    const shown = await chat.call('GET', '/settings/slack');
    assert.equal(shown.body.bot_token_last_four, TOKEN.slice(-4));
    assert.equal(shown.body.events_url, `https://clarm.example/api/slack/events/${SITE}`);
    const kept = await chat.connection.collection('slack_bridges').find().toArray();
    for (const text of [shown.text, JSON.stringify(kept), logged.join('')])
      for (const secret of [TOKEN, SECRET]) assert.ok(!text.includes(secret));
    const changed = await chat.call('PUT', '/settings/slack', { channel: 'C1111111111' });
    assert.equal(changed.body.channel, 'C1111111111', 'what is left out stays');
    assert.equal((await chat.call('DELETE', '/settings/slack')).status, 204);
    const bare = await chat.call('PUT', '/settings/slack', { channel: 'C1111111111' });
    assert.equal(bare.body.error.code, 'invalid');
  });

  test('an erased visitor leaves no mapping', async () => {
    const opened = await chat.open();
    await opened.say('Hi');
    await slack.posted(2);
    await bridge.eraseVisitor(SITE, VISITOR);
    const left = await chat.connection.collection('slack_threads').countDocuments({});
    assert.equal(left, 0);
  });
});
