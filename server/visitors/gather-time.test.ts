import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatherTime } from './gather-time.ts';

test('gathers longer where rounds take longer, and never so long that a dashboard looks stale', () => {
  assert.deepEqual([0, 2, 20, 60, 900].map(gatherTime), [40, 40, 100, 300, 350]);
});
