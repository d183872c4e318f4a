import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '../engine/testing/test-database.ts';
import { guardedReplacements } from './guarded-replacements.ts';
import { visitorDoc } from './testing/visitor-doc.ts';
import { visitorStore, type VisitorStore } from './visitor-store.ts';

let db: Awaited<ReturnType<typeof testDatabase>>;
let visitors: VisitorStore;
before(async () => {
  db = await testDatabase();
  visitors = visitorStore(db.connection);
});
after(() => db.stop());

test('writes where the version is as read, and names those where it is not', async () => {
  const names = Array.from({ length: 250 }, (_, index) => `v_${index}`);
  const born = names.map((name) => ({ doc: visitorDoc(name), read: undefined }));
  assert.deepEqual(await visitors.write(born), new Set());

  const lost = 'w_test:v_130';
  await visitors.collection.updateOne({ _id: lost }, { $set: { version: 'of somebody else' } });
  const next = born.map(({ doc }) => ({
    doc: { ...doc, version: `${doc.visitor_id} 2`, page_views: 2, words: ['$x', 'a.b'] },
    read: doc.version,
  }));
  assert.deepEqual(await visitors.write(next), new Set([lost]));
  for (const { doc } of next) {
    const found = await visitors.get(doc._id);
    if (doc._id === lost) assert.equal(found?.page_views, 0);
    else assert.deepEqual(found, doc);
  }
});

test('creates by insert only: whoever is there already is named', async () => {
  const doc = visitorDoc('v_there');
  await visitors.write([{ doc, read: undefined }]);
  const again = { ...doc, version: 'again' };
  const fresh = visitorDoc('v_fresh');
  const conflicts = await visitors.write([
    { doc: again, read: undefined },
    { doc: fresh, read: undefined },
  ]);
  assert.deepEqual(conflicts, new Set([doc._id]));
  assert.deepEqual(await visitors.get(doc._id), doc);
  assert.deepEqual(await visitors.get(fresh._id), fresh);
});

test('names whoever is gone', async () => {
  const doc = visitorDoc('v_gone');
  assert.deepEqual(await visitors.write([{ doc, read: 'v_gone 0' }]), new Set([doc._id]));
  assert.equal(await visitors.get(doc._id), undefined);
});

test('no statement replaces more than 100 documents, or more than fits into one', () => {
  const small = Array.from({ length: 201 }, (_, n) => ({ doc: visitorDoc(`v_${n}`), read: 'r' }));
  const large = small.slice(0, 3).map(({ doc, read }) => ({
    doc: { ...doc, state: { ...doc.state, conversations: ['x'.repeat(2_500_000)] } as never },
    read,
  }));
  const sizes = (statements: ReturnType<typeof guardedReplacements>) =>
    statements.map(({ updateMany }) => (updateMany.filter._id as { $in: string[] }).$in.length);
  assert.deepEqual(sizes(guardedReplacements(small)), [100, 100, 1]);
  assert.deepEqual(sizes(guardedReplacements(large)), [1, 1, 1]);
});
