import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EXACT_UP_TO, STANDARD_ERROR, Sketch } from './sketch.ts';

const sketchOf = (texts: Iterable<string>): Sketch => {
  const sketch = new Sketch();
  for (const text of texts) sketch.add(text);
  return sketch;
};
const ids = (count: number, seed: string): string[] =>
  Array.from({ length: count }, (_, index) => `v_${seed}${index.toString(36)}`);

test('counts exactly up to 2,048, however often each comes', () => {
  const sketch = sketchOf([...ids(EXACT_UP_TO, 'a'), ...ids(EXACT_UP_TO, 'a')]);
  assert.equal(sketch.count(), EXACT_UP_TO);
  assert.equal(sketch.exact, true);
  assert.equal(sketch.add('v_one_more'), true);
  assert.equal(sketch.exact, false);
});

test('estimates within the stated error: four of its standard errors at most, one on average', () => {
  const squares: number[] = [];
  for (const size of [2_100, 5_000, 20_000, 40_000, 80_000, 300_000]) {
    for (let run = 0; run < 8; run += 1) {
      const error = sketchOf(ids(size, `${run}_${size}_`)).count() / size - 1;
      assert.ok(Math.abs(error) < 4 * STANDARD_ERROR, `${size}: off by ${error}`);
      squares.push(error ** 2);
    }
  }
  const meanSquare = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  assert.ok(Math.sqrt(meanSquare) < 1.3 * STANDARD_ERROR, `root mean square ${meanSquare ** 0.5}`);
});

test('a union is the sketch that saw everything, in any order, exact or not', () => {
  const texts = fc.array(fc.string({ maxLength: 12 }), { maxLength: 60 });
  const bulk = fc.constantFrom(0, 1_500, 3_000);
  fc.assert(
    fc.property(texts, texts, bulk, bulk, (some, others, many, more) => {
      const left = [...some, ...ids(many, 'l')];
      const right = [...others, ...ids(more, 'r')];
      const union = sketchOf(left);
      union.merge(sketchOf(right));
      const reverse = Sketch.of(sketchOf(right).bytes());
      reverse.mergeBytes(sketchOf(left).bytes());
      const whole = sketchOf([...right, ...left].toReversed());
      assert.deepEqual(union.bytes(), whole.bytes());
      assert.deepEqual(reverse.bytes(), whole.bytes());
    }),
    { numRuns: 40 },
  );
});

test('refuses bytes that are not those of a sketch', () => {
  for (const bytes of [Buffer.of(), Buffer.of(2), Buffer.of(0, 1, 2), Buffer.alloc(100, 1)]) {
    assert.throws(() => Sketch.of(bytes), RangeError);
  }
});
