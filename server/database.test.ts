import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createIndexes } from './database.ts';
import { testDatabase, type TestDatabase } from './engine/testing/test-database.ts';
import { visitorStore } from './visitors/visitor-store.ts';

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(() => db.stop());

test('an upgrade replaces indexes with other options and drops those nothing reads', async () => {
  const { collection } = visitorStore(db.connection);
  await collection.createIndex({ site: 1, person: 1 });
  await collection.createIndex({ site: 1, words: 1 });
  await collection.createIndex({ of: 1, operator: 1 });
  await createIndexes(db.connection);
  const indexes = new Map((await collection.indexes()).map((index) => [index.name, index]));
  assert.deepEqual(indexes.get('site_1_person_1')?.partialFilterExpression, {
    person: { $gt: '' },
  });
  assert.ok(!indexes.has('site_1_words_1'));
  assert.ok(indexes.has('of_1_operator_1'), "the operator's own stay");
});
