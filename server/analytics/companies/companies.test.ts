import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { companiesQuery, type CompanyRow } from '../../contracts/analytics.ts';
import type { Network } from '../../contracts/network.ts';
import { connectDatabase, createIndexes } from '../../database.ts';
import { testPipeline, testSite, type TestPipeline } from '../../testing/test-pipeline.ts';
import { createAnalytics, type Analytics } from '../create-analytics.ts';
import { eventOf, type Given } from '../testing/analytics-world.ts';
import { companyStore, type CompanyStore } from './company-store.ts';
import { listCompanies } from './list-companies.ts';

const SITES = ['w_acme0001', 'w_other001'] as const;
const [SITE, OTHER] = SITES;

const office: Network = {
  type: 'business',
  data_version: '2026-11-01',
  company: {
    domain: 'acme.com',
    name: 'Acme Corp',
    industry: 'Software',
    size: '201-500',
    confidence: 'medium',
    source: 'offline',
  },
};
const home: Network = { type: 'isp', data_version: '2026-11-01', country: 'DE' };

const newVisitor = (): string => `v_${randomBytes(16).toString('hex')}`;

describe('companies, projected by the real pipeline', () => {
  let world: TestPipeline;
  let analytics: Analytics;
  let companies: CompanyStore;
  let connection: Awaited<ReturnType<typeof connectDatabase>>;
  let ahead = 0;

  before(async () => {
    world = await testPipeline({
      sites: SITES.map((id) => testSite(id)),
    });
    analytics = createAnalytics({
      connection: world.db.connection,
      sites: { find: async (id) => world.sites.get(id) },
      visitorsOf: async () => ({ data: [], total: 0, page: 1, pages: 1, next_cursor: null }),
      clock: () => Date.now() + ahead,
    });
    await createIndexes(world.db.connection);
    connection = await connectDatabase(world.db.uri);
    companies = companyStore(connection);
    const { projection } = world.pipeline;
    const { recordEffects } = projection;
    projection.recordEffects = async (done) => {
      await recordEffects(done);
      await analytics.record(done.events, done.written, 'applied');
    };
  });
  after(async () => {
    await connection.close();
    await world.stop();
  });

  const send = async (
    visitor: string,
    event: string,
    {
      site = SITE,
      network = home,
      ...more
    }: { site?: string; network?: Network } & Partial<Given> = {},
  ): Promise<void> => {
    await world.pipeline.commit([
      {
        ...eventOf(site, {
          at: Date.now(),
          event,
          visitor_id: visitor,
          session_id: `s_${visitor.slice(2, 18)}`,
          url: 'https://shop.example/pricing',
          event_id: uuidv7(),
          ...more,
        }),
        network,
      },
    ]);
    await world.pipeline.idle();
  };
  const list = (site: string = SITE, query: object = {}) =>
    listCompanies(companies, site, companiesQuery.parse(query));
  const recount = async (): Promise<void> => {
    ahead += 6_000;
    await analytics.job();
  };
  const company = async (domain: string, site: string = SITE): Promise<CompanyRow | undefined> =>
    (await list(site)).data.find((row) => row.domain === domain);

  test('visitors of one domain are one account, recounted 5 s after the first of them', async () => {
    const [jane, phone, colleague] = [newVisitor(), newVisitor(), newVisitor()];
    await send(jane, 'page_view', { network: office });
    await send(jane, 'identify', { properties: { email: 'jane@acme.com', name: 'Jane' } });
    await send(phone, 'page_view');
    await send(phone, 'identify', { properties: { email: 'Jane@acme.com' } });
    await send(colleague, 'page_view', { network: office });
    await analytics.job();
    assert.equal(await company('acme.com'), undefined, 'not before');
    await recount();
    const acme = (await company('acme.com')) ?? assert.fail();
    const { name, industry, size, people, visitors, sessions, page_views } = acme;
    assert.deepEqual(
      { name, industry, size, people, visitors, sessions, page_views },
      {
        name: 'Acme Corp',
        industry: 'Software',
        size: '201-500',
        people: 1,
        visitors: 3,
        sessions: 3,
        page_views: 3,
      },
    );
    const docs = [
      ...(
        await world.pipeline.visitors.find([jane, phone, colleague].map((id) => `${SITE}:${id}`))
      ).values(),
    ];
    const [a, b, c] = [jane, phone, colleague].map(
      (id) => docs.find((doc) => doc.visitor_id === id)?.intent ?? 0,
    ) as [number, number, number];
    const [strongest, next] = [Math.max(a, b), c].toSorted((x, y) => y - x) as [number, number];
    assert.ok(next > 0);
    assert.equal(acme.intent, Math.min(100, Math.round(strongest + next / 2)));
  });

  test('who turns out to be of another company is in its counts, and not in the old one any more', async () => {
    const visitor = newVisitor();
    await send(visitor, 'page_view', { network: office });
    await recount();
    const before = await company('acme.com');
    await send(visitor, 'identify', { properties: { email: 'bob@globex.example' } });
    await recount();
    assert.equal((await company('acme.com'))?.visitors, (before?.visitors ?? 0) - 1);
    assert.equal((await company('globex.example'))?.visitors, 1);
    assert.equal((await company('globex.example'))?.people, 1);
  });

  test('an erased visitor is not counted, and a company with nobody left is gone', async () => {
    const visitor = newVisitor();
    await send(visitor, 'page_view');
    await send(visitor, 'identify', { properties: { email: 'eve@initech.example' } });
    await recount();
    assert.equal((await company('initech.example'))?.visitors, 1);
    await analytics.eraseVisitor(SITE, visitor);
    await world.pipeline.erase(SITE, visitor);
    ahead += 60_000;
    await recount();
    assert.equal(await company('initech.example'), undefined);
    const left = await world.db.connection.collection('companies').countDocuments({
      domain: 'initech.example',
    });
    assert.equal(left, 0);
  });

  test("another site's visitors are its own", async () => {
    const visitor = newVisitor();
    await send(visitor, 'page_view', { site: OTHER, network: office });
    await recount();
    assert.equal((await company('acme.com', OTHER))?.visitors, 1);
    assert.deepEqual(
      (await list(OTHER)).data.map(({ domain }) => domain),
      ['acme.com'],
    );
  });

  test('a score that decays lowers the intent without any event', async () => {
    const { visitors } = world.pipeline;
    const found = await visitors.collection.findOne({ site: OTHER });
    assert.ok(found?.intent_due && found.intent > 0);
    ahead += 3_600_000;
    await visitors.collection.updateOne(
      { _id: found._id },
      { $set: { intent: 1, intent_due: null } },
    );
    await analytics.job();
    assert.equal((await company('acme.com', OTHER))?.intent, 1);
  });

  test('lists go by page and cursor in each sort, and find by word', async () => {
    for (let n = 0; n < 7; n += 1) {
      const visitor = newVisitor();
      await send(visitor, 'page_view', { site: OTHER });
      const email = `a@list${n % 4}-${n}.example`;
      await send(visitor, 'identify', { site: OTHER, properties: { email } });
    }
    await recount();
    for (const sort of ['last_seen', 'intent', 'first_seen'] as const) {
      const all = (await list(OTHER, { sort, limit: 100 })).data;
      assert.equal(all.length, 8);
      const values = all.map((row) => (sort === 'intent' ? row.intent : Date.parse(row[sort])));
      assert.deepEqual(
        values,
        values.toSorted((a, b) => b - a),
        sort,
      );
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await list(OTHER, { sort, limit: 3, ...(cursor ? { cursor } : {}) });
        seen.push(...page.data.map(({ domain }) => domain));
        assert.equal(page.total, 8);
        cursor = page.next_cursor;
      } while (cursor !== null);
      assert.deepEqual(
        seen,
        all.map(({ domain }) => domain),
      );
    }
    const found = async (q: string) =>
      (await list(OTHER, { q })).data.map(({ domain }) => domain).toSorted();
    assert.deepEqual(await found('list2'), ['list2-2.example', 'list2-6.example']);
    assert.deepEqual(await found('list2-6.ex'), ['list2-6.example']);
    assert.deepEqual(await found('CORP'), ['acme.com']);
    assert.deepEqual(await found('.*'), await found(''));
    await assert.rejects(list(OTHER, { page: 101, limit: 100 }), { code: 'use_cursor' });
    await assert.rejects(list(OTHER, { cursor: 'x' }), { code: 'bad_cursor' });
  });

  test('no list scans the collection', async () => {
    for (const sort of ['last_seen', 'intent', 'first_seen'] as const) {
      for (const words of [[], ['acme']]) {
        const explained = await companies
          .forSite({ site: SITE })
          .page(words, sort, { skip: 0, limit: 51 })
          .explain('queryPlanner');
        const plan = JSON.stringify(
          (explained as { queryPlanner: { winningPlan: object } }).queryPlanner.winningPlan,
        );
        assert.doesNotMatch(plan, /COLLSCAN/, `${sort} ${words.join(' ')}`);
        if (words.length === 0) assert.doesNotMatch(plan, /"SORT"/, sort);
      }
    }
    const members = await world.db.connection
      .collection('visitors')
      .find({ site: SITE, 'company.domain': 'acme.com', kind: 'visitor', bot: false })
      .explain('queryPlanner');
    assert.match(JSON.stringify(members), /site_1_company\.domain_1/);
  });
});
