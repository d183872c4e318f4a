import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase, type TestDatabase } from './testing/test-database.ts';
import { cacheMegabytes } from './tune-engine.mjs';

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(() => db.stop());

test('answers a query none of whose plans finds anything in its first 10,000 steps', async () => {
  const collection = db.connection.collection('many');
  await collection.createIndex({ site: 1, a: 1 });
  await collection.createIndex({ site: 1, b: 1 });
  await collection.insertMany(
    Array.from({ length: 40_000 }, (_, n) => ({ site: 1, a: n, b: -n, c: n })),
  );
  assert.equal(await collection.findOne({ site: 1, c: -1 }), null);
});

test('gives the cache an eighth of the memory, of the container where it has less', () => {
  const gigabyte = 2 ** 30;
  assert.equal(cacheMegabytes(8 * gigabyte, 0), 1_024);
  assert.equal(cacheMegabytes(8 * gigabyte, 2 ** 63), 1_024);
  assert.equal(cacheMegabytes(8 * gigabyte, 4 * gigabyte), 512);
  assert.equal(cacheMegabytes(gigabyte / 2, 0), 256);
});
