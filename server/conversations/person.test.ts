import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OTHER_SITE, SITE, testChat, textsOf, type TestChat } from './test-chat.ts';

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
