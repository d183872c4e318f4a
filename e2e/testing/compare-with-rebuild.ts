import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { countsOf, tallyOf, type RollupDoc } from '../../server/analytics/rollups/rollup-doc.ts';
import { projectRoot } from '../../server/project-root.ts';
import type { Database, Document } from './database.ts';
import type { EventStream } from './stream-events.ts';

/**
 * What differs from write to write although it means the same; `unsettled` names events whose batch
 * was pending when they were counted, which nobody will apply any more once it is not.
 */
const MEANS_NOTHING = new Set(['unsettled', 'version', 'mark', 'due', 'recounted_at']);
const MARKED = ['rollup_hours', 'rollup_days', 'companies'];

/** States lie there as JSON, in which the order of names means nothing. */
const parsed = (value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('{') ? (JSON.parse(value) as unknown) : value;

const without = (doc: Document): Document =>
  Object.fromEntries(
    Object.entries(doc)
      .filter(([name]) => !MEANS_NOTHING.has(name))
      .map(([name, value]) => [name, parsed(value)]),
  );

/** Rollups in one form, in which neither order nor who counted is left. */
const rollupOf = (doc: Document) => {
  const { visitors, sessions, ...counts } = countsOf(tallyOf([doc as unknown as RollupDoc]));
  const bytes = (parts: Record<string, Buffer>) => parts['all']?.toString('hex');
  return {
    _id: doc['_id'] as unknown,
    counts,
    visitors: bytes(visitors),
    sessions: bytes(sessions),
  };
};

const foldedAll = ({ db }: Database): Promise<void> =>
  expect
    .poll(() => db.collection('pending_batches').countDocuments(), 'every batch is folded')
    .toBe(0);

/**
 * Has every hour recounted as if it were over, and its day put together: of an hour that is open,
 * its day knows nothing yet.
 */
async function closeHours({ db }: Database): Promise<void> {
  const asked = new Date();
  await db
    .collection('rollup_hours')
    .updateMany({ due: { $exists: true } }, { $set: { due: asked, mark: randomUUID() } });
}

/** Waits until all that is on disk is folded and counted. Reasons to count anew wait for nobody. */
async function settle(database: Database): Promise<void> {
  const { db } = database;
  await foldedAll(database);
  const marked = async (): Promise<number> => {
    let count = 0;
    for (const name of MARKED) {
      const { matchedCount } = await db
        .collection(name)
        .updateMany({ mark: { $exists: true } }, { $min: { due: new Date() } });
      count += matchedCount;
    }
    return count;
  };
  await expect.poll(marked, 'every mark is taken off').toBe(0);
}

async function projectionsOf({ db }: Database) {
  const read = (name: string, options = {}) =>
    db.collection(name).find({}, options).sort({ _id: 1 }).toArray();
  const rollups = async (name: string) =>
    (await read(name, { promoteBuffers: true })).map(rollupOf);
  return {
    visitors: (await read('visitors')).map(without),
    hours: await rollups('rollup_hours'),
    days: await rollups('rollup_days'),
    companies: (await read('companies')).map(without),
  };
}

/** Runs the built `npm run rebuild` beside the server. */
export async function rebuild(env: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/server/rebuild.js')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code, said).toBe(0);
}

/** Visitors and scores are what a rebuild makes of the events, field by field. */
export async function expectVisitorsEqualRebuild(
  database: Database,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const read = async () => {
    await foldedAll(database);
    const found = database.db.collection('visitors').find({}).sort({ _id: 1 });
    return (await found.toArray()).map(without);
  };
  const live = await read();
  expect(live.length, 'somebody was there').toBeGreaterThan(0);
  await rebuild(env);
  expect(live).toEqual(await read());
}

/**
 * The same, and of hours and companies; of days too where hours are to be closed.
 * @param hours `open`: as they were counted, event by event; `then closed`: these, and then their
 *   days; `closed`: what a recount of an open hour counted twice (an event whose batch was pending)
 *   is right once the hour is over, and is looked at then
 */
export async function expectEqualsRebuild(
  database: Database,
  env: Readonly<Record<string, string>>,
  hours: 'open' | 'then closed' | 'closed' = 'open',
): Promise<void> {
  await settle(database);
  const live = await projectionsOf(database);
  expect(live.visitors.length, 'somebody was there').toBeGreaterThan(0);
  if (hours !== 'open') {
    await closeHours(database);
    await settle(database);
    const closed = await projectionsOf(database);
    live.days = closed.days;
    if (hours === 'closed') live.hours = closed.hours;
    expect(live.days.length).toBeGreaterThan(0);
  }
  await rebuild(env);
  await settle(database);
  const { days, ...rebuilt } = await projectionsOf(database);
  expect(live).toEqual({ ...rebuilt, days: hours === 'open' ? live.days : days });
}

/** Whatever was acknowledged is on disk once, and nothing that nobody sent. */
export async function expectStoredOnce({ db }: Database, stream: EventStream): Promise<void> {
  const visitors = [...stream.sent.keys()];
  const found = await db
    .collection('events')
    .find({ visitor_id: { $in: visitors } }, { projection: { event_id: 1 } })
    .toArray();
  const ids = found.map((event) => String(event['event_id']));
  const stored = new Set(ids);
  expect(stored.size, 'none is there twice').toBe(ids.length);
  expect(
    [...stream.acknowledged].filter((id) => !stored.has(id)),
    'acknowledged and lost',
  ).toEqual([]);
  const sent = new Set([...stream.sent.values()].flat().map(({ event_id }) => event_id));
  expect(
    ids.filter((id) => !sent.has(id)),
    'stored, and nobody sent it',
  ).toEqual([]);
}
