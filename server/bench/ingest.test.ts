import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharesOf } from './read-profile.ts';
import { healthOf, slopeOf } from './watch-health.ts';

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url },
  children,
});

test("a profile's time is its areas', and Node's own functions are their callers'", () => {
  const shares = sharesOf(
    {
      nodes: [
        node(1, '(root)', '', [2, 5, 6, 7]),
        node(2, 'applyBatches', 'file:///x/server/visitors/apply.ts', [3, 4]),
        node(3, 'stringify', ''),
        node(4, 'serialize', 'file:///x/node_modules/bson/lib/bson.cjs'),
        node(5, '(idle)', ''),
        node(6, '(garbage collector)', ''),
        node(7, 'boot', 'file:///x/server/tracking/ingest.ts'),
      ],
      samples: [7, 2, 3, 4, 5, 6],
      timeDeltas: [100, 30, 10, 40, 900, 20],
    },
    101,
  );
  assert.deepEqual(
    shares.map(({ area, share }) => [area.split(':')[0], share]),
    [
      ['projection', 0.4],
      ['database driver', 0.4],
      ['garbage collection', 0.2],
    ],
  );
});

test('memory grows as the line through its looks does', () => {
  assert.equal(
    slopeOf([
      [0, 1],
      [1, 3],
      [2, 5],
    ]),
    2,
  );
  const looks = Array.from({ length: 9 }, (_, at) => ({
    at,
    megabytes: at < 3 ? 1_000 : 100 + at / 60,
    delay: at,
  }));
  const { megabytesAMinute, megabytesByFifth, delay } = healthOf(looks);
  assert.deepEqual(megabytesByFifth.map(Math.round), [1_000, 1_000, 100, 100, 100]);
  assert.ok(Math.abs(megabytesAMinute - 1) < 1e-6);
  assert.equal(delay, 5);
});
