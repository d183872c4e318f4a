import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import mongoose, { type Connection } from 'mongoose';
import { listCompanies } from './analytics/companies/list-companies.ts';
import { companyStore } from './analytics/companies/company-store.ts';
import { createAnalytics } from './analytics/create-analytics.ts';
import { populate } from './bench/population/populate.ts';
import { companiesQuery } from './contracts/analytics.ts';
import { conversationsQuery } from './contracts/chat.ts';
import { visitorsQuery } from './contracts/visitors.ts';
import { conversationStore } from './conversations/conversation-store.ts';
import { listConversations } from './conversations/list-conversations.ts';
import { createIndexes } from './database.ts';
import { testPipeline, type TestPipeline } from './testing/test-pipeline.ts';
import { eventStore } from './tracking/event-store.ts';
import { listStore, type Place } from './visitors/list-store.ts';
import { listVisitors } from './visitors/list-visitors.ts';
import { visitorStore } from './visitors/visitor-store.ts';
import { deliveryStore } from './webhooks/delivery-store.ts';

const SITE = 'w_test0000';
const SORTS = ['last_seen', 'intent', 'first_seen'] as const;
const FILTERS: readonly Record<string, string>[] = [
  {},
  { q: 'jane' },
  { q: 'p' },
  { q: 'xqzzy' },
  { q: 'docs pricing' },
  { min_intent: '30' },
  { company: 'adobe.com' },
  { industry: 'Software' },
  { country: 'us' },
  { identified: 'true' },
  { identified: 'false' },
  { online: 'true' },
  { online: 'false' },
  { segment: 'leads' },
  { segment: 'customers' },
  { segment: 'new' },
  { segment: 'returning' },
  { from: '2026-05-30T12:00:00Z' },
  { to: '2026-05-30T12:00:00Z' },
  { country: 'us', industry: 'Software', q: 'a' },
  { identified: 'true', min_intent: '10', from: '2026-05-30T12:00:00Z' },
];

type Command = Record<string, unknown>;
interface Stage {
  stage?: string;
  limitAmount?: number;
  indexBounds?: Record<string, string[]>;
  inputStage?: Stage;
  inputStages?: Stage[];
}

let world: TestPipeline;
let connection: Connection;
/** The reads of the connection since they were last taken. */
let commands: Command[] = [];

before(async () => {
  const now = Date.UTC(2026, 5, 1);
  let time = now;
  world = await testPipeline({ clock: () => now });
  connection = mongoose.createConnection(world.db.uri, { dbName: 'clarm', monitorCommands: true });
  await connection.asPromise();
  const analytics = createAnalytics({
    connection: world.db.connection,
    sites: { find: async (id) => world.sites.get(id) },
    visitorsOf: () => Promise.reject(new Error('not asked')),
    // It goes on: days are merged a little after their hours.
    clock: () => (time += 100),
  });
  const given = { site: SITE, visitors: 800, days: 3, now };
  const deps = { connection: world.db.connection, pipeline: world.pipeline, analytics };
  for (const store of [conversationStore, deliveryStore]) store(world.db.connection);
  await createIndexes(world.db.connection);
  await populate({ ...deps, say: () => undefined }, given);
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    // A count without a question is read from the collection's own notes.
    if (['find', 'aggregate', 'distinct'].includes(commandName)) commands.push(command as Command);
  });
});
after(async () => {
  await connection.close();
  await world.stop();
});

const stagesOf = (stage: Stage | undefined): Stage[] =>
  stage
    ? [stage, ...[stage.inputStage, ...(stage.inputStages ?? [])].flatMap((one) => stagesOf(one))]
    : [];

/** Explains what was read, and says what of it would go through a whole collection, or sort it. */
async function faults(): Promise<string[]> {
  const taken = commands;
  commands = [];
  const found: string[] = [];
  for (const { lsid: _lsid, $db: _db, ...command } of taken) {
    const explained = await world.db.connection.db?.command({
      explain: command,
      verbosity: 'queryPlanner',
    });
    const cursor = (explained?.['stages'] as { $cursor?: object }[] | undefined)?.[0]?.$cursor;
    const { queryPlanner } = (cursor ?? explained) as { queryPlanner: { winningPlan: Stage } };
    const stages = stagesOf(queryPlanner.winningPlan);
    const looksUp = stages.some(({ stage }) =>
      /^(IXSCAN|COUNT_SCAN|IDHACK|EXPRESS)/.test(stage ?? ''),
    );
    // The bounds of a look-up by one `_id` are not told.
    const named = stages.some(
      ({ stage, indexBounds }) =>
        /^(IDHACK|EXPRESS)/.test(stage ?? '') ||
        Object.values(indexBounds ?? {}).some((bounds) => bounds.some((of) => of.includes(SITE))),
    );
    const sorts = stages.some(({ stage, limitAmount }) => stage === 'SORT' && !limitAmount);
    const scans = stages.some(({ stage }) => stage === 'COLLSCAN');
    if (scans || sorts || !looksUp || !named)
      found.push(`${JSON.stringify(command)}: ${stages.map(({ stage }) => stage).join(' < ')}`);
  }
  assert.ok(taken.length > 0, 'something was read');
  return found;
}

test('every sort and filter of the visitors list finds its visitors in an index', async () => {
  const ids = await world.db.connection
    .collection('visitors')
    .find({ site: SITE })
    .limit(200)
    .toArray();
  const deps = {
    visitors: visitorStore(connection),
    online: async () => ids.map((doc) => String(doc['visitor_id'])),
    among: async () => new Set<string>(),
  };
  for (const sort of SORTS) {
    for (const filter of FILTERS) {
      const ask = (more: object) =>
        listVisitors(deps, SITE, visitorsQuery.parse({ sort, limit: 5, ...filter, ...more }));
      const first = await ask({});
      if (first.next_cursor) await ask({ cursor: first.next_cursor });
      assert.deepEqual(await faults(), [], `${sort} ${JSON.stringify(filter)}`);
    }
  }
});

test('segments take the list apart: who bought or not, who came back or not', async () => {
  const deps = {
    visitors: visitorStore(connection),
    online: async () => [],
    among: async () => new Set<string>(),
  };
  const ask = (more: object) =>
    listVisitors(deps, SITE, visitorsQuery.parse({ limit: 100, ...more }));
  const [all, leads, customers, fresh, returning] = await Promise.all(
    [{}, ...['leads', 'customers', 'new', 'returning'].map((segment) => ({ segment }))].map(ask),
  );
  assert.ok(customers!.total > 0 && returning!.total > 0);
  assert.equal(leads!.total + customers!.total, all!.total);
  assert.equal(fresh!.total + returning!.total, all!.total);
  assert.ok(fresh!.data.every(({ sessions }) => sessions <= 1));
  assert.ok(returning!.data.every(({ sessions }) => sessions > 1));
  commands = [];
});

test('who is on the site, and who is not, are all there are', async () => {
  const found = await connection
    .collection('visitors')
    .find({ site: SITE, listed: true })
    .limit(7)
    .toArray();
  const here = found.map((doc) => String(doc['visitor_id']));
  const deps = {
    visitors: visitorStore(connection),
    online: async () => here,
    among: async () => new Set<string>(here),
  };
  const ask = (more: object) =>
    listVisitors(deps, SITE, visitorsQuery.parse({ limit: 100, ...more }));
  for (const sort of SORTS) {
    const [all, on, off] = [
      await ask({ sort }),
      await ask({ sort, online: 'true' }),
      await ask({ sort, online: 'false' }),
    ];
    assert.equal(on.total, 7);
    assert.equal(off.total, all.total - 7);
    assert.ok(on.data.every(({ online }) => online) && off.data.every(({ online }) => !online));
    const pages = [await ask({ sort, online: 'true', limit: 3 })];
    for (let cursor; pages.length < 9 && (cursor = pages.at(-1)?.next_cursor);)
      pages.push(await ask({ sort, online: 'true', limit: 3, cursor }));
    const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
    const sorted = await connection
      .collection('visitors')
      .find({ site: SITE, visitor_id: { $in: here } })
      .sort({ [sort]: -1, visitor_id: -1 })
      .toArray();
    const wanted = sorted.map((doc) => String(doc['visitor_id']));
    assert.deepEqual(idsOf(on.data), wanted, sort);
    assert.deepEqual(
      pages.map(({ data }) => idsOf(data)),
      [wanted.slice(0, 3), wanted.slice(3, 6), wanted.slice(6)],
      sort,
    );
  }
  commands = [];
});

test('a visitor who is here as one of a person is listed as the person, once', async () => {
  const visitors = connection.collection<{ _id: string }>('visitors');
  const [one, ...others] = await visitors.find({ site: SITE, listed: true }).limit(3).toArray();
  const joined = ['v_laptop', 'v_phone'];
  const docOf = (id: string, more: object) => ({
    ...(one as { _id: string }),
    _id: `${SITE}:${id}`,
    visitor_id: id,
    ...more,
  });
  const [person] = others as unknown as { _id: string; visitor_id: string }[];
  const id = person?.visitor_id ?? '';
  await visitors.insertMany(joined.map((own) => docOf(own, { listed: false, person: id })));
  try {
    const deps = {
      visitors: visitorStore(connection),
      online: async () => [...joined, 'v_not_yet_there'],
      among: async () => new Set<string>(),
    };
    const query = visitorsQuery.parse({ online: 'true' });
    const { data, total } = await listVisitors(deps, SITE, query);
    assert.deepEqual([total, data.map((row) => row.id)], [1, [id]]);
  } finally {
    await visitors.deleteMany({ _id: { $in: joined.map((own) => `${SITE}:${own}`) } });
    commands = [];
  }
});

test('who was last here by some time is the same in every sort', async () => {
  const deps = {
    visitors: visitorStore(connection),
    online: async () => [],
    among: async () => new Set<string>(),
  };
  const to = '2026-05-30T12:00:00Z';
  const wanted = await connection
    .collection('visitors')
    .countDocuments({ site: SITE, listed: true, last_seen: { $lte: new Date(to) } });
  assert.ok(wanted > 0);
  for (const sort of SORTS) {
    const { total, data } = await listVisitors(deps, SITE, visitorsQuery.parse({ sort, to }));
    assert.equal(total, wanted, sort);
    assert.ok(data.every(({ last_seen }) => Date.parse(last_seen) <= Date.parse(to)));
  }
  commands = [];
});

test('so do companies, conversations, deliveries, alerts and timelines', async () => {
  const companies = companyStore(connection);
  for (const sort of SORTS) {
    for (const q of [undefined, 'a', 'adobe.com', 'nova labs']) {
      const ask = (more: object) =>
        listCompanies(companies, SITE, companiesQuery.parse({ sort, limit: 5, q, ...more }));
      const first = await ask({});
      if (first.next_cursor) await ask({ cursor: first.next_cursor });
      assert.deepEqual(await faults(), [], `companies by ${sort}, ${q}`);
    }
  }
  const conversations = conversationStore(connection).forSite({ site: SITE });
  for (const filter of [{}, { status: 'open' }, { visitor_id: 'v_somebody00000000000' }]) {
    const ask = (more: object) =>
      listConversations(
        conversations,
        conversationsQuery.parse({ limit: 5, ...filter, ...more }),
        undefined,
      );
    const first = await ask({});
    if (first.next_cursor) await ask({ cursor: first.next_cursor });
    assert.deepEqual(await faults(), [], `conversations ${JSON.stringify(filter)}`);
  }
  const deliveries = deliveryStore(connection).forSite({ site: SITE });
  await deliveries.list('wh_one', { limit: 5 });
  await deliveries.list('wh_one', { limit: 5, before: '0' });
  await deliveries.count('wh_one', 10);
  assert.deepEqual(await faults(), []);
  const alerts = listStore(visitorStore(connection), SITE);
  await alerts.alerts(new Date(1), 0, 5);
  await alerts.countAlerts(new Date(1));
  assert.deepEqual(await faults(), []);
  const events = eventStore(connection).forSite({ site: SITE });
  await events.timeline(['v_a', 'v_b'], { limit: 50 });
  await events.timeline(['v_a'], { limit: 50, before: { at: new Date(), id: 'x' } });
  await events.count(['v_a', 'v_b'], 50);
  assert.deepEqual(await faults(), []);
});

test('counts anew what it tells, and a minute later what a plan was chosen by', async () => {
  const store = listStore(visitorStore(connection), SITE);
  const here = { index: 'country', filter: { country: 'ZZ' } } as const;
  const visitors = world.db.connection.collection<{ _id: string }>('visitors');
  const add = (id: string) =>
    visitors.insertOne({ _id: id, site: SITE, listed: true, country: 'ZZ' } as { _id: string });
  try {
    await add('known1');
    assert.equal(await store.count(here, 3), 1);
    assert.equal(await store.about(here, 3), 1);
    await add('known2');
    assert.equal(await store.about(here, 3), 1, 'about as many');
    assert.equal(await store.count(here, 3), 2, 'exactly');
    await add('known3');
    assert.equal(await store.count(here, 3), 3);
    commands = [];
    await add('known4');
    assert.equal(await store.count(here, 3), 3);
    assert.deepEqual(commands, [], 'more than that would not be told');
    assert.equal(await store.count(here, 5), 4, 'another limit is another question');
  } finally {
    await visitors.deleteMany({ _id: { $regex: '^known' } });
    commands = [];
  }
});

test('a long sort is the same for a minute, by page and by cursor, less who is not asked for any more', async () => {
  const store = listStore(visitorStore(connection), SITE);
  const filter = { last_seen: { $lte: new Date('2026-05-31T18:00:00Z') } };
  const long = { index: 'last_seen', filter } as const;
  const read = (part: { after?: Place; skip?: number; limit: number }) =>
    store.placesOfLong(long, 'intent', { skip: 0, ...part });
  const order = await store.places(long, 'intent', { skip: 0, limit: 1_000 });
  assert.ok(order.length > 30);
  assert.deepEqual(await read({ limit: 10 }), order.slice(0, 10));
  commands = [];
  assert.deepEqual(await read({ skip: 10, limit: 10 }), order.slice(10, 20));
  const after = order[14] as Place;
  assert.deepEqual(await read({ after, limit: 1_000 }), order.slice(15));
  // Whose place it was may be gone.
  const between = { ...after, id: `${after.id}0` };
  assert.deepEqual(await read({ after: between, limit: 3 }), order.slice(14, 17));
  assert.deepEqual(commands, [], 'nothing was sorted again');
  const ids = order.slice(0, 3).map(({ id }) => id);
  const visitors = world.db.connection.collection<{ _id: string }>('visitors');
  const back = { _id: `${SITE}:${ids[1]}` };
  const [was] = await visitors.find(back).toArray();
  try {
    await visitors.updateOne(back, { $set: { last_seen: new Date('2026-05-31T23:00:00Z') } });
    const rows = await store.rows(ids, filter);
    assert.deepEqual(
      rows.map(({ visitor_id }) => visitor_id),
      [ids[0], ids[2]],
    );
  } finally {
    await visitors.replaceOne(back, was as { _id: string });
    commands = [];
  }
});

test('a walk through the list by cursor meets everybody once, in the order of the sort', async () => {
  const deps = {
    visitors: visitorStore(connection),
    online: async () => [],
    among: async () => new Set<string>(),
  };
  for (const sort of SORTS) {
    for (const filter of [{}, { q: 'p' }, { min_intent: '5' }]) {
      const met: string[] = [];
      const values: number[] = [];
      let cursor: string | null | undefined;
      let total = 0;
      do {
        const given = { sort, limit: 100, ...filter, ...(cursor ? { cursor } : {}) };
        const page = await listVisitors(deps, SITE, visitorsQuery.parse(given));
        met.push(...page.data.map(({ id }) => id));
        values.push(
          ...page.data.map((row) => (sort === 'intent' ? row.intent : Date.parse(row[sort]))),
        );
        ({ next_cursor: cursor, total } = page);
      } while (cursor);
      assert.equal(new Set(met).size, met.length, `${sort} ${JSON.stringify(filter)}`);
      assert.equal(met.length, total);
      assert.deepEqual(
        values,
        values.toSorted((a, b) => b - a),
      );
    }
  }
});
