import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { createAnalytics } from './analytics/create-analytics.ts';
import { plain } from './analytics/testing/analytics-world.ts';
import { tallyOf, type RollupDoc } from './analytics/rollups/rollup-doc.ts';
import { testDatabase, type TestDatabase } from './engine/testing/test-database.ts';
import { createIndexes } from './database.ts';
import type { Site } from './ports.ts';
import { testKeys, testPipeline, testSite, type TestPipeline } from './testing/test-pipeline.ts';
import { personIdOf } from './tracking/check-identity.ts';
import { rebuildVisitors } from './visitors/rebuild.ts';

/** Histories that are played; CLARM_HISTORIES=500 is for who changes fold, ingest or rollups. */
const HISTORIES = Number(process.env['CLARM_HISTORIES'] ?? 4);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-07-15T10:20:00Z');
const ZONE = 'Europe/Berlin';
const SECRET = 'of the site';
const EMAILS = ['jane@acme.example', 'sam@acme.example'] as const;

/** What a visitor did, when it was, what the clock of the device said, and on what roads it came. */
interface Deed {
  id: string;
  visitor: number;
  event: string;
  path: string;
  agoMs: number;
  /** How far the device's clock is off; the year 2099 and days of skew among them. */
  skewMs: number;
  /** Whether the batch says when it was sent; a queue of before does not. */
  saysWhen: boolean;
  email: (typeof EMAILS)[number];
  verified: boolean;
  /** How often it is sent: an answer got lost. */
  times: number;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  id: fc.uuid({ version: 7 }),
  visitor: fc.nat({ max: 2 }),
  event: fc.constantFrom(
    'page_view',
    'page_view',
    'page_view',
    'page_engaged',
    'page_leave',
    'widget_opened',
    'identify',
    'goal_achieved',
    'purchase',
    'Own event',
  ),
  path: fc.constantFrom('/', '/pricing', '/blog/one', '/docs', '/demo?utm_source=x', '/careers'),
  agoMs: fc.oneof(fc.nat({ max: HOUR }), fc.nat({ max: 2 * DAY }), fc.constant(DAY)),
  skewMs: fc.constantFrom(0, 0, 30_000, -3 * DAY, 5 * DAY, Date.parse('2099-01-01') - NOW),
  saysWhen: fc.boolean(),
  email: fc.constantFrom(...EMAILS),
  verified: fc.boolean(),
  times: fc.constantFrom(1, 1, 1, 2),
});

const deeds = fc
  .uniqueArray(deed, { minLength: 5, maxLength: 30, selector: ({ id }) => id })
  .map((all) => all.flatMap((one) => Array.from({ length: one.times }, () => one)));

const visitorOf = ({ visitor }: Deed): string => `v_${String(visitor).padStart(32, '0')}`;

const propertiesOf = ({ event, email, verified, agoMs }: Deed): Record<string, unknown> => {
  const user_hash = createHmac('sha256', SECRET).update(email).digest('hex');
  switch (event) {
    case 'identify':
      return { email, name: `Name ${agoMs}`, ...(verified ? { user_hash } : {}) };
    case 'page_leave':
      return { engaged_ms: agoMs % 60_000, scroll_depth: agoMs % 100 };
    case 'goal_achieved':
      return { goal: 'demo' };
    case 'purchase':
      return { amount: 10, currency: 'EUR', orderId: String(agoMs) };
    default:
      return {};
  }
};

const bodyOf = (site: string, one: Deed) => {
  const at = (ms: number): string => new Date(ms + one.skewMs).toISOString();
  const view = `00000000-0000-7000-8000-${one.path.length.toString(16).padStart(12, '0')}`;
  return {
    widget_id: site,
    ...(one.saysWhen || one.skewMs < 0 ? { sent_at: at(NOW) } : {}),
    event_id: one.id,
    event: one.event,
    visitor_id: visitorOf(one),
    session_id: `s_${Math.floor(one.agoMs / HOUR)}session`,
    timestamp: at(NOW - one.agoMs),
    url: `https://a.example${one.path}`,
    page_view_id: one.event === 'page_view' ? one.id : view,
    properties: propertiesOf(one),
  };
};

/** What alerts, and what differs from write to write although it means the same. */
const MEANS_NOTHING = new Set([
  'version',
  'unsettled',
  'armed',
  'alerted_at',
  'enterprise_alerted',
  'enriched',
  'notices',
  'prior_person',
  'prior_domain',
  'settled_input',
]);

describe('what visitors did comes by two servers, late, doubled, and by clocks that are wrong', () => {
  let db: TestDatabase;
  let both: [TestPipeline, TestPipeline];
  let analytics: ReturnType<typeof createAnalytics>;
  let now = NOW;
  let made = 0;
  const sites = new Map<string, Site>();

  before(async () => {
    db = await testDatabase();
    const find = async (id: string) => sites.get(id);
    const page = { data: [], total: 0, page: 1, pages: 1, next_cursor: null };
    analytics = createAnalytics({
      connection: db.connection,
      sites: { find },
      visitorsOf: async () => page,
      clock: () => now,
    });
    await createIndexes(db.connection);
    const one = async () => {
      const pipeline = await testPipeline({
        beside: { db, outbox: new Map() },
        // Scores do not fall while hours are closed.
        clock: () => NOW,
        analytics,
      });
      // Sites are added as histories are played.
      Object.defineProperty(pipeline.sites, 'get', { value: (id: string) => sites.get(id) });
      return pipeline;
    };
    both = [await one(), await one()];
  });
  after(async () => {
    for (const one of both) await one.stop();
    await db.stop();
  });

  const newSite = (): string => {
    const id = `w_order${String((made += 1)).padStart(5, '0')}`;
    const site = testSite(id, { identitySecrets: [SECRET] });
    sites.set(id, { ...site, config: { ...site.config, timezone: ZONE } });
    return id;
  };

  const send = async (site: string, one: Deed, which: number): Promise<void> => {
    const { accepted, duplicates } = await (both[which % 2] as TestPipeline).pipeline.ingest({
      body: bodyOf(site, one),
      userAgent: 'Mozilla/5.0',
      addressOf: () => '203.0.113.9',
      optedOut: false,
      key: undefined,
      checkOrigin: () => undefined,
      checkRate: async () => undefined,
    });
    assert.equal(accepted + duplicates, 1);
  };

  const idle = async (): Promise<void> => {
    for (const { pipeline } of both) await pipeline.idle();
  };

  /** Lets time pass until all hours are closed and recounted, then goes back. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      now = NOW + 3 * HOUR + turn * 5_000;
      await analytics.job();
    }
    now = NOW;
  };

  /** The same of two sites where they have the same visitors. */
  const visitorsOf = async (site: string): Promise<unknown[]> => {
    const keys = await db.connection
      .collection<{ _id: string }>('visitors')
      .find({ site }, { projection: { _id: 1 } })
      .toArray();
    const names = EMAILS.map((email) => personIdOf(site, email, testKeys.subKey('person')));
    const found = await (both[0] as TestPipeline).pipeline.visitors.find(
      keys.map(({ _id }) => _id),
    );
    return [...found.values()]
      .map((doc) => {
        const said = Object.entries(doc).filter(([name]) => !MEANS_NOTHING.has(name));
        let text = JSON.stringify(Object.fromEntries(said)).replaceAll(site, 'w_site');
        names.forEach((name, index) => (text = text.replaceAll(name, `p_${index}`)));
        return JSON.parse(text) as { _id: string };
      })
      .toSorted((a, b) => (a._id < b._id ? -1 : 1));
  };

  const rollupsOf = async (site: string, unit: 'hours' | 'days') => {
    const found = await db.connection
      .collection<RollupDoc>(`rollup_${unit}`)
      .find({ site }, { promoteBuffers: true })
      .sort({ _id: 1 })
      .toArray();
    return new Map(
      found
        .map(
          (doc) =>
            [unit === 'hours' ? doc.at.toISOString() : doc.day, plain(tallyOf([doc]))] as const,
        )
        .filter(([, { counts }]) => Object.keys(counts).length > 0),
    );
  };

  const projectionsOf = async (site: string) => ({
    visitors: await visitorsOf(site),
    hours: await rollupsOf(site, 'hours'),
    days: await rollupsOf(site, 'days'),
  });

  test(`${HISTORIES} histories, each in two orders of arrival: visitors, scores, hours and days are the same, and a rebuild's`, async () => {
    const order = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(deeds, order, order, async (history, first, second) => {
        const played = [first, second].map(async (keys) => {
          const site = newSite();
          const arrivals = history
            .map((one) => ({ one, key: keys.next().value as number }))
            .toSorted((a, b) => a.key - b.key);
          // Some at once, and some after what came before is folded.
          let together: Promise<void>[] = [];
          for (const { one, key } of arrivals) {
            together.push(send(site, one, key));
            if (key % 4 !== 0) continue;
            await Promise.all(together);
            together = [];
            await idle();
          }
          await Promise.all(together);
          return site;
        });
        const [a = '', b = ''] = await Promise.all(played);
        await idle();
        await settle();
        const live = await projectionsOf(a);
        assert.deepEqual(await projectionsOf(b), live, 'the order makes no difference');

        const stored = await db.connection.collection('events').countDocuments({ site: a });
        const sent = new Set(history.map((one) => `${one.visitor} ${one.id}`));
        assert.equal(stored, sent.size, 'once each');
        const keys = [...new Set(history.map((one) => `${a}:${visitorOf(one)}`))];
        await rebuildVisitors((both[0] as TestPipeline).pipeline.projection, keys);
        await analytics.markAll();
        await settle();
        assert.deepEqual(await projectionsOf(a), live, "a rebuild's");
        // Or the next one rebuilds these, too.
        await db.connection.collection('events').deleteMany({ site: { $in: [a, b] } });
      }),
      { numRuns: HISTORIES, endOnFailure: true, includeErrorInReport: true },
    );
  });
});
