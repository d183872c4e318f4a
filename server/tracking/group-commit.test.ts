import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once, EventEmitter } from 'node:events';
import { after, before, test } from 'node:test';
import { mongo } from 'mongoose';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { ApiError } from '../errors.ts';
import { commitInSteps } from './durable-commit.ts';
import { eventStore, type EventStore } from './event-store.ts';
import { createGroupCommit, type CommittedBatch, type GroupCommitDeps } from './group-commit.ts';
import { pendingStore } from './pending-store.ts';
import { storedClick } from './testing/stored-click.ts';

const SITE = 'w_commit00';
const VISITOR = 'v_0123456789abcdef0123456789abcdef';

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(() => db.stop());

const event = (): StoredEvent => storedClick(SITE, VISITOR);

/** The real stores; `insert` may stand in for the one of events. */
async function world(
  insertBy: (real: EventStore['insert']) => EventStore['insert'],
  more: Pick<GroupCommitDeps, 'onMeasured'> = {},
) {
  const pending = pendingStore(db.connection);
  const events = eventStore(db.connection);
  await createIndexes(db.connection);
  const told = new EventEmitter();
  const committed: CommittedBatch[] = [];
  const writer = randomUUID();
  const group = createGroupCommit({
    commit: commitInSteps({ events: { insert: insertBy(events.insert) }, pending }),
    pending: {
      async takeBack(...args) {
        await pending.takeBack(...args);
        told.emit('taken back', args[0]);
      },
    },
    writer,
    onCommitted: (batch) => committed.push(batch),
    backlog: () => 0,
    maxWaiting: 100,
    ...more,
  });
  return { pending, events, told, committed, group, writer };
}

const isUnavailable = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'unavailable' && error.retryAfter !== undefined;

test('an insert that had no answer and is carried out after its recovery is recovered once more', async () => {
  let late: () => Promise<unknown> = async () => undefined;
  const { pending, told, group, committed, events } = await world((insert) => async (batch) => {
    late = () => insert(batch);
    throw new Error('the connection was closed');
  });
  const takenBack = once(told, 'taken back');
  await assert.rejects(group.commit([event()]), isUnavailable);
  assert.equal(committed.length, 0);
  // Whoever finds it past its lease finds no event, and ends it.
  const found = await pending.takeOver('recoverer', 0);
  assert.deepEqual(found?.visitors, [`${SITE}:${VISITOR}`]);
  await pending.settle([found?._id ?? ''], 'recoverer');
  await late();
  await takenBack;
  const again = await pending.takeOver('recoverer', 0);
  assert.equal(again?._id, found?._id);
  assert.equal((await events.ofBatch(SITE, VISITOR, again?._id ?? '')).length, 1);
  await pending.settle([again?._id ?? ''], 'recoverer');
});

test('whoever comes just after an insert of several goes with the next one', async () => {
  const next: Promise<unknown>[] = [];
  const { group, committed } = await world((insert) => async (batch) => {
    const found = await insert(batch);
    if (next.length === 0)
      setImmediate(() => next.push(group.commit([event()]), group.commit([event()])));
    return found;
  });
  await Promise.all(Array.from({ length: 5 }, () => group.commit([event()])));
  await Promise.all(next);
  assert.deepEqual(
    committed.map(({ events }) => events.length),
    [5, 2],
  );
});

test('a crowd is answered in portions, and others have their turn in between', async () => {
  let answered = 0;
  let inBetween = 0;
  const { group, committed } = await world((insert) => insert, {
    onMeasured: () => setImmediate(() => (inBetween = answered)),
  });
  const count = () => (answered += 1);
  await Promise.all(Array.from({ length: 90 }, () => group.commit([event()]).then(count)));
  assert.equal(committed.length, 1);
  assert.ok(inBetween > 0 && inBetween < 90, `${inBetween} were answered by then`);
});

test('what the database refused is not announced once more: it will not be carried out', async () => {
  const failures = [
    new mongo.MongoServerError({ message: 'no disk is left', code: 14_031 }),
    new mongo.MongoNetworkError('the connection was closed'),
  ];
  const { group, told, pending } = await world(() => async () => {
    throw failures.shift();
  });
  const again: string[] = [];
  told.on('taken back', (id: string) => again.push(id));
  const inTurn = once(told, 'taken back');
  const before = await pending.all();
  await assert.rejects(group.commit([event()]), isUnavailable);
  const refused = [...(await pending.all())].find((id) => !before.has(id));
  assert.ok(refused, 'one recovery looks for what is on disk of it');
  await assert.rejects(group.commit([event()]), isUnavailable);
  // What was refused first would be announced once more first.
  await inTurn;
  assert.equal(again.length, 1);
  assert.notEqual(again[0], refused);
});

test('what comes while nothing can be stored waits within a bound, and the rest is refused at once', async () => {
  let release = (): void => undefined;
  const blocked = new Promise<void>((resolve) => (release = resolve));
  const { group } = await world((insert) => async (batch) => {
    await blocked;
    return insert(batch);
  });
  const waiting = Array.from({ length: 100 }, () => group.commit([event()]));
  await assert.rejects(
    group.commit([event()]),
    (error) => error instanceof ApiError && error.code === 'overloaded',
  );
  assert.equal(group.waiting(), 100);
  release();
  const answers = await Promise.all(waiting);
  assert.deepEqual(new Set(answers.flat().map(({ duplicate }) => duplicate)), new Set([false]));
  assert.equal(group.waiting(), 0);
});
