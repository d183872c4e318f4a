import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatApi, OutgoingMessage } from './chat-api.ts';
import { ChatError } from './chat-error.ts';
import type { KeptConversation } from './conversation-store.ts';
import { createOutgoing } from './outgoing.ts';

/** The visitor's side before a server that answers with the next of `answers`: a status, 201 the last. */
function begin(answers: number[] = [], outbox: KeptConversation['outbox'] = []) {
  let kept: KeptConversation = { at: 0, outbox };
  const sent: OutgoingMessage[] = [];
  const states: string[] = [];
  const note = (id: string, state: string) => void states.push(`${id} ${state}`);
  let made = 0;
  const api = {
    async send(_to: unknown, message: OutgoingMessage) {
      sent.push(message);
      const status = answers.shift() ?? 201;
      if (status !== 201) throw new ChatError(status);
      return { seq: sent.length, message_id: message.message_id };
    },
  } as Partial<ChatApi> as ChatApi;
  const outgoing = createOutgoing({
    api,
    naps: { sleep: () => Promise.resolve(), wake: () => {} },
    store: {
      load: () => kept,
      save: (next) => void (kept = next),
      forget: () => {},
    },
    conversation: () => ({ conversation_id: 'c_1', token: 'ct_1' }),
    open: () => Promise.reject(new Error('there is one')),
    now: () => 0,
    newId: () => `m${++made}`,
    here: () => ({ url: 'https://example.com/' }),
    onShow: ({ message_id, state }) => note(message_id, state),
    onState: note,
    onStored: ({ message_id }) => note(message_id, 'stored'),
  });
  return { outgoing, sent, states, kept: () => kept.outbox };
}

/** Lets every promise that can go on do so. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('what waits for an e-mail is shown and kept, and goes out in its order on release', async () => {
  const { outgoing, sent, states, kept } = begin();
  outgoing.say('One', [], true);
  outgoing.say('Two', [], true);
  await settle();
  assert.deepEqual(sent, []);
  assert.deepEqual(states, ['m1 waiting', 'm2 waiting']);
  assert.deepEqual(
    kept().map(({ text, waits }) => [text, waits]),
    [
      ['One', true],
      ['Two', true],
    ],
  );
  outgoing.release();
  await settle();
  assert.deepEqual(sent, [
    { message_id: 'm1', text: 'One', url: 'https://example.com/' },
    { message_id: 'm2', text: 'Two', url: 'https://example.com/' },
  ]);
  assert.deepEqual(kept(), []);
  assert.deepEqual(states.slice(2), ['m1 sending', 'm2 sending', 'm1 stored', 'm2 stored']);
});

test('what waited on an earlier page still waits, and what did not is sent', async () => {
  const at = '2026-01-01T12:00:00Z';
  const { outgoing, sent, states } = begin(
    [],
    [
      { message_id: 'a', text: 'A', at },
      { message_id: 'b', text: 'B', at, waits: true },
    ],
  );
  outgoing.start();
  await settle();
  assert.deepEqual(states, ['a sending', 'b waiting', 'a stored']);
  assert.deepEqual(sent, [{ message_id: 'a', text: 'A' }]);
});

test('a message that no server took goes out by itself once one is back', async () => {
  const { outgoing, sent, states, kept } = begin([503, 0, 502, 500]);
  outgoing.say('Hello', [], false);
  await settle();
  assert.deepEqual([sent.length, states.at(-1)], [4, 'm1 failed']);
  assert.equal(kept().length, 1);
  outgoing.retryLost();
  await settle();
  assert.deepEqual([sent.length, states.at(-1)], [5, 'm1 stored']);
  assert.deepEqual(kept(), []);
  outgoing.retryLost();
  await settle();
  assert.equal(sent.length, 5);
  outgoing.stop();
});

test('a message that was refused waits for the visitor', async () => {
  const { outgoing, sent, states } = begin([400]);
  outgoing.say('Hello', [], false);
  await settle();
  outgoing.retryLost();
  await settle();
  assert.deepEqual([sent.length, states.at(-1)], [1, 'm1 failed']);
  outgoing.retry('m1');
  await settle();
  assert.deepEqual([sent.length, states.at(-1)], [2, 'm1 stored']);
});

test('asks again by itself after a while where nothing tells that the server is back', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const turn = async () => {
    for (let i = 0; i < 50; i++) await Promise.resolve();
  };
  const { outgoing, sent, states } = begin([0, 0, 0, 0]);
  outgoing.say('Hello', [], false);
  await turn();
  assert.equal(states.at(-1), 'm1 failed');
  t.mock.timers.tick(30_000);
  await turn();
  assert.deepEqual([sent.length, states.at(-1)], [5, 'm1 stored']);
});
