import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { EndpointFilters, WebhookEvent } from '../contracts/webhooks.ts';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { anyMatches } from '../intent/kind-of.ts';
import type { DeliveryFacts } from '../ports.ts';
import { skipReason } from './skip-reason.ts';
import { testBench, testItem, type TestBench } from './testing/test-bench.ts';
import { testReceiver, type TestReceiver } from './testing/test-receiver.ts';

const jane: DeliveryFacts = {
  domain: 'acme.com',
  size: '201-500',
  industry: 'Software',
  country: 'DE',
  pages: ['https://a.example/pricing', 'https://a.example/'],
  identified: true,
  lifecycle: 'lead',
  sessions: 2,
};

const CASES: readonly [filters: EndpointFilters, facts: Partial<DeliveryFacts>, passes: boolean][] =
  [
    [{}, {}, true],
    [{ company_sizes: ['51-200', '201-500'] }, {}, true],
    [{ company_sizes: ['10001+'] }, {}, false],
    [{ company_sizes: [] }, {}, true],
    [{ pages: ['/pricing'] }, {}, true],
    [{ pages: ['/de/**', '/pri*'] }, {}, true],
    [{ pages: ['/demo'] }, {}, false],
    [{ pages: ['/demo'] }, { pages: [] }, false],
    [{ segment: { countries: ['DE', 'AT'] } }, {}, true],
    [{ segment: { countries: ['FR'] } }, {}, false],
    [{ segment: { industries: ['software'] } }, {}, true],
    [{ segment: { industries: ['Banking'] } }, {}, false],
    [{ segment: { identified: false } }, {}, false],
    [{ segment: { lifecycle: 'customer' } }, {}, false],
    [{ segment: { min_sessions: 2 } }, {}, true],
    [{ segment: { min_sessions: 3 } }, {}, false],
    [
      { company_sizes: ['201-500'], pages: ['/pricing'], segment: { countries: ['FR'] } },
      {},
      false,
    ],
  ];

for (const [filters, facts, passes] of CASES) {
  test(`${JSON.stringify(filters)} ${passes ? 'lets' : 'does not let'} Jane through`, () => {
    const reason = skipReason(filters, { ...jane, ...facts }, anyMatches);
    assert.equal(reason === undefined, passes, reason);
  });
}

test('what is not known passes no filter that asks for it', () => {
  const { size: _s, country: _c, industry: _i, ...stranger } = jane;
  for (const filters of [
    { company_sizes: ['10001+'] },
    { segment: { countries: ['DE'] } },
    { segment: { industries: ['Software'] } },
  ] satisfies EndpointFilters[]) {
    assert.match(skipReason(filters, stranger, anyMatches) ?? '', /not known/);
  }
});

let db: TestDatabase;
let receiver: TestReceiver;
let bench: TestBench;
let facts = jane;
/** In the past: what is enqueued then is due now by the database's clock. */
let now = Date.now() - 7 * 86_400_000;
before(async () => {
  db = await testDatabase();
  receiver = await testReceiver();
  bench = testBench(db.connection, [receiver.pair], {
    deliveryFacts: async () => facts,
    zoneOf: async () => 'UTC',
    anyMatches,
    clock: () => now,
  });
  await createIndexes(db.connection);
  bench.deliverer.start();
});
after(async () => {
  await bench.stop();
  receiver.stop();
  await db.stop();
});

let made = 0;
const newSite = async (
  filters: EndpointFilters,
  events: WebhookEvent[] = ['high_intent_visitor'],
) => {
  made += 1;
  const site = `w_filter${String(made).padStart(4, '0')}`;
  await bench.ensure(site, receiver.url, events);
  await bench.endpoints.updateOne({ site }, { $set: { filters } });
  return site;
};
const over = async (site: string, key: string) => {
  const _id = new RegExp(`:${key}$`);
  await bench.until(async () => {
    const row = await bench.deliveries.findOne({ site, _id });
    return row !== null && ['delivered', 'skipped'].includes(row.status);
  });
  const row = await bench.deliveries.findOne({ site, _id });
  assert.ok(row);
  return row;
};
const alert = (site: string, key: string, event: WebhookEvent = 'high_intent_visitor') =>
  bench.outbox.enqueue([testItem(site, key, { event })]);

test('what a filter keeps back stands in the log with the reason', async () => {
  const site = await newSite({ company_sizes: ['10001+'] });
  const came = receiver.received.length;
  await alert(site, 'small');
  const row = await over(site, 'small');
  assert.equal(row.status, 'skipped');
  assert.equal(row.skipped_because, 'The size of the company is 201-500.');
  assert.equal(receiver.received.length, came);
  assert.equal(row.payload, undefined, 'nothing was made of it');
  facts = { ...jane, size: '10001+' };
  await alert(site, 'big');
  assert.equal((await over(site, 'big')).status, 'delivered');
  facts = jane;
});

test('an endpoint hears one alert a company in 24 hours, and everything else', async () => {
  const site = await newSite({ one_alert_a_company: true }, [
    'high_intent_visitor',
    'enterprise_alert',
    'identify',
  ]);
  await Promise.all(['a', 'b', 'c', 'd'].map((key) => alert(site, key)));
  const rows = await Promise.all(['a', 'b', 'c', 'd'].map((key) => over(site, key)));
  assert.equal(rows.filter(({ status }) => status === 'delivered').length, 1);
  await alert(site, 'e', 'enterprise_alert');
  assert.match((await over(site, 'e')).skipped_because ?? '', /acme\.com/);
  await alert(site, 'f', 'identify');
  assert.equal((await over(site, 'f')).status, 'delivered');
  facts = { ...jane, domain: 'other.example' };
  await alert(site, 'g');
  assert.equal((await over(site, 'g')).status, 'delivered', 'another company has its own');
  facts = jane;
  now += 24 * 3_600_000 + 1;
  await alert(site, 'h');
  assert.equal((await over(site, 'h')).status, 'delivered', 'a day later there is another');
});

test('an alert that failed has its turn still when it is tried again', async () => {
  const site = await newSite({ one_alert_a_company: true });
  receiver.answer = (res) => void res.writeHead(500).end();
  await alert(site, 'again');
  await bench.attempted(site, 1);
  receiver.answer = (res) => void res.end();
  await bench.hurry(site);
  assert.equal((await over(site, 'again')).status, 'delivered');
});

test('in quiet hours the body is made, and sent as it was when they are over', async () => {
  const site = await newSite({ quiet_hours: { from: '20:00', to: '08:00', weekends: false } });
  now = Date.parse('2025-11-25T21:00:00Z');
  await alert(site, 'night');
  await bench.until(async () => {
    const row = await bench.delivery(site);
    return row?.payload !== undefined && !row.lease;
  });
  const row = await bench.delivery(site);
  assert.equal(row?.attempts.length, 0);
  const waits = Number(row?.due_at) - Date.now();
  assert.ok(Math.abs(waits - 11 * 3_600_000) < 60_000, `${waits}`);
  now = Date.parse('2025-11-26T08:00:00Z');
  await bench.hurry(site);
  const sent = await over(site, 'night');
  assert.equal(sent.payload, row?.payload);
  assert.equal(sent.attempts.length, 1);
});

test('a receiver that answers 429 is left alone as long as it says, with everything for it', async () => {
  const site = await newSite({});
  receiver.answer = (res) => void res.writeHead(429, { 'retry-after': '60' }).end();
  await alert(site, 'first');
  await bench.attempted(site, 1);
  const endpoint = await bench.endpoints.findOne({ site });
  assert.ok(Number(endpoint?.open_until) > now - 1000);
  receiver.answer = (res) => void res.end();
});
