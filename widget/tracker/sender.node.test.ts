import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff } from './sender.ts';

test('waits 1 s, 2 s, 4 s … at most 5 minutes, half of it random', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((failures) => backoff(failures, 1)),
    [1000, 2000, 4000, 8000],
  );
  assert.equal(backoff(0, 0), 500);
  assert.equal(backoff(50, 1), 300_000);
  assert.equal(backoff(50, 0), 150_000);
});
