import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSteps } from './parse-steps.ts';
import { stepsDone, type Hit } from './walk.ts';

const hits = (...steps: number[]): Hit[] =>
  steps.map((bits, index) => ({ at: index, seq: 0, id: String(index), steps: bits }));

test('steps count in their order only, and one event is one step', () => {
  assert.equal(stepsDone(hits(0b001, 0b010, 0b100), 3), 3);
  assert.equal(stepsDone(hits(0b010, 0b001, 0b100), 3), 1);
  assert.equal(stepsDone(hits(0b010, 0b001, 0b010), 3), 2);
  assert.equal(stepsDone(hits(0b011), 2), 1, 'the same step twice takes two events');
  assert.equal(stepsDone([], 2), 0);
});

test('the order of arrival makes no difference', () => {
  const hit = fc.record({
    at: fc.integer({ min: 0, max: 3 }),
    seq: fc.integer({ min: 0, max: 2 }),
    id: fc.uuid(),
    steps: fc.integer({ min: 1, max: 7 }),
  });
  const shuffled = fc
    .array(hit, { maxLength: 8 })
    .chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
  fc.assert(
    fc.property(shuffled, ([some, others]) => {
      assert.equal(stepsDone(some, 3), stepsDone(others, 3));
    }),
  );
});

test('a path is matched whole, with or without a slash at its end, case aside', () => {
  const matches = (glob: string, url: string): boolean => {
    const [step] = parseSteps(`path:${glob},x`);
    assert.ok(step && 'url' in step);
    return new RegExp(step.url, 'i').test(url);
  };
  for (const url of [
    'https://a.example/pricing',
    'http://a.example/Pricing/?q=1',
    'https://a/pricing#x',
  ])
    assert.ok(matches('/pricing', url), url);
  for (const url of [
    'https://a.example/pricing-tips',
    'https://a.example/x/pricing',
    'https://a.example/?/pricing',
  ])
    assert.ok(!matches('/pricing', url), url);
  assert.ok(matches('/pricing*', 'https://a.example/pricing/teams?x'));
  assert.ok(matches('/*/docs', 'https://a.example/en/docs'));
  assert.ok(matches('/', 'https://a.example/'));
  assert.ok(!matches('/', 'https://a.example/a'));
  assert.ok(!matches('/a.b', 'https://a.example/aXb'));
  assert.ok(matches('/(a+)+$', 'https://a.example/(a+)+$'));
});

test('refuses fewer than two or more than six steps, and what is neither a name nor a path', () => {
  for (const given of [
    '',
    'a',
    'a,b,c,d,e,f,g',
    'a,path:pricing',
    'a,b{}',
    `a,path:/${'x'.repeat(201)}`,
  ])
    assert.throws(() => parseSteps(given), { code: 'invalid' });
  assert.deepEqual(
    parseSteps(' Sign Up , path:/x ').map(({ text }) => text),
    ['Sign Up', 'path:/x'],
  );
});
