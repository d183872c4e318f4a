import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeAt, randomHex, uuidv7 } from './ids.ts';

test('a UUIDv7 has its version, its variant and its millisecond', () => {
  const now = Date.UTC(2026, 2, 23, 14, 35, 0, 123);
  const id = uuidv7(now, 5);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7005-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(madeAt(id), now);
});

test('ids of one millisecond and tab sort in the order of making', () => {
  const ids = Array.from({ length: 4000 }, (_, counter) => uuidv7(1_700_000_000_000, counter));
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
});

test('random bytes come as two digits each', () => {
  assert.match(randomHex(16), /^[0-9a-f]{32}$/);
  assert.notEqual(randomHex(16), randomHex(16));
});
