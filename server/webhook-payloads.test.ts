import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Network } from './contracts/network.ts';
import { webhookBodies } from './contracts/webhook-payloads.ts';
import { webhookEvent, type WebhookEvent } from './contracts/webhooks.ts';
import { createIndexes } from './database.ts';
import { testPipeline, testSite, type TestPipeline } from './testing/test-pipeline.ts';
import { payloadOf } from './visitors/payload-of.ts';
import { exampleDelivery } from './webhooks/example-delivery.ts';
import { testBench, type TestBench } from './webhooks/testing/test-bench.ts';
import { testReceiver, type TestReceiver } from './webhooks/testing/test-receiver.ts';

const SITE = testSite('w_payloads', { identitySecrets: ['an-identity-secret'] });
const APEX: Network = {
  type: 'business',
  data_version: '2026-11-01',
  company: {
    domain: 'apex.example',
    size: '10001+',
    revenue: '1B+',
    founded: 1976,
    confidence: 'high',
    source: 'offline',
  },
};
const HOME: Network = { type: 'isp', data_version: '2026-11-01' };
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML) Chrome/140.0 Safari/537.36';

let world: TestPipeline;
let receiver: TestReceiver;
let bench: TestBench;
before(async () => {
  receiver = await testReceiver();
  world = await testPipeline({
    sites: [SITE],
    lookup: (address) => (address === '198.51.100.1' ? APEX : HOME),
  });
  bench = testBench(world.db.connection, [receiver.pair], {
    makePayload: (item) =>
      payloadOf(
        {
          visitors: world.pipeline.visitors,
          scoringFor: world.pipeline.scoringFor,
          publicUrl: 'https://clarm.example.com',
          clock: Date.now,
        },
        item,
      ),
  });
  await createIndexes(world.db.connection);
  await bench.ensure(SITE.id, receiver.url, [...webhookEvent.options]);
  bench.deliverer.start();
});
after(async () => {
  await bench.stop();
  receiver.stop();
  await world.stop();
});

const newVisitor = () => `v_${uuidv7().replaceAll('-', '')}`;

/** Sends events of one visitor, each on a page view of its own. */
async function track(
  visitor: string,
  address: string,
  events: readonly [name: string, path: string, properties?: object][],
): Promise<void> {
  const { rejected } = await world.pipeline.ingest({
    body: {
      widget_id: SITE.id,
      events: events.map(([event, path, properties = {}]) => ({
        event,
        event_id: uuidv7(),
        page_view_id: uuidv7(),
        visitor_id: visitor,
        timestamp: new Date().toISOString(),
        url: `https://a.example${path}`,
        properties,
      })),
    },
    userAgent: USER_AGENT,
    addressOf: () => address,
    optedOut: false,
    key: undefined,
    checkOrigin: () => undefined,
    checkRate: async () => undefined,
  });
  assert.deepEqual(rejected, []);
  await world.pipeline.idle();
}

/** Everything that anybody can tell of themselves. */
async function doEverything(visitor: string, address: string, identify: object): Promise<void> {
  await track(visitor, address, [
    ['page_view', '/pricing'],
    ['page_engaged', '/pricing'],
    ['page_engaged', '/demo'],
    ['widget_opened', '/pricing'],
    ['identify', '/pricing', identify],
    ['goal_achieved', '/pricing', { goal: 'trial', value: 3 }],
    ['goal_achieved', '/pricing', { goal: 'trial' }],
  ]);
  await world.pipeline.recordMessage({
    site: SITE,
    visitorId: visitor,
    messageId: uuidv7(),
    conversationId: 'c_1',
    at: Date.now(),
    asks: 'pricing',
    first: true,
    userAgent: USER_AGENT,
    address,
  });
  // Last: a customer alerts nobody.
  await track(visitor, address, [
    ['purchase', '/', { amount: 9.5, currency: 'EUR' }],
    ['purchase', '/', { amount: 0, currency: 'USD', plan: 'growth', orderId: uuidv7() }],
  ]);
}

const MOST = 1_000;
const waiting = () =>
  bench.deliveries.countDocuments({ due_at: { $exists: true } }, { limit: MOST });

test('every webhook of a real run is just as its schema says', async () => {
  const email = 'jane@apex.example';
  const user_hash = createHmac('sha256', 'an-identity-secret').update(email).digest('hex');
  const [nobody, stranger, one, other] = [newVisitor(), newVisitor(), newVisitor(), newVisitor()];
  await track(nobody, '192.0.2.1', [['goal_achieved', '/', { goal: 'newsletter' }]]);
  await doEverything(stranger, '198.51.100.1', { email: 'jo@gmail.com', name: 'Jo', seats: [1] });
  // One person, in two browsers.
  await doEverything(one, '198.51.100.1', { email, user_hash, name: 'Jane Doe' });
  await doEverything(other, '192.0.2.2', { email, user_hash });

  await bench.outbox.enqueue(world.sent());
  await bench.until(async () => (await waiting()) === 0);
  await bench.eraseVisitor(SITE.id, stranger);
  await bench.until(async () => (await waiting()) === 0);

  const seen = new Set<WebhookEvent>();
  for (const { body } of receiver.received) {
    const { event } = JSON.parse(body) as { event: WebhookEvent };
    const parsed = webhookBodies.get(event)?.safeParse(JSON.parse(body));
    assert.ok(parsed?.success, `${body}\n${parsed?.error?.message}`);
    seen.add(event);
  }
  assert.deepEqual([...seen].toSorted(), [...webhookEvent.options].toSorted());
  const persons = receiver.received.filter(({ body }) => body.includes('"person_id":"p_'));
  assert.ok(persons.length > 0, 'one of them is about a person');
});

test('so is a test event', () => {
  const { payload = '' } = exampleDelivery(
    { site: SITE.id, id: 'wh_1' },
    { bodyOf: (made) => JSON.stringify(made) },
    0,
  );
  assert.equal(
    webhookBodies.get('high_intent_visitor')?.safeParse(JSON.parse(payload)).success,
    true,
  );
});
