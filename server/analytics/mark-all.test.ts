import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  analyticsWorld,
  createSessions,
  eventOf,
  type AnalyticsWorld,
} from './testing/analytics-world.ts';
import { recountAll } from './testing/oracle.ts';
import { HOUR_MS } from './time/zone.ts';

describe('a rebuild of everything', () => {
  let world: AnalyticsWorld;
  const SITES = ['w_rebuild001', 'w_rebuild002'] as const;
  const START = Date.parse('2026-10-24T20:15:00Z');
  before(async () => {
    world = await analyticsWorld();
    world.addSite(SITES[0], 'Europe/Berlin');
    world.addSite(SITES[1], 'Asia/Kolkata');
  });
  after(() => world.stop());

  const eventsOf = (site: string) =>
    Array.from({ length: 40 }, (_, index) =>
      eventOf(site, {
        at: START + index * 47 * 60_000,
        visitor_id: `v_rebuild00000000${index % 9}`,
        session_id: `s_session${index}`,
        url: `https://a.example/${index % 4}`,
      }),
    );

  test('makes hours, days and companies that are lost, wrong, or of nothing any more', async () => {
    world.setNow(START + 48 * HOUR_MS);
    const events = SITES.map(eventsOf);
    for (const batch of events) await world.arrive(batch, createSessions()(batch));
    await world.settle(world.now() + HOUR_MS);
    assert.deepEqual(await world.analytics.findDrift(1_000), []);

    const { connection } = world.db;
    const hours = connection.collection('rollup_hours');
    await hours.deleteMany({ site: SITES[0] });
    await connection.collection('rollup_days').deleteMany({ site: SITES[0] });
    await hours.updateMany({ site: SITES[1] }, { $inc: { page_views: 7 } });
    await connection.collection('companies').insertOne({
      _id: `${SITES[0]}:gone.example` as never,
      site: SITES[0],
      domain: 'gone.example',
      listed: true,
    });
    await connection.collection('visitors').insertOne({
      _id: `${SITES[0]}:v_a` as never,
      site: SITES[0],
      visitor_id: 'v_a',
      kind: 'visitor',
      bot: false,
      excluded: false,
      person: null,
      email: null,
      company: { domain: 'there.example', confidence: 'high', at: new Date(START) },
      intent: 3,
      intent_due: null,
      enterprise_score: null,
      sessions: 1,
      page_views: 1,
      messages: 0,
      first_seen: new Date(START),
      last_seen: new Date(START),
    });
    const drift = await world.analytics.findDrift(1_000);
    assert.ok(drift.length > 30, `${drift.length}`);
    assert.ok(drift.every((finding) => finding.includes(SITES[1])));

    const marked = await world.analytics.markAll();
    assert.equal(marked.companies, 1);
    await world.settle(world.now() + HOUR_MS);
    for (const [index, site] of SITES.entries()) {
      const zone = world.sites.get(site)?.config.timezone ?? '';
      assert.deepEqual(await world.hours(site), recountAll(events[index] ?? [], zone, 'hour'));
      assert.deepEqual(await world.days(site), recountAll(events[index] ?? [], zone, 'day'));
    }
    assert.deepEqual(await world.analytics.findDrift(1_000), []);
    const companies = await connection.collection('companies').find().toArray();
    assert.deepEqual(
      companies.map(({ domain, visitors }) => [domain, visitors]),
      [['there.example', 1]],
    );
  });
});
