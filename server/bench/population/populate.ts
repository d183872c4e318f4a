import type { Connection, mongo } from 'mongoose';
import type { Analytics } from '../../analytics/create-analytics.ts';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import { createIndexes } from '../../database.ts';
import type { Pipeline } from '../../pipeline.ts';
import { orderStore } from '../../tracking/order-store.ts';
import { mergePerson } from '../../visitors/person.ts';
import { nextDoc } from '../../visitors/next-doc.ts';
import { foldAll } from '../../visitors/recompute.ts';
import type { Scoring } from '../../visitors/scoring.ts';
import type { VisitorDoc } from '../../visitors/visitor-doc.ts';
import { toRecord } from '../../visitors/visitor-record.ts';
import { conversationsOf } from './conversations.ts';
import { makeVisitor, type MadeVisitor, type Population } from './make-visitor.ts';
import { randomFrom } from './random.ts';

/** Documents in one insert, and inserts at once. */
const AT_ONCE = 1_000;
const IN_FLIGHT = 4;
/** Nothing of this has to survive a crash. */
const FAST = { ordered: false, writeConcern: { w: 1, journal: false } } as const;

export interface PopulateDeps {
  connection: Connection;
  pipeline: Pipeline;
  analytics: Pick<Analytics, 'markAll' | 'job'>;
  say(line: string): void;
}

/** Inserts documents of one collection in large portions, a few at once. */
function createInserter(connection: Connection, name: string) {
  const collection = connection.collection(name) as unknown as mongo.Collection;
  const inFlight = new Set<Promise<unknown>>();
  let waiting: object[] = [];
  const send = async (docs: object[]): Promise<void> => {
    while (inFlight.size >= IN_FLIGHT) await Promise.race(inFlight);
    const sent = collection.insertMany(docs, FAST).finally(() => inFlight.delete(sent));
    inFlight.add(sent);
  };
  return {
    async add(docs: readonly object[]): Promise<void> {
      waiting.push(...docs);
      if (waiting.length < AT_ONCE) return;
      const full = waiting;
      waiting = [];
      await send(full);
    },
    async end(): Promise<void> {
      if (waiting.length > 0) await send(waiting);
      await Promise.all(inFlight);
    },
  };
}

/** The document that the projector would have written; nobody is alerted of the past. */
async function visitorDocOf(
  { visitor, events }: MadeVisitor,
  { site, now }: Population,
  pipeline: Pipeline,
  scoring: Scoring,
): Promise<VisitorDoc> {
  const doc = nextDoc({
    key: `${site}:${visitor}`,
    previous: undefined,
    state: await foldAll(events, scoring),
    unsettled: [],
    settled: [],
    scoring,
    decideAlert: pipeline.projection.decideAlert,
    now,
  });
  return { ...doc, armed: doc.intent < scoring.threshold };
}

/**
 * Fills a site with made-up visitors, their events, orders and conversations, in the shapes that
 * the stores write and with the real fold; hours, days and companies are then counted by the real
 * job. The same seed makes the same site.
 */
export async function populate(
  { connection, pipeline, analytics, say }: PopulateDeps,
  {
    visitors: count,
    seed = 1,
    ...given
  }: Omit<Population, 'verified'> & { visitors: number; seed?: number },
): Promise<void> {
  const { site } = given;
  const scoring = await pipeline.scoringFor(site);
  if (!scoring) throw new Error(`there is no site ${site}`);
  const population: Population = { ...given, verified: [] };
  const random = randomFrom(seed);
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  // Building an index at the end is several times faster than keeping it all along.
  for (const name of ['events', 'visitors']) await connection.collection(name).dropIndexes();
  const [events, visitors, conversations, messages] = [
    'events',
    'visitors',
    'conversations',
    'messages',
  ].map((name) => createInserter(connection, name)) as [Inserter, Inserter, Inserter, Inserter];
  const orders = orderStore(connection);
  const persons = new Set<string>();
  let purchases: StoredEvent[] = [];
  let made = 0;
  for (let n = 0; n < count; n += 1) {
    const one = makeVisitor(random, population);
    const doc = await visitorDocOf(one, population, pipeline, scoring);
    if (doc.person !== null) persons.add(doc.person);
    made += one.events.length;
    purchases.push(...one.events.filter(({ event }) => event === 'purchase'));
    if (purchases.length >= AT_ONCE) await orders.record(purchases.splice(0));
    await events.add(one.events);
    await visitors.add([toRecord(doc)]);
    const chat = conversationsOf(one, population);
    await conversations.add(chat.conversations);
    await messages.add(chat.messages);
    if ((n + 1) % 100_000 === 0) say(`${n + 1} visitors, ${made} events after ${seconds()} …`);
  }
  await orders.record(purchases);
  for (const inserter of [events, visitors, conversations, messages]) await inserter.end();
  await createIndexes(connection);
  say(`indexes built after ${seconds()} …`);
  for (const person of persons) await mergePerson(pipeline.projection, site, person, []);
  say(`${persons.size} persons merged after ${seconds()} …`);
  await analytics.markAll();
  while (await isMarked(connection)) await analytics.job();
  say(`${count} visitors with ${made} events, counted and indexed after ${seconds()}`);
}
type Inserter = ReturnType<typeof createInserter>;

/** Whether the job has something to count right now. */
async function isMarked(connection: Connection): Promise<boolean> {
  for (const name of ['rollup_hours', 'rollup_days', 'companies']) {
    const marked = { mark: { $exists: true } };
    if (await connection.collection(name).findOne(marked, { projection: { _id: 1 } })) return true;
  }
  return false;
}
