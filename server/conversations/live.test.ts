import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { OTHER_SITE, SITE, testChat, textsOf, type TestChat } from './testing/test-chat.ts';

let t: TestChat;

before(async () => {
  t = await testChat();
});
after(() => t.stop());

test('a reply arrives on the open stream, with a name and no e-mail', async () => {
  const { id, say, reply, stream, list } = await t.open();
  await say('hello');
  const open = await stream();
  assert.equal(((await open.next()).data as { text: string }).text, 'hello');
  const message_id = uuidv7();
  const answered = await reply('Hi, Robin here', message_id);
  assert.deepEqual(answered.body.author, { name: 'Robin', member_id: 'm_1' });
  const arrived = await open.next();
  assert.deepEqual(arrived, {
    event: 'message',
    id: '2',
    data: {
      message_id,
      seq: 2,
      from: 'team',
      text: 'Hi, Robin here',
      at: new Date(t.clock.now).toISOString(),
      author: { name: 'Robin' },
    },
  });
  await reply('Hi, Robin here', message_id);
  await t.call('POST', `/conversations/${id}/typing`);
  assert.deepEqual(await open.next(), { event: 'typing', data: { from: 'team' } });
  await open.close();
  assert.ok(!(await list()).text.includes('m_1'));
  assert.ok(!(await list()).text.includes('@'));
});

test('a rep whose name is an e-mail stays nameless', async () => {
  const { reply, list } = await t.open();
  const { member } = t.team.scope;
  t.team.scope = {
    ...t.team.scope,
    member: { ...(member ?? assert.fail()), name: 'robin@secret.example' },
  };
  await reply('hello');
  t.team.scope = { ...t.team.scope, ...(member ? { member } : {}) };
  assert.ok(!(await list()).text.includes('@'));
});

test('a stream goes on after its cursor, and so does a list', async () => {
  const { say, list, stream } = await t.open();
  for (let i = 1; i <= 5; i++) await say(`message ${i}`);
  assert.deepEqual(textsOf(await list(3)), ['message 4', 'message 5']);
  assert.deepEqual(textsOf(await list(5)), []);
  const open = await stream(4);
  assert.equal((await open.next()).id, '5');
  await open.close();
  await say('message 6');
  const again = await stream(5);
  assert.equal((await again.next()).id, '6');
  await again.close();
});

test('a stream misses nothing and repeats nothing while messages pour in', async () => {
  const { say, reply, stream } = await t.open();
  const open = await stream();
  const sent = Array.from({ length: 40 }, (_, i) => (i % 2 ? say(`${i}`) : reply(`${i}`)));
  const places: string[] = [];
  while (places.length < 40) places.push((await open.next()).id ?? '');
  await Promise.all(sent);
  assert.deepEqual(
    places,
    sent.map((_, i) => String(i + 1)),
  );
  await open.close();
});

test('reading is told to the other side, moves forward only, and counts what is unread', async () => {
  const { id, say, reply, read, patch, list, stream } = await t.open();
  const detail = async () => (await t.call('GET', `/conversations/${id}`)).body;
  await say('one');
  await say('two');
  await reply('three');
  assert.equal((await detail()).unread, 2);
  assert.equal((await patch({ read: 1 })).body.unread, 1);
  const open = await stream(3);
  assert.deepEqual(await open.next(), {
    event: 'read',
    data: { read_by_team: 1, delivered_to_team: 2 },
  });
  assert.equal((await patch({ read: 99 })).body.unread, 0);
  assert.deepEqual(await open.next(), {
    event: 'read',
    data: { read_by_team: 3, delivered_to_team: 2 },
  });
  await patch({ read: 1 });
  assert.equal((await list()).body.read_by_team, 3);
  await open.close();
  assert.equal((await read(3)).status, 204);
  assert.equal((await detail()).read_by_visitor, 3);
  assert.deepEqual(
    t.hub.published
      .filter((event) => 'id' in event && event.id === id)
      .slice(-2)
      .map(({ kind }) => kind),
    ['read', 'read'],
  );
});

test('tells the team what a visitor does, by id only', async () => {
  const { id, say, typing } = await t.open();
  const from = t.hub.published.length;
  await typing();
  await say('hello');
  assert.deepEqual(t.hub.published.slice(from), [
    { kind: 'typing', id, from: 'visitor' },
    { kind: 'conversation', id, seq: 1 },
  ]);
});

test('lists what was said, latest first, page by page, of one site only', async () => {
  const visitor_id = 'v_lists000000000000000';
  await t.open({ visitor_id });
  const opened = [];
  for (let i = 0; i < 5; i++) {
    const one = await t.open({ visitor_id });
    t.clock.now += 1_000;
    await one.say(`hello ${i}`);
    opened.unshift(one);
  }
  await (await t.open({ widget_id: OTHER_SITE, visitor_id })).say('elsewhere');
  const ids = opened.map(({ id }) => id);
  const path = `/conversations?visitor_id=${visitor_id}&limit=2`;
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await t.call('GET', path + (cursor && `&cursor=${cursor}`));
    assert.deepEqual([body.total, body.pages], [5, 3]);
    seen.push(...body.data.map(({ id }: { id: string }) => id));
    cursor = body.next_cursor;
  }
  assert.deepEqual(seen, ids);
  const second = await t.call('GET', `${path}&page=2`);
  assert.deepEqual(
    second.body.data.map(({ id }: { id: string }) => id),
    ids.slice(2, 4),
  );
  await opened[0]?.patch({ status: 'closed' });
  const closed = await t.call('GET', `${path}&status=closed`);
  assert.deepEqual(
    closed.body.data.map(({ id }: { id: string }) => id),
    ids.slice(0, 1),
  );
  await opened[0]?.say('one more thing');
  assert.equal((await t.call('GET', `${path}&status=closed`)).body.total, 0);
  assert.equal((await t.call('GET', `${path}&cursor=nonsense`)).body.error.code, 'bad_cursor');
  assert.equal((await t.call('GET', '/conversations?page=201')).body.error.code, 'use_cursor');
});

test('another site’s conversation is not there for a team', async () => {
  const { id, say } = await t.open({ widget_id: OTHER_SITE });
  await say('hello');
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PATCH', '', { status: 'closed' }],
    ['POST', '/messages', { message_id: uuidv7(), text: 'x' }],
    ['POST', '/typing', undefined],
  ] as const) {
    const answer = await t.call(method, `/conversations/${id}${path}`, body);
    assert.deepEqual([answer.status, answer.body.error.code], [404, 'conversation_not_found']);
  }
});

test('counts what waits for a visitor, exports it, and erases it for good', async () => {
  const visitor = 'v_erased00000000000000';
  const first = await t.open({ visitor_id: visitor });
  const second = await t.open({ visitor_id: visitor });
  const silent = await t.open({ visitor_id: visitor });
  await first.say('hello');
  await first.reply('one');
  await first.read(2);
  await first.reply('two');
  await second.reply('three');
  assert.equal(await t.chat.unreadFor(SITE, visitor), 2);
  assert.equal(await t.chat.unreadFor(OTHER_SITE, visitor), 0);
  const exported = await t.chat.exportVisitor(SITE, visitor);
  const said = exported.flatMap(({ messages }) => messages.map(({ text }) => text));
  assert.deepEqual(said.toSorted(), ['hello', 'one', 'three', 'two']);

  const open = await first.stream(99);
  await t.chat.eraseVisitor(SITE, visitor);
  await assert.rejects(open.next());
  for (const collection of ['conversations', 'messages']) {
    const ids = [first.id, second.id, silent.id];
    const left = { $or: [{ visitor_id: visitor }, { conversation_id: { $in: ids } }] };
    assert.equal(await t.connection.collection(collection).countDocuments(left), 0);
  }
  assert.equal((await first.list()).status, 401);
  assert.deepEqual(await t.chat.exportVisitor(SITE, visitor), []);
});

test('no list scans or sorts the collection', async () => {
  for (const filter of [{}, { status: 'open' }]) {
    const { queryPlanner } = await t.connection
      .collection('conversations')
      .find({ site: SITE, last_message_at: { $gt: new Date(0) }, ...filter })
      .sort({ last_message_at: -1, conversation_id: -1 })
      .explain();
    const plan = JSON.stringify(queryPlanner.winningPlan);
    assert.match(plan, /IXSCAN/);
    assert.doesNotMatch(plan, /COLLSCAN|"SORT"/);
  }
});
