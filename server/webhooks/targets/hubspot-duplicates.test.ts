import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test, type TestContext } from 'node:test';
import { connectDatabase, createIndexes } from '../../database.ts';
import { testDatabase, type TestDatabase } from '../../engine/testing/test-database.ts';
import {
  answerAsHubspot,
  newHubspotAccount,
  type HubspotAccount,
} from '../testing/stand-in-hubspot.ts';
import { testBench, testItem, type TestBench } from '../testing/test-bench.ts';
import { testReceiver } from '../testing/test-receiver.ts';

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(() => db.stop());

const PROCESSES = 2;

interface Setup {
  site: string;
  benches: TestBench[];
  account: HubspotAccount;
  /** Puts one alert each of so many visitors of acme.com into the outbox, and waits until all are over. */
  alertOf(facts: readonly Record<string, unknown>[]): Promise<void>;
}

/** Two processes with two endpoints of one site to one HubSpot account, whose search is always late. */
async function setUp(t: TestContext): Promise<Setup> {
  const account = newHubspotAccount();
  const hubspot = await testReceiver();
  hubspot.answer = (res, request) => answerAsHubspot(account, res, request);
  const site = `w_${randomBytes(8).toString('hex')}`;
  const benches: TestBench[] = [];
  for (let i = 0; i < PROCESSES; i++) {
    const connection = await connectDatabase(db.uri);
    const bench = testBench(connection, [hubspot.pair], { times: { pollMs: 50 } });
    await createIndexes(connection);
    benches.push(bench);
    t.after(async () => {
      await bench.stop();
      await connection.close();
    });
  }
  t.after(() => hubspot.stop());
  const [bench] = benches as [TestBench];
  for (const description of ['one', 'two']) {
    await bench.ensureEndpoint(site, {
      url: `http://${hubspot.pair}`,
      description,
      events: ['high_intent_visitor'],
      secret: 'pat-test',
    });
  }
  await bench.endpoints.updateMany({ site }, { $set: { target: 'hubspot' } });
  for (const { deliverer } of benches) deliverer.start();
  let batch = 0;
  return {
    site,
    benches,
    account,
    async alertOf(facts) {
      batch++;
      const items = facts.map((fact, i) =>
        testItem(site, `alert ${batch} ${i}`, {
          event: 'high_intent_visitor',
          visitor_id: `v_visitor${i}`,
          facts: fact,
        }),
      );
      await bench.outbox.enqueue(items);
      await bench.until(
        async () =>
          (await bench.deliveries.countDocuments({ site, due_at: { $exists: true } })) === 0,
      );
    },
  };
}

const ACME = { company: { name: 'Acme Corp', domain: 'acme.com' } };

test('several visitors of one domain at once make one company, however late the search is', async (t) => {
  const { site, benches, account, alertOf } = await setUp(t);
  await alertOf([ACME, ACME, ACME]);
  await alertOf([ACME]);
  assert.equal(account.companies.size, 1);
  const rows = (await benches[0]?.deliveries.find({ site }).toArray()) ?? [];
  assert.deepEqual(
    // Waiting for one's turn is no attempt.
    rows.map(({ status, attempts }) => [status, attempts.length]),
    Array.from({ length: 8 }, () => ['delivered', 1]),
  );
});

test('several alerts of one e-mail at once make one contact', async (t) => {
  const { account, alertOf } = await setUp(t);
  await alertOf([1, 2, 3].map(() => ({ ...ACME, email: 'jane@acme.com' })));
  assert.deepEqual([account.contacts.size, account.companies.size], [1, 0]);
});

test('a company that was deleted in HubSpot is made anew', async (t) => {
  const { account, alertOf } = await setUp(t);
  await alertOf([ACME]);
  account.companies.clear();
  account.companies.set('77', { domain: 'other.example' });
  await alertOf([ACME]);
  assert.deepEqual(
    [...account.companies.values()].map(({ domain }) => domain),
    ['other.example', 'acme.com'],
  );
});
