import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileGlob } from './compile-glob.ts';
import { matchGlob } from './match-glob.ts';

const text = (pieces: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((all) => `/${all.join('')}`);

test('takes what the regular expression of a glob takes', () => {
  const globs = text(['a', 'b', 'Ä', '/', '*', '**', '/**', '{', ',', '}', '{a,*b}', '＊'], 10);
  const paths = text(['a', 'b', 'ab', '/', '{', ',', '}', '＊'], 10);
  let matched = 0;
  fc.assert(
    fc.property(globs, paths, (glob, path) => {
      const taken = compileGlob(glob).test(path);
      matched += Number(taken);
      assert.equal(matchGlob(glob).test(path), taken);
    }),
    { numRuns: 20_000 },
  );
  assert.ok(matched > 500, `${matched}`);
});

test('takes no longer for a path made to be hard', () => {
  const start = performance.now();
  for (const glob of [
    '/*a*a*axb',
    '/{a,}*a*a*axb',
    '/**a**a**axb',
    '/**/a/**/a/**/xb',
    '/{*,**}{*,**}x',
  ])
    for (const path of [`/${'a'.repeat(511)}`, '/a'.repeat(256)])
      assert.equal(matchGlob(glob).test(path), false);
  assert.ok(performance.now() - start < 500, `${performance.now() - start} ms`);
});
