import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { PublicMessage } from '../contracts/chat.ts';
import { connectDatabase } from '../database.ts';
import { ApiError } from '../errors.ts';
import { createAddMessage } from './add-message.ts';
import { conversationStore } from './conversation-store.ts';
import { messageStore } from './message-store.ts';
import {
  OTHER_SITE,
  SITE,
  testChat,
  textsOf,
  VISITOR,
  type TestChat,
} from './testing/test-chat.ts';

let t: TestChat;
/** What the next recordings of an event do instead. */
const failures: Error[] = [];

before(async () => {
  t = await testChat({ failNext: () => failures.shift() });
});
after(() => t.stop());

const DAY = 86_400_000;
const eventsOf = (message: string) =>
  t.events.countDocuments({ _id: `${SITE}:${VISITOR}:${message}` as never });

test('opens a conversation, keeps its token hashed, and takes the first message', async () => {
  const { id, token, say, list } = await t.open();
  assert.match(id, /^c_[A-Za-z0-9_-]{22}$/);
  assert.match(token, /^ct_[A-Za-z0-9_-]{43}/);
  const kept = await t.connection.collection('conversations').findOne({ conversation_id: id });
  assert.ok(!JSON.stringify(kept).includes(token.slice(3, 46)));
  const message_id = uuidv7();
  const page_view_id = uuidv7();
  const sent = await say('  A demo, please  ', message_id, {
    session_id: 's_session1',
    page_view_id,
    url: 'https://example.com/#/pricing',
    hash_routing: true,
    title: 'Pricing',
  });
  assert.equal(sent.status, 201);
  const at = new Date(t.clock.now).toISOString();
  assert.deepEqual(sent.body, { message_id, seq: 1, from: 'visitor', text: 'A demo, please', at });
  assert.deepEqual((await list()).body, {
    data: [sent.body],
    read_by_team: 0,
    delivered_to_team: 0,
    read_by_visitor: 0,
    status: 'open',
    rating: null,
  });
  const { site, ...fact } = t.recorded.at(-1) ?? assert.fail();
  assert.equal(site.id, SITE);
  assert.deepEqual(fact, {
    visitorId: VISITOR,
    messageId: message_id,
    conversationId: id,
    at: t.clock.now,
    asks: 'demo',
    first: true,
    userAgent: 'node',
    address: '203.0.113.7',
    sessionId: 's_session1',
    pageViewId: page_view_id,
    url: 'https://example.com/#/pricing',
    hashRouting: true,
    title: 'Pricing',
  });
  await say('again');
  assert.equal(t.recorded.at(-1)?.first, false);
});

test('stores a message once however often and at once it is sent, and its event too', async () => {
  const { say, list } = await t.open();
  const message_id = uuidv7();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      say(`try ${i}`, i % 2 ? message_id.toUpperCase() : message_id),
    ),
  );
  assert.ok(answers.every(({ status }) => status === 201));
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  assert.equal((await list()).body.data.length, 1);
  assert.equal(await eventsOf(message_id), 1);
});

test('gives 50 messages at once consecutive places, in an order that stays', async () => {
  const { say, list, id } = await t.open();
  const texts = Array.from({ length: 50 }, (_, i) => `message ${i}`);
  const answers = await Promise.all(texts.map((text) => say(text)));
  const { data } = (await list()).body as { data: PublicMessage[] };
  assert.deepEqual(
    data.map(({ seq }) => seq),
    texts.map((_, i) => i + 1),
  );
  assert.deepEqual(data.map(({ text }) => text).toSorted(), texts.toSorted());
  for (const { body } of answers) assert.deepEqual(data[body.seq - 1], body);
  const row = (await t.call('GET', `/conversations/${id}`)).body;
  assert.equal(row.last_message.text, data.at(-1)?.text);
  assert.equal(row.unread, 50);
});

test('several processes give one conversation consecutive places', async () => {
  const { id } = await t.open();
  const connections = await Promise.all([1, 2, 3].map(() => connectDatabase(t.uri)));
  const adders = connections.map((connection) =>
    createAddMessage({
      conversations: conversationStore(connection),
      messages: messageStore(connection),
      hub: t.hub,
    }),
  );
  const shared = uuidv7();
  const added = await Promise.all(
    Array.from({ length: 30 }, (_, i) => {
      const message_id = i < 3 ? shared : uuidv7();
      const add = adders[i % 3] ?? assert.fail();
      return add(SITE, id, { message_id, from: 'visitor', text: `${i}`, at: new Date() });
    }),
  );
  const places = new Set(added.map(({ seq }) => seq));
  assert.deepEqual(
    [...places].toSorted((a, b) => a - b),
    Array.from({ length: 28 }, (_, i) => i + 1),
  );
  await Promise.all(connections.map((connection) => connection.close()));
});

test('a retry repairs what a crash between message and event left out', async () => {
  const { id, say, list } = await t.open();
  const message_id = uuidv7();
  failures.push(new ApiError('unavailable', { retryAfter: 1 }));
  const refused = await say('hello', message_id);
  assert.equal(refused.status, 503);
  assert.equal(await eventsOf(message_id), 0);
  const crashed = { last_seq: 0, last_message: null };
  await t.connection
    .collection('conversations')
    .updateOne({ conversation_id: id }, { $set: crashed });
  t.clock.now += 60_000;
  const stored = await say('hello', message_id);
  assert.equal(stored.status, 201);
  assert.equal(await eventsOf(message_id), 1);
  assert.equal(t.recorded.at(-1)?.at, t.clock.now - 60_000);
  assert.deepEqual(textsOf(await list()), ['hello']);
  assert.equal((await t.call('GET', `/conversations/${id}`)).body.last_message.text, 'hello');
  const before_ = t.recorded.length;
  await say('hello', message_id);
  assert.equal(t.recorded.length, before_);
});

test('whoever may not be known talks, and makes no event', async () => {
  const gpc = { 'Sec-GPC': '1' };
  const unknown = [await t.open({ visitor_id: null }), await t.open({}, gpc)];
  const recorded = t.recorded.length;
  for (const { say } of unknown) assert.equal((await say('hello')).status, 201);
  assert.equal(t.recorded.length, recorded);
  const granted = await t.open({ consent: 'granted' }, gpc);
  await granted.say('hello');
  assert.equal(t.recorded.at(-1)?.consent, 'granted');
});

test('a token opens its own conversation and nothing else', async () => {
  const mine = await t.open();
  const theirs = await t.open({ visitor_id: null });
  const elsewhere = await t.open({ widget_id: OTHER_SITE });
  const bad = [theirs.token, elsewhere.token, '', 'ct_x', mine.token.replace(SITE, OTHER_SITE)];
  bad.push(mine.token.replace(/^ct_./, (start) => (start === 'ct_A' ? 'ct_B' : 'ct_A')));
  for (const token of bad) {
    const { status, body } = await mine.list(0, token);
    assert.deepEqual([status, body.error.code], [401, 'unknown_token'], token);
  }
  assert.equal((await mine.list()).status, 200);
});

test('a token ends 90 days after its last use, and when it is revoked', async () => {
  const used = await t.open();
  const unused = await t.open();
  t.clock.now += 60 * DAY;
  assert.equal((await used.list()).status, 200);
  t.clock.now += 60 * DAY;
  assert.equal((await used.list()).status, 200);
  assert.equal((await unused.list()).status, 401);
  const stream = await used.stream();
  assert.equal((await used.revoke()).status, 204);
  await assert.rejects(stream.next());
  assert.equal((await used.say('hello')).status, 401);
});

test('refuses what is no message, and what is no site', async () => {
  const { say } = await t.open();
  for (const [text, id] of [
    ['', uuidv7()],
    ['   ', uuidv7()],
    ['x'.repeat(4001), uuidv7()],
    ['x', '1'],
  ])
    assert.equal((await say(text ?? '', id)).status, 422);
  assert.equal((await say('x'.repeat(4000))).status, 201);
  for (const widget_id of ['w_nothing_there', { $ne: '' }, undefined]) {
    const { status, body } = await t.call('POST', '/chat/conversations', { widget_id });
    assert.deepEqual([status, body.error.code], [401, 'unknown_widget']);
  }
  assert.equal(
    (await t.call('POST', '/chat/conversations', { widget_id: SITE, visitor_id: 'x' })).status,
    422,
  );
});

test('an odd text comes back as it was', async () => {
  const { say, list } = await t.open();
  const odd = ['$where', '{"$ne":1}', 'a\u0000b', '👩‍💻 <b>x</b>', '__proto__'];
  for (const text of odd) await say(text);
  assert.deepEqual(textsOf(await list()), odd);
});
