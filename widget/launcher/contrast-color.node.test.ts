import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { contrastColor, contrastRatio } from './contrast-color.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

test('measures contrast as WCAG does', () => {
  assert.equal(contrastRatio('#000000', '#ffffff'), 21);
  assert.equal(contrastRatio('#777777', '#FFFFFF').toFixed(2), '4.48');
  assert.equal(contrastRatio('#336699', '#336699'), 1);
});

test('prefers white, then nearly black', () => {
  assert.equal(contrastColor('#4f46e5'), '#ffffff');
  assert.equal(contrastColor('#F4A91F'), '#0b0b0f');
  assert.equal(contrastColor('#ffffff'), '#0b0b0f');
  assert.equal(contrastColor('#000000'), '#ffffff');
});

test('is readable (AA) on every colour, the greys in between too', () => {
  const isReadable = (color: string): boolean => contrastRatio(contrastColor(color), color) >= 4.5;
  for (let grey = 0; grey < 256; grey++) {
    const color = `#${grey.toString(16).padStart(2, '0').repeat(3)}`;
    assert.ok(isReadable(color), color);
  }
  fc.assert(fc.property(hex, isReadable), { numRuns: 20_000 });
});
