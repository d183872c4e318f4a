import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { OTHER_SITE, SITE, testChat, textsOf, type TestChat } from './testing/test-chat.ts';

let t: TestChat;

before(async () => {
  t = await testChat();
});
after(() => t.stop());

const HOUR = 3_600_000;
const ids = ({ body }: { body: { data: { id: string }[] } }) => body.data.map(({ id }) => id);

test('a note is for the team only: no list, stream or count of the visitor shows it', async () => {
  const { id, say, list, stream, detail } = await t.open();
  await say('hello');
  const note_id = uuidv7();
  const note = { note_id, text: 'Asked for a discount last year' };
  const added = await t.call('POST', `/conversations/${id}/notes`, note);
  assert.equal(added.status, 201);
  assert.deepEqual(added.body.author, { id: 'm_1', name: 'Robin' });
  await t.call('POST', `/conversations/${id}/notes`, note);
  const { body } = await detail();
  assert.deepEqual(body.notes, [added.body]);
  assert.equal(body.last_message.text, 'hello');
  assert.equal(body.messages.length, 1);
  const listed = await list();
  assert.deepEqual(textsOf(listed), ['hello']);
  assert.ok(!listed.text.includes('discount'));
  const open = await stream();
  const heard = [await open.next()];
  await t.call('POST', `/conversations/${id}/typing`);
  while (heard.at(-1)?.event !== 'typing') heard.push(await open.next());
  assert.ok(!JSON.stringify(heard).includes('discount'));
  await open.close();
});

test('is assigned, found by who has it, and by its tags', async () => {
  const visitor_id = 'v_assign00000000000000';
  const mine = await t.open({ visitor_id });
  const free = await t.open({ visitor_id });
  await mine.say('one');
  await free.say('two');
  const { body } = await mine.patch({ assignee: 'm_1', tags: ['vip', 'billing', 'vip'] });
  assert.deepEqual(body.assignee, { id: 'm_1', name: 'Robin' });
  assert.deepEqual(body.tags, ['vip', 'billing']);
  const found = async (query: string) =>
    ids(await t.call('GET', `/conversations?visitor_id=${visitor_id}&${query}`));
  assert.deepEqual(await found('assignee=me'), [mine.id]);
  assert.deepEqual(await found('assignee=m_1'), [mine.id]);
  assert.deepEqual(await found('assignee=none'), [free.id]);
  assert.deepEqual(await found('tag=vip'), [mine.id]);
  assert.equal((await mine.patch({ assignee: 'm_stranger' })).body.error.code, 'member_not_found');
  assert.equal((await mine.patch({ assignee: null })).body.assignee, undefined);
  assert.deepEqual(await found('assignee=me'), []);
});

test('a snoozed conversation opens when it is time, and before that when the visitor writes', async () => {
  const late = await t.open();
  const early = await t.open();
  await late.say('one');
  await early.say('two');
  const until = new Date(t.clock.now + HOUR).toISOString();
  for (const { patch } of [late, early]) {
    const { body } = await patch({ status: 'snoozed', snoozed_until: until });
    assert.deepEqual([body.status, body.snoozed_until], ['snoozed', until]);
  }
  assert.equal((await late.patch({ status: 'snoozed' })).status, 422);
  assert.equal((await early.list()).body.status, 'open');
  await early.say('three');
  assert.equal((await early.detail()).body.status, 'open');
  await t.chat.wake();
  assert.equal((await late.detail()).body.status, 'snoozed');
  t.clock.now += HOUR + 1;
  const from = t.hub.published.length;
  await t.chat.wake();
  const { body } = await late.detail();
  assert.deepEqual([body.status, body.snoozed_until], ['open', undefined]);
  assert.deepEqual(
    t.hub.published.slice(from).map((event) => 'id' in event && event.id),
    [late.id],
  );
});

test('a closed conversation is rated, the visitor hears of closing, and a new closing asks anew', async () => {
  const { say, rate, patch, list, detail, stream } = await t.open();
  await say('hello');
  assert.equal((await rate({ score: 5 })).body.error.code, 'not_closed');
  const open = await stream(1);
  await patch({ status: 'closed' });
  const next = async (event: string) => {
    for (;;) {
      const heard = await open.next();
      if (heard.event === event) return heard.data;
    }
  };
  assert.deepEqual(await next('state'), { status: 'closed', rating: null });
  assert.equal((await rate({ score: 6 })).status, 422);
  assert.equal((await rate({ score: 4, comment: ' Quick ' })).status, 204);
  assert.deepEqual(await next('state'), { status: 'closed', rating: 4 });
  await open.close();
  const at = new Date(t.clock.now).toISOString();
  assert.deepEqual((await detail()).body.rating, { score: 4, comment: 'Quick', at });
  await say('one more thing');
  t.clock.now += 1_000;
  await patch({ status: 'closed' });
  assert.deepEqual([(await list()).body.status, (await list()).body.rating], ['closed', null]);
});

test('tells both sides when a message has reached a screen', async () => {
  const { id, say, reply, list, detail } = await t.open();
  await say('hello');
  assert.equal((await list()).body.delivered_to_team, 0);
  await detail();
  assert.equal((await list()).body.delivered_to_team, 1);
  await reply('hi');
  assert.equal((await detail()).body.delivered_to_visitor, 0);
  const from = t.hub.published.length;
  await list();
  assert.deepEqual(t.hub.published.slice(from), [{ kind: 'read', id }]);
  assert.equal((await detail()).body.delivered_to_visitor, 2);
  await list();
  assert.equal(t.hub.published.length, from + 1);
});

test('keeps replies to use again, each shortcut once a site', async () => {
  const reply = { shortcut: 'Pricing', text: 'See example.com/pricing' };
  const { status, body } = await t.call('POST', '/saved-replies', reply);
  assert.deepEqual([status, body.shortcut], [201, 'pricing']);
  assert.equal((await t.call('POST', '/saved-replies', reply)).body.error.code, 'shortcut_taken');
  const changed = await t.call('PATCH', `/saved-replies/${body.id}`, { text: 'New' });
  assert.deepEqual(changed.body, { ...body, text: 'New' });
  assert.equal(
    (await t.call('POST', '/saved-replies', { shortcut: 'a b', text: 'x' })).status,
    422,
  );
  assert.deepEqual((await t.call('GET', '/saved-replies')).body.data, [changed.body]);
  const { scope } = t.team;
  t.team.scope = { ...scope, site: OTHER_SITE };
  assert.deepEqual((await t.call('GET', '/saved-replies')).body.data, []);
  assert.equal((await t.call('PATCH', `/saved-replies/${body.id}`, { text: 'x' })).status, 404);
  t.team.scope = scope;
  assert.equal((await t.call('DELETE', `/saved-replies/${body.id}`)).status, 204);
  assert.deepEqual((await t.call('GET', '/saved-replies')).body.data, []);
});

test('conversations past the site’s retention go, with all that was said in them', async () => {
  const old = await t.open({ visitor_id: null });
  await old.say('hello');
  await t.call('POST', `/conversations/${old.id}/notes`, { note_id: uuidv7(), text: 'x' });
  t.clock.now += 400 * 86_400_000;
  const young = await t.open({ visitor_id: null });
  await young.say('hello');
  await t.chat.retain(SITE, new Date(t.clock.now - 365 * 86_400_000));
  for (const name of ['conversations', 'messages', 'notes']) {
    const found = t.connection.collection(name);
    assert.equal(await found.countDocuments({ conversation_id: old.id }), 0, name);
  }
  assert.equal((await young.list()).status, 200);
});
