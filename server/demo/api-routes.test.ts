import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StoredEvent } from '../contracts/stored-event.ts';
import type { VisitorProfile } from '../contracts/visitors.ts';
import type { FeedMessage, InboxItem } from './contract.ts';
import { PERSONAS } from './personas.ts';
import { SECRET, SITE, startDemoServer, type DemoServer } from './testing/demo-server.ts';
import { signWebhook } from './testing/sign-webhook.ts';

let server: DemoServer;
before(async () => (server = await startDemoServer()));
after(() => server.stop());

const visitorId = (name: string) => `v_${name}_of_the_api_test`;
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const addressOf = (visitor: string) =>
  server.demo.addressFor({
    site: { id: SITE, demo: true },
    visitorId: visitor,
    client: { address: '127.0.0.1', loopback: true },
    headers: {},
  });

const stored = (
  visitor: string,
  event_id: string,
  more: Partial<StoredEvent> = {},
): StoredEvent => ({
  _id: `${SITE}:${visitor}:${event_id}`,
  site: SITE,
  visitor_id: visitor,
  event_id,
  event: 'page_view',
  timestamp: new Date('2026-03-23T14:35:00Z'),
  received_at: new Date('2026-03-23T14:35:00Z'),
  url: 'http://localhost:3000/demo/pricing',
  source: 'browser',
  batch: 'b',
  ...more,
});
const profile = (id: string, intent: number) =>
  ({ id, intent, score_breakdown: [], traits: { private: 'yes' } }) as unknown as VisitorProfile;

/** Reads the stream of a visitor; `next` waits for one more message. */
async function follow(visitor: string) {
  const stop = new AbortController();
  const { body } = await fetch(`${server.url}/demo/api/feed?visitor_id=${visitor}`, {
    signal: stop.signal,
  });
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<FeedMessage> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block.startsWith('data: ')) return JSON.parse(block.slice(6)) as FeedMessage;
      } else {
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
      }
    }
  };
  return { next, stop: () => stop.abort() };
}

test('a visitor plays whom the bar says, until it says nobody', async () => {
  const visitor = visitorId('playing');
  assert.equal(addressOf(visitor), '127.0.0.1');
  const [persona] = PERSONAS;
  assert.equal(
    (await post('/demo/api/persona', { visitor_id: visitor, persona: persona?.id })).status,
    200,
  );
  assert.equal(addressOf(visitor), persona?.address);
  await post('/demo/api/persona', { visitor_id: visitor, persona: null });
  assert.equal(addressOf(visitor), '127.0.0.1');
});

test('a persona that does not exist, and a visitor that cannot, are refused', async () => {
  const visitor_id = visitorId('wrong');
  assert.equal((await post('/demo/api/persona', { visitor_id, persona: 'boss' })).status, 422);
  assert.equal((await post('/demo/api/persona', { visitor_id: 'x', persona: null })).status, 422);
  assert.equal((await fetch(`${server.url}/demo/api/feed?visitor_id=x`)).status, 422);
});

test('another site in the same browser may neither set nor read', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' };
  const visitor_id = visitorId('cross');
  const choice = { visitor_id, persona: PERSONAS[0]?.id };
  assert.equal((await post('/demo/api/persona', choice, headers)).status, 403);
  assert.equal(addressOf(visitor_id), '127.0.0.1');
  const feed = await fetch(`${server.url}/demo/api/feed?visitor_id=${visitor_id}`, { headers });
  assert.equal(feed.status, 403);
});

test('the personas come without their addresses', async () => {
  const { data } = (await (await fetch(`${server.url}/demo/api/personas`)).json()) as {
    data: Record<string, unknown>[];
  };
  assert.equal(data.length, PERSONAS.length);
  assert.deepEqual(Object.keys(data[0] ?? {}), ['id', 'label', 'network', 'expect']);
});

test('the feed begins with what is known, and goes on with what happens', async () => {
  const visitor = visitorId('watched');
  server.visitors.set(visitor, profile(visitor, 7));
  server.demo.onCommitted([stored(visitor, 'e1')]);
  const feed = await follow(visitor);
  const first = await feed.next();
  assert.equal(first.kind, 'snapshot');
  assert.ok(first.kind === 'snapshot');
  assert.deepEqual(
    first.events.map(({ event_id, path }) => [event_id, path]),
    [['e1', '/demo/pricing']],
  );
  assert.equal(first.visitor?.intent, 7);
  assert.ok(!JSON.stringify(first).includes('private'), 'only what the panel shows');

  server.demo.onCommitted([
    stored(visitorId('somebody_else'), 'e2'),
    stored(visitor, 'e3', { site: 'w_of_a_customer' }),
    stored(visitor, 'e1'),
    stored(visitor, 'e4', { source: 'internal', event: 'enriched' }),
    stored(visitor, 'e5', { event: 'message_sent', asks: 'pricing' }),
  ]);
  const second = await feed.next();
  assert.deepEqual(second.kind === 'event' && [second.event.event_id, second.event.detail], [
    'e5',
    'asks for pricing',
  ]);

  server.visitors.set(visitor, profile(visitor, 75));
  server.changed(visitor);
  const third = await feed.next();
  assert.equal(third.kind === 'visitor' && third.visitor.intent, 75);

  const alert = { event: 'high_intent_visitor', data: { visitor_id: visitor } };
  const { body, headers } = signWebhook(SECRET, alert);
  const answer = await fetch(`${server.url}/demo/inbox`, { method: 'POST', headers, body });
  assert.equal(answer.status, 200);
  const fourth = await feed.next();
  assert.equal(fourth.kind === 'webhook' && fourth.item.event, 'high_intent_visitor');
  feed.stop();
});

test('the inbox lists the verified webhooks of a visitor, and answers 401 to a forged one', async () => {
  const visitor = visitorId('alerted');
  const alert = { event: 'high_intent_visitor', data: { visitor_id: visitor } };
  const good = signWebhook(SECRET, alert);
  const bad = signWebhook(`whsec_${Buffer.alloc(24, 9).toString('base64')}`, alert);
  const send = ({ headers, body }: typeof good) =>
    fetch(`${server.url}/demo/inbox`, { method: 'POST', headers, body });
  assert.equal((await send(bad)).status, 401);
  assert.equal((await send(good)).status, 200);
  const list = await fetch(`${server.url}/demo/api/inbox?visitor_id=${visitor}`);
  const { data } = (await list.json()) as { data: InboxItem[] };
  assert.deepEqual(
    data.map(({ event, verified, deliveries }) => [event, verified, deliveries]),
    [['high_intent_visitor', true, 1]],
  );
});

test('the inbox takes no more than 256 KB', async () => {
  const body = JSON.stringify({ event: 'x'.repeat(300_000) });
  const answer = await fetch(`${server.url}/demo/inbox`, { method: 'POST', body });
  assert.equal(answer.status, 413);
});

test('open streams end with the demo', async () => {
  const own = await startDemoServer();
  const { body } = await fetch(`${own.url}/demo/api/feed?visitor_id=${visitorId('last')}`);
  const reader = body!.getReader();
  await reader.read();
  own.demo.close();
  await assert.rejects(async () => {
    while (!(await reader.read()).done);
  });
  await own.stop();
});
