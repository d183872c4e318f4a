import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OTHER_SITE, SITE, testChat, textsOf, type TestChat } from './testing/test-chat.ts';

let t: TestChat;

before(async () => {
  t = await testChat();
});
after(() => t.stop());

const PROOF = 'a'.repeat(64);
const phone = 'v_phone000000000000000';
const laptop = 'v_laptop00000000000000';
const jane = { email: 'jane@acme.com', user_hash: PROOF };

test('a verified person goes on with their conversation on every device', async () => {
  const first = await t.open({ visitor_id: phone, identity: jane });
  await first.say('from the phone');
  const second = await t.open({ visitor_id: laptop, identity: jane });
  assert.equal(second.id, first.id);
  assert.notEqual(second.token, first.token);
  await second.say('from the laptop');
  assert.deepEqual(textsOf(await first.list()), ['from the phone', 'from the laptop']);
  await first.reply('hello, both');
  t.persons.set(laptop, `p_${SITE}_jane@acme.com`);
  assert.equal(await t.chat.unreadFor(SITE, laptop), 1);
  assert.equal((await second.revoke()).status, 204);
  assert.equal((await second.list()).status, 401);
  assert.equal((await first.list()).status, 200);
});

test('each device of a person speaks as its own visitor, and takes its words with it', async () => {
  const who = { ...jane, email: 'pat@acme.com' };
  const one = 'v_patphone00000000000';
  const two = 'v_patlaptop0000000000';
  const first = await t.open({ visitor_id: one, identity: who });
  await first.say('from the phone');
  const second = await t.open({ visitor_id: two, identity: who, consent: 'granted' });
  assert.equal(second.id, first.id);
  await second.say('from the laptop', undefined, { session_id: 's_of_the_laptop00000' });
  const { visitorId, sessionId, consent, first: isFirst } = t.recorded.at(-1) ?? assert.fail();
  assert.deepEqual(
    { visitorId, sessionId, consent, isFirst },
    { visitorId: two, sessionId: 's_of_the_laptop00000', consent: 'granted', isFirst: false },
  );
  const silent = await t.open({ visitor_id: 'v_pattablet0000000000' });
  const { token } = (await silent.identify(who.email)).body;
  await t.call(
    'POST',
    `${first.path}/messages`,
    { message_id: '01990000-0000-7000-8000-00000000abcd', text: 'from the tablet' },
    first.as(token),
  );
  assert.equal(t.recorded.at(-1)?.visitorId, 'v_pattablet0000000000');
  for (const visitor of [one, two])
    assert.deepEqual(
      (await t.chat.exportVisitor(SITE, visitor)).map(({ id }) => id),
      [first.id],
    );

  await t.chat.eraseVisitor(SITE, 'v_pattablet0000000000');
  await t.chat.eraseVisitor(SITE, two);
  await t.chat.eraseVisitor(SITE, two);
  assert.deepEqual(textsOf(await first.list()), ['from the phone', '[erased]', '[erased]']);
  assert.equal((await second.list()).status, 401);
  const { last_message } = (await first.detail()).body;
  assert.equal(last_message.text, '[erased]');
  await first.reply('still here');
  assert.deepEqual(textsOf(await first.list(3)), ['still here'], 'places stay as they were');
  await t.chat.eraseVisitor(SITE, one);
  assert.equal((await first.list()).status, 401);
});

test('whoever proves who they are later brings what was said, or goes on with what was', async () => {
  const mine = { ...jane, email: 'kim@acme.com' };
  const begun = await t.open({ visitor_id: phone });
  await begun.say('who am I?');
  assert.deepEqual((await begun.identify(mine.email)).body, { conversation_id: begun.id });
  const silent = await t.open({ visitor_id: laptop });
  const { body } = await silent.identify(mine.email);
  assert.equal(body.conversation_id, begun.id);
  assert.deepEqual(
    (await begun.list(0, body.token)).body.data.map(({ text }: { text: string }) => text),
    ['who am I?'],
  );
});

test('a wrong proof, another site or another person opens nothing', async () => {
  const theirs = await t.open({ visitor_id: phone, identity: { ...jane, email: 'lee@acme.com' } });
  await theirs.say('private');
  const wrong = { email: 'lee@acme.com', user_hash: 'b'.repeat(64) };
  assert.notEqual((await t.open({ visitor_id: laptop, identity: wrong })).id, theirs.id);
  assert.notEqual((await t.open({ visitor_id: laptop })).id, theirs.id);
  const there = await t.open({ widget_id: OTHER_SITE, visitor_id: laptop, identity: jane });
  assert.notEqual(there.id, theirs.id);
  const other = await t.open({ visitor_id: laptop });
  assert.deepEqual((await other.identify('lee@acme.com', 'b'.repeat(64))).body, {
    conversation_id: other.id,
  });
  const taken = await theirs.identify('mallory@acme.com');
  assert.deepEqual(taken.body, { conversation_id: theirs.id });
  const kept = await t.connection
    .collection('conversations')
    .findOne({ conversation_id: theirs.id });
  assert.match(kept?.['person_id'], /lee@acme.com$/);
});

test('whoever may not be tracked is nobody in particular, whatever they prove', async () => {
  const known = await t.open({ visitor_id: phone, identity: { ...jane, email: 'max@acme.com' } });
  await known.say('hello');
  const gpc = await t.open(
    { visitor_id: laptop, identity: { ...jane, email: 'max@acme.com' } },
    { 'Sec-GPC': '1' },
  );
  assert.notEqual(gpc.id, known.id);
});
