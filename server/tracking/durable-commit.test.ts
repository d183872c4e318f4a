import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { createIndexes } from '../database.ts';
import { isAnswer } from '../database-errors.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { commitAtOnce, commitInSteps, type DurableCommit } from './durable-commit.ts';
import { eventStore } from './event-store.ts';
import { pendingStore } from './pending-store.ts';
import { storedClick } from './testing/stored-click.ts';

const SITE = 'w_durable0';
const VISITOR = 'v_0123456789abcdef0123456789abcdef';

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(() => db.stop());

const eventsOf = (count: number): StoredEvent[] =>
  Array.from({ length: count }, () => storedClick(SITE, VISITOR));

for (const [name, way] of [
  ['with one command', 'at once'],
  ['with a command for each step', 'in steps'],
] as const) {
  describe(`a commit ${name}`, () => {
    let commands: string[] = [];
    let commit: (events: readonly StoredEvent[]) => ReturnType<DurableCommit>;
    let found: (id: string) => Promise<unknown>;
    let batches: Record<string, string>;

    before(async () => {
      const events = eventStore(db.connection);
      const pending = pendingStore(db.connection);
      await createIndexes(db.connection);
      const told = {
        events: {
          insert: (batch: readonly StoredEvent[]) => {
            commands.push(`insert ${batch.length}`);
            return events.insert(batch);
          },
        },
        pending,
      };
      const durable = way === 'at once' ? commitAtOnce(db.connection, told) : commitInSteps(told);
      commit = (given) => {
        const id = randomUUID();
        batches = Object.fromEntries(given.map(({ _id }) => [_id, id]));
        commands = [];
        const batch = given.map((event) => ({ ...event, batch: id }));
        return durable({ id, writer: 'w', visitors: [`${SITE}:${VISITOR}`], events: batch });
      };
      found = async (id) =>
        (await db.connection.collection('events').findOne({ _id: id as never }))?.['batch'];
    });

    test('puts the events and the announcement on disk', async () => {
      const events = eventsOf(3);
      const before = Date.now() - 1_000;
      assert.deepEqual(await commit(events), { duplicates: new Set(), owned: true });
      for (const { _id } of events) assert.equal(await found(_id), batches[_id]);
      const announced = await db.connection
        .collection('pending_batches')
        .findOne({ _id: Object.values(batches)[0] as never });
      assert.equal(announced?.['writer'], 'w');
      assert.deepEqual(announced?.['visitors'], [`${SITE}:${VISITOR}`]);
      assert.ok(announced?.['at'] >= before);
      assert.deepEqual(commands, way === 'at once' ? [] : ['insert 3']);
    });

    for (const there of [[0], [2], [4], [1, 3], [0, 1, 2, 3, 4]]) {
      test(`tells which events were there already: ${there.join(', ')} of 5`, async () => {
        const events = eventsOf(5);
        await commit(there.map((index) => events[index] as StoredEvent));
        const first = batches;
        assert.deepEqual(await commit(events), { duplicates: new Set(there), owned: true });
        for (const { _id } of events) assert.equal(await found(_id), first[_id] ?? batches[_id]);
      });
    }

    test('an event that comes twice at once is stored once', async () => {
      const [one, other] = eventsOf(2) as [StoredEvent, StoredEvent];
      const { duplicates } = await commit([one, one, other]);
      assert.deepEqual(duplicates, new Set([1]));
      assert.equal(await found(other._id), batches[other._id]);
    });

    test('throws where the database refuses', async () => {
      const [first, wrong] = eventsOf(2) as [StoredEvent, StoredEvent];
      // No index takes two lists at once.
      await db.connection
        .collection('events')
        .createIndex({ one: 1, other: 1 }, { name: 'two_lists', sparse: true });
      try {
        const refused = { ...wrong, one: [1, 2], other: [1, 2] } as unknown as StoredEvent;
        await assert.rejects(commit([first, refused]), isAnswer);
        assert.equal(await found(wrong._id), undefined);
      } finally {
        await db.connection.collection('events').dropIndex('two_lists');
      }
    });
  });
}
