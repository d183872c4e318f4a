import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import { connectDatabase } from '../../database.ts';
import {
  analyticsWorld,
  createSessions,
  eventOf,
  type AnalyticsWorld,
  type Given,
} from '../testing/analytics-world.ts';
import { history } from '../testing/history.ts';
import { recountAll } from '../testing/oracle.ts';
import { addDays, createZone, HOUR_MS } from '../time/zone.ts';
import { hourDoc } from './rollup-deps.ts';
import { rollupStore } from './rollup-store.ts';

const MINUTE = 60_000;
const at = (text: string): number => Date.parse(text);

describe('rollups on the real engine', () => {
  let world: AnalyticsWorld;
  let count = 0;
  const newSite = (timezone = 'UTC', changes = {}) => {
    count += 1;
    return world.addSite(`w_rollup${String(count).padStart(4, '0')}`, timezone, changes).id;
  };
  before(async () => {
    world = await analyticsWorld();
  });
  after(() => world.stop());

  const equalsRecount = async (site: string, events: readonly StoredEvent[]): Promise<void> => {
    const timezone = world.sites.get(site)?.config.timezone ?? '';
    assert.deepEqual(await world.hours(site), recountAll(events, timezone, 'hour'));
    assert.deepEqual(await world.days(site), recountAll(events, timezone, 'day'));
  };

  const places: [zone: string, day: string][] = [
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['America/St_Johns', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-10-04'],
  ];
  for (const [zone, day] of places) {
    test(`equal a recount, whatever came when: ${zone} around ${day}`, async () => {
      const [from, to] = [`${addDays(day, -1)}T18:00Z`, `${addDays(day, 1)}T06:00Z`].map(at);
      await fc.assert(
        fc.asyncProperty(history('w_', from as number, to as number), async (given) => {
          const site = newSite(zone);
          const written = createSessions();
          const arrivals = given.events
            .map((event, index) => ({
              event: { ...event, site, _id: event._id.replace('w_', site) },
              crash: given.crashes[index],
              arrives: event.timestamp.getTime() + (given.delays[index] ?? 0) * MINUTE,
            }))
            .toSorted((a, b) => a.arrives - b.arrives);
          for (const { event, crash, arrives } of arrivals) {
            world.setNow(Math.max(world.now(), arrives));
            const visitors = written([event]);
            if (crash !== 'before') await world.arrive([event], visitors);
            else await world.events.insert([{ ...event }]);
            if (crash === 'before' || crash === 'after')
              await world.analytics.record([event], visitors, 'recovered');
            // The same once more is a duplicate, and nothing.
            await world.arrive([event], visitors);
            if (arrives % 3 === 0) await world.analytics.job();
          }
          await world.settle(world.now() + 2 * HOUR_MS);
          await equalsRecount(
            site,
            arrivals.map(({ event }) => event),
          );
        }),
        { numRuns: 3, endOnFailure: true },
      );
    });
  }

  test('an open hour counts at once, and two processes count in the same one', async () => {
    const site = newSite('Asia/Kolkata');
    const other = await world.otherProcess();
    world.setNow(at('2026-07-01T10:10:00Z'));
    const view = (visitor: number, more: Partial<Given> = {}) =>
      eventOf(site, {
        at: world.now(),
        visitor_id: `v_${String(visitor).padStart(16, '0')}`,
        session_id: 's_session0',
        url: 'https://a.example/a.b',
        ...more,
      });
    const [first, second, third] = [view(1), view(2), view(2, { url: 'https://a.example/$' })];
    const written = createSessions();
    await world.analytics.record([first], written([first]), 'applied');
    await other.record([second], written([second]), 'applied');
    await other.record([third], written([third]), 'applied');
    const hours = await world.hours(site);
    assert.deepEqual([...hours.keys()], ['2026-07-01T09:30:00.000Z']);
    const [hour] = hours.values();
    assert.equal(hour?.visitors, 2);
    assert.equal(hour?.sessions, 2);
    assert.deepEqual(hour?.counts, { page_views: 3, events: 3 });
    assert.deepEqual(hour?.names.pages.by, { '/$': 1, '/a.b': 2 });
    assert.deepEqual(hour?.names.entries.by, { '/a.b': 2 });
  });

  test('a recount of an open hour counts nobody whom the projector is about to count', async () => {
    const site = newSite();
    world.setNow(at('2026-07-04T10:10:00Z'));
    const written = createSessions();
    const [first, second] = ['b-folded', 'b-waiting'].map((batch) =>
      eventOf(site, { at: world.now(), url: 'https://a.example/', session_id: 's_open', batch }),
    ) as [StoredEvent, StoredEvent];
    const pending = world.db.connection.collection<{ _id: string }>('pending_batches');
    await world.arrive([first], written([first]));
    await pending.insertOne({ _id: 'b-waiting' });
    await world.events.insert([second]);
    const counted = async () => (await world.hours(site)).values().next().value?.counts.events;
    const recount = async () => {
      await world.analytics.record([first], [], 'recovered');
      world.setNow(world.now() + 2 * MINUTE);
      await world.analytics.job();
    };
    await recount();
    assert.equal(await counted(), 1);
    await world.analytics.record([second], written([second]), 'applied');
    assert.equal(await counted(), 2);
    await pending.deleteOne({ _id: 'b-waiting' });
    await recount();
    await world.settle(world.now() + 2 * HOUR_MS);
    await equalsRecount(site, [first, second]);
  });

  test('what is counted while an hour is recounted is not written over', async () => {
    const connection = await connectDatabase(world.db.uri);
    try {
      const hours = rollupStore(connection, 'hours');
      const hour = world.now() - (world.now() % HOUR_MS);
      const doc = hourDoc('w_meanwhile', createZone('UTC'), hour);
      const add = () => hours.touch([{ doc, inc: { events: 1 }, due: new Date(1) }]);
      await add();
      const claimed = (await hours.claim(world.now(), MINUTE))!;
      assert.equal(claimed._id, doc._id);
      await add();
      assert.equal(await hours.replace(claimed, { events: 1 }, 'recounted'), false);
      const again = (await hours.get(doc._id))!;
      assert.equal(again.events, 2);
      assert.equal(await hours.replace(again, { events: 2 }, 'recounted'), true);
    } finally {
      await connection.close();
    }
  });

  test('is read as it is, though what has not changed comes from memory', async () => {
    const mine = await connectDatabase(world.db.uri);
    const another = await connectDatabase(world.db.uri);
    try {
      const [hours, others] = [mine, another].map((one) => rollupStore(one, 'hours'));
      const doc = hourDoc('w_remember', createZone('UTC'), world.now() - (world.now() % HOUR_MS));
      const read = async (what: 'all' | 'totals' = 'all') => {
        const [one] = await hours!
          .forSite({ site: doc.site })
          .range(doc.zone, doc._id, `${doc._id};`, what);
        return one && { events: one.events, pages: one.pages };
      };
      const add = (inc: Record<string, number>) =>
        others!.touch([{ doc, inc, due: new Date(world.now()) }]);
      await add({ events: 1, 'pages./': 1 });
      assert.deepEqual(await read(), { events: 1, pages: { '/': 1 } });
      assert.deepEqual(await read('totals'), { events: 1, pages: undefined });
      assert.deepEqual(await read(), { events: 1, pages: { '/': 1 } });
      await add({ events: 1 });
      assert.deepEqual(await read(), { events: 2, pages: { '/': 1 } });
      await others!.put(doc, { events: 7 }, 'recounted');
      assert.equal((await read())?.events, 7);
      assert.equal((await read('totals'))?.events, 7);
      await others!.touch([
        { doc, set: { 'visitors.one': Buffer.of(0) }, due: new Date(world.now()) },
      ]);
      const sketches = async () => {
        const ranged = hours!
          .forSite({ site: doc.site })
          .range(doc.zone, doc._id, `${doc._id};`, 'all');
        return Object.keys((await ranged)[0]?.visitors ?? {});
      };
      assert.deepEqual(await sketches(), ['one']);
      await mine.collection('rollup_hours').deleteOne({ _id: doc._id as never });
      assert.equal(await read(), undefined);
    } finally {
      await Promise.all([mine.close(), another.close()]);
    }
  });

  test('a late event is counted by a recount half a minute later, and its neighbours stay right', async () => {
    const site = newSite();
    world.setNow(at('2026-07-02T10:58:00Z'));
    const written = createSessions();
    const send = async (given: Given): Promise<StoredEvent> => {
      const event = eventOf(site, {
        visitor_id: 'v_late000000000000',
        session_id: 's_session0',
        url: 'https://a.example/first',
        ...given,
      });
      await world.arrive([event], written([event]));
      return event;
    };
    const second = await send({ at: at('2026-07-02T11:05:00Z') - 6 * MINUTE });
    world.setNow(at('2026-07-02T11:05:00Z'));
    const third = await send({ at: world.now(), url: 'https://a.example/third' });
    await world.settle(at('2026-07-02T15:00:00Z'));
    const first = await send({ at: at('2026-07-02T10:40:00Z'), referrer: 'https://bing.com/' });
    await world.analytics.job();
    assert.equal((await world.hours(site)).get('2026-07-02T10:00:00.000Z')?.counts.events, 1);
    await world.settle(world.now() + MINUTE);
    await equalsRecount(site, [first, second, third]);
    const [ten, eleven] = (await world.hours(site)).values();
    assert.deepEqual(ten?.names.sources.by, { 'bing.com': 1 });
    assert.deepEqual(eleven?.names.sources.by, {}, 'a session that goes on begins once');
  });

  test('an erased visitor is in no hour any more', async () => {
    const site = newSite();
    world.setNow(at('2026-07-03T10:10:00Z'));
    const events = [1, 2].map((n) =>
      eventOf(site, {
        at: world.now() - n * HOUR_MS,
        visitor_id: `v_erase00000000000${n}`,
        url: 'https://a.example/',
        session_id: 's_session0',
      }),
    );
    await world.arrive(events, createSessions()(events));
    await world.settle(world.now() + 3 * HOUR_MS);
    await equalsRecount(site, events);
    await world.analytics.eraseVisitor(site, 'v_erase000000000001');
    await world.analytics.job();
    await world.events.erase(site, 'v_erase000000000001');
    await world.settle(world.now() + 2 * MINUTE);
    await equalsRecount(site, events.slice(1));
  });

  test('another time zone recounts every hour and day, and late events of the change are kept', async () => {
    const site = newSite('Europe/Berlin');
    const written = createSessions();
    const events = Array.from({ length: 60 }, (_, index) =>
      eventOf(site, {
        at: at('2026-07-04T00:10:00Z') + index * 23 * MINUTE,
        visitor_id: `v_zone0000000000${index % 7}`,
        session_id: `s_session${index}`,
        url: `https://a.example/${index % 3}`,
      }),
    );
    world.setNow(at('2026-07-05T12:00:00Z'));
    await world.arrive(events, written(events));
    await world.settle(world.now() + MINUTE);
    await equalsRecount(site, events);
    const before = world.sites.get(site);
    assert.ok(before);
    world.addSite(site, 'Asia/Kolkata');
    await world.analytics.job();
    // A process that still remembers the zone of before.
    world.sites.set(site, before);
    const late = eventOf(site, {
      at: at('2026-07-04T03:03:00Z'),
      visitor_id: 'v_zone00000000009',
      session_id: 's_session0',
      url: 'https://a.example/late',
    });
    await world.arrive([late], written([late]));
    world.addSite(site, 'Asia/Kolkata');
    await world.settle(world.now() + 2 * MINUTE);
    await equalsRecount(site, [...events, late]);
    const left = await world.db.connection
      .collection('rollup_hours')
      .countDocuments({ site, zone: 'Europe/Berlin' });
    assert.equal(left, 0, 'the zone of before is gone');
  });

  test('hours that began before retention are final, also in another zone', async () => {
    const site = newSite('Europe/Berlin', { retentionDays: 30 });
    const events = [0, 1, 2].map((hour) =>
      eventOf(site, {
        at: at('2026-07-10T10:10:00Z') + hour * HOUR_MS,
        visitor_id: `v_final0000000000${hour}`,
        session_id: 's_session0',
        url: 'https://a.example/',
      }),
    );
    world.setNow(at('2026-07-10T13:00:00Z'));
    await world.arrive(events, createSessions()(events));
    await world.settle(at('2026-07-10T16:00:00Z'));
    world.setNow(at('2026-08-20T00:00:00Z'));
    await world.analytics.job();
    await world.db.connection.collection('events').deleteMany({ site });
    // An event that is a month late, and one that was stored and never counted.
    await world.analytics.record([events[0] as StoredEvent], [], 'recovered');
    await world.settle(world.now() + MINUTE);
    await equalsRecount(site, events);
    world.addSite(site, 'America/New_York', { retentionDays: 365 });
    await world.settle(world.now() + 3 * MINUTE);
    await equalsRecount(site, events);
  });

  test('processes that recount at the same time, while events go on arriving, leave nothing wrong', async () => {
    const site = newSite();
    const other = await world.otherProcess();
    const written = createSessions();
    const events: StoredEvent[] = [];
    world.setNow(at('2026-07-20T12:00:00Z'));
    const recounts = { running: true };
    const recounting = [world.analytics, other].map(async ({ job }) => {
      while (recounts.running) await job();
    });
    for (let round = 0; round < 25; round += 1) {
      const batch = Array.from({ length: 4 }, (_, index) =>
        eventOf(site, {
          at: at('2026-07-20T06:00:00Z') + (index * 71 + round * 3) * MINUTE,
          visitor_id: `v_race00000000000${round % 9}`,
          session_id: `s_session${round}${index}`,
          url: `https://a.example/${index}`,
        }),
      );
      events.push(...batch);
      await world.arrive(batch, written(batch));
      world.setNow(world.now() + 20_000);
    }
    recounts.running = false;
    await Promise.all(recounting);
    await world.settle(world.now() + 3 * HOUR_MS);
    await equalsRecount(site, events);
  });

  test('200 paths an hour and a day, and the rest is one sum', async () => {
    const site = newSite();
    world.setNow(at('2026-07-21T10:30:00Z'));
    const events = Array.from({ length: 700 }, (_, index) =>
      eventOf(site, {
        at: world.now(),
        visitor_id: `v_paths00000000000`,
        session_id: 's_session0',
        url: `https://a.example/p${index < 40 ? 0 : index}`,
      }),
    );
    await world.arrive(events, createSessions()(events));
    const sumOf = ({ by, other }: { by: Record<string, number>; other: number }) =>
      Object.values(by).reduce((sum, n) => sum + n, other);
    const [open] = (await world.hours(site)).values();
    assert.equal(open && sumOf(open.names.pages), 700);
    await world.settle(world.now() + 2 * HOUR_MS);
    for (const [rollup] of [
      [...(await world.hours(site)).values()],
      [...(await world.days(site)).values()],
    ]) {
      assert.ok(rollup);
      assert.equal(Object.keys(rollup.names.pages.by).length, 200);
      assert.equal(rollup.names.pages.by['/p0'], 40);
      assert.equal(rollup.names.pages.other, 700 - 40 - 199);
    }
  });

  test('nothing is read by scanning a collection', async () => {
    const { connection } = world.db;
    const plans: [string, object, object?][] = [
      ['rollup_hours', { _id: { $gte: 'w_a:UTC:2026', $lt: 'w_a:UTC:2027' } }],
      ['rollup_hours', { due: { $lte: new Date() } }, { due: 1 }],
      ['rollup_days', { due: { $lte: new Date() } }, { due: 1 }],
      ['rollup_sites', { _id: { $gt: 'w_a:rollups' } }, { _id: 1 }],
      [
        'events',
        { site: 'w_a', timestamp: { $gte: new Date(0), $lt: new Date() } },
        { timestamp: 1 },
      ],
      ['events', { site: 'w_a', visitor_id: 'v' }],
      ['orders', { site: 'w_a', at: { $gte: new Date(0), $lt: new Date() } }],
    ];
    for (const [collection, filter, sort] of plans) {
      const query = connection.collection(collection).find(filter);
      const explained = await (sort ? query.sort(sort as never) : query).explain('queryPlanner');
      const plan = JSON.stringify(
        (explained as { queryPlanner: { winningPlan: object } }).queryPlanner.winningPlan,
      );
      const asked = `${collection} ${JSON.stringify(filter)}: ${plan}`;
      assert.match(plan, /"IXSCAN"|"IDHACK"|"CLUSTERED_IXSCAN"/, asked);
      assert.doesNotMatch(plan, /"COLLSCAN"|"SORT"/, asked);
    }
  });
});
