import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInbox } from './inbox.ts';
import { SECRET } from './testing/demo-server.ts';
import { signWebhook } from './testing/sign-webhook.ts';

const VISITOR = 'v_0123456789abcdef0123456789abcdef';
const alert = { event: 'high_intent_visitor', data: { visitor_id: VISITOR, intent_score: 75 } };
const open = (onVerified = (_visitor: string) => {}) =>
  createInbox({ secret: SECRET, clock: Date.now, onVerified });

test('takes a webhook that is signed with its secret', () => {
  const told: string[] = [];
  const inbox = open((visitor) => told.push(visitor));
  const { body, headers } = signWebhook(SECRET, alert);
  assert.equal(inbox.receive(body, headers)?.verified, true);
  const [item] = inbox.list(VISITOR);
  assert.equal(item?.event, 'high_intent_visitor');
  assert.deepEqual(item?.payload, JSON.parse(body));
  assert.deepEqual(told, [VISITOR]);
});

const OTHER = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;
const forged: Record<string, () => { body: string; headers: Record<string, string> }> = {
  'with another secret': () => signWebhook(OTHER, alert),
  'whose body was changed': () => {
    const { body, headers } = signWebhook(SECRET, alert);
    return { body: body.replace('75', '99'), headers };
  },
  'whose id was changed': () => {
    const { body, headers } = signWebhook(SECRET, alert);
    return { body, headers: { ...headers, 'webhook-id': 'another' } };
  },
  'of an hour ago': () => {
    const { body, headers } = signWebhook(SECRET, alert);
    const before = String(Math.floor(Date.now() / 1000) - 3600);
    return { body, headers: { ...headers, 'webhook-timestamp': before } };
  },
  'without a signature': () => {
    const { body, headers } = signWebhook(SECRET, alert);
    return { body, headers: { 'webhook-id': headers['webhook-id'] } };
  },
};
for (const [what, make] of Object.entries(forged)) {
  test(`refuses a webhook ${what}`, () => {
    const told: string[] = [];
    const inbox = open((visitor) => told.push(visitor));
    const { body, headers } = make();
    assert.equal(inbox.receive(body, headers)?.verified, false);
    assert.deepEqual(inbox.list(VISITOR), []);
    assert.deepEqual(told, []);
    assert.equal(inbox.list()[0]?.verified, false, 'the refused one can be seen as such');
  });
}

test('counts a repeated delivery instead of listing it twice', () => {
  const inbox = open();
  const { body, headers } = signWebhook(SECRET, alert);
  inbox.receive(body, headers);
  inbox.receive(body, headers);
  assert.deepEqual(
    inbox.list(VISITOR).map(({ deliveries }) => deliveries),
    [2],
  );
});

test('takes nothing that is no webhook', () => {
  const inbox = open();
  for (const body of ['', 'null', '[]', '{"event": 3}', '<html>', '{"event":"x","timestamp":"y"}'])
    assert.equal(inbox.receive(body, {}), undefined);
  assert.deepEqual(inbox.list(), []);
});

test('keeps a bounded number, and refused ones never push out verified ones', () => {
  const inbox = open();
  const { body, headers } = signWebhook(SECRET, alert);
  inbox.receive(body, headers);
  for (let at = 0; at < 500; at++) {
    const bad = signWebhook(OTHER, alert, `bad-${at}`);
    inbox.receive(bad.body, bad.headers);
  }
  for (let at = 0; at < 80; at++) {
    const good = signWebhook(SECRET, { ...alert, event: 'message_sent' }, `good-${at}`);
    inbox.receive(good.body, good.headers);
  }
  assert.equal(inbox.list(VISITOR).length, 50);
  assert.equal(inbox.list().filter(({ verified }) => !verified).length, 20);
});
