import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase, type TestDatabase } from '../../engine/testing/test-database.ts';
import { compileGlob } from '../../intent/compile-glob.ts';
import { urlPattern } from './url-pattern.ts';

interface Pair {
  glob: string;
  url: string;
}

describe('the path of a funnel’s step', () => {
  let db: TestDatabase;
  before(async () => {
    db = await testDatabase();
  });
  after(() => db.stop());

  /** Whether the database finds each glob in its url. */
  const matched = async (pairs: readonly Pair[]): Promise<boolean[]> => {
    const documents = pairs.map(({ glob, url }) => ({ url, regex: urlPattern(glob) }));
    const found = await db.connection.db
      ?.aggregate<{ is: boolean }>([
        { $documents: documents },
        { $project: { is: { $regexMatch: { input: '$url', regex: '$regex', options: 'i' } } } },
      ])
      .toArray();
    return (found ?? []).map(({ is }) => is);
  };
  const whichMatch = async (glob: string, paths: readonly string[]): Promise<string[]> => {
    const found = await matched(paths.map((path) => ({ glob, url: `https://a.example${path}` })));
    return paths.filter((_, index) => found[index]);
  };

  test('is the whole path, with or without a slash at its end, case aside', async () => {
    const is = ['/pricing', '/Pricing/?q=1', '/pricing#x', '/pricing/'];
    const not = ['/pricing-tips', '/x/pricing', '/?/pricing', '/', '/pricing//'];
    assert.deepEqual(await whichMatch('/pricing', [...is, ...not]), is);
    assert.deepEqual(await whichMatch('/pricing/', [...is, ...not]), is);
    assert.deepEqual(await whichMatch('/', ['/', '/a', '/?a']), ['/', '/?a']);
    assert.deepEqual(await whichMatch('/a.b', ['/aXb', '/a.b']), ['/a.b']);
    assert.deepEqual(await whichMatch('/(a+)+$', ['/(a+)+$', '/aa']), ['/(a+)+$']);
  });

  test('a star is anything within a segment, and at the end anything at all', async () => {
    for (const [glob, is, not] of [
      ['/blog/*', ['/blog/a', '/blog/a/b', '/blog/'], ['/blog', '/blogs/a', '/x/blog/a']],
      ['/pricing*', ['/pricing', '/pricing-tips', '/pricing/teams?x'], ['/x/pricing']],
      ['/*', ['/', '/a', '/a/b/c'], []],
      ['/*/docs', ['/en/docs', '/en/docs/'], ['/docs', '/a/b/docs', '/?/docs']],
      ['/a*/b*c', ['/a/bc', '/ax/bxc', '/ax/bcxc/'], ['/a/x/bc', '/a/b/c']],
    ] as const)
      assert.deepEqual(await whichMatch(glob, [...is, ...not]), [...is], glob);
  });

  test('two stars are any depth, and none, as in page rules', async () => {
    for (const [glob, is, not] of [
      ['/blog/**', ['/blog', '/blog/a', '/blog/a/b?x'], ['/blogs', '/x/blog']],
      ['/**/docs', ['/docs', '/a/docs', '/a/b/docs'], ['/adocs', '/docs/a']],
      ['/**/a/**/b', ['/a/b', '/x/a/a/y/b', '/a/b/b'], ['/b/a', '/a/xb']],
      ['/a**z', ['/az', '/a/b/z'], ['/a/b', '/az/b']],
    ] as const)
      assert.deepEqual(await whichMatch(glob, [...is, ...not]), [...is], glob);
  });

  test('is found as urls are stored, with escapes', async () => {
    const stored = ['/%C3%9Cber-uns', '/%C3%BCber-uns/team', '/a%20b', '/%7Bx%7D'];
    assert.deepEqual(await whichMatch('/über-uns*', stored), stored.slice(0, 2));
    assert.deepEqual(await whichMatch('/%c3%9cber-uns', stored), stored.slice(0, 1));
    assert.deepEqual(await whichMatch('/a b', stored), ['/a%20b']);
    assert.deepEqual(await whichMatch('/{x}', stored), ['/%7Bx%7D']);
  });

  test('takes what page rules take, but for the star at the end', async () => {
    const text = (letters: string[], maxLength: number) =>
      fc.array(fc.constantFrom(...letters), { maxLength }).map((all) => all.join(''));
    const pair = fc.record({
      glob: text(['a', 'b', '/', '*', '**', '/**/'], 9).map((rest) => `/${rest}`),
      path: text(['a', 'b', 'ab', '/'], 9).map((rest) => `/${rest}`),
    });
    const pairs = fc.sample(pair, 10_000);
    const found = await matched(
      pairs.map(({ glob, path }) => ({ glob, url: `https://c.example${path}` })),
    );
    let matches = 0;
    for (const [index, { glob, path }] of pairs.entries()) {
      // `{}` is nothing: after it, the stars are no whole segment.
      const rule = compileGlob(glob.replace(/(?<=.)\/$/, '').replace(/(?<!\*)\*$/, '{}**'));
      matches += Number(rule.test(path));
      assert.equal(found[index], rule.test(path), `${glob} ${path} ${rule.source}`);
    }
    assert.ok(matches > 1_000, `${matches}`);
  });

  test('takes no longer for a url made to be hard', async () => {
    const start = performance.now();
    const [a, slashes] = ['a'.repeat(2_000), '/a'.repeat(1_000)];
    const pairs = [
      '/*a*a*axb',
      '/**a**a**a**a*x',
      '/**/a/**/a/**/a/**/xb',
      '/*a**a*a**axb',
      '/**a*x',
    ].flatMap((glob) => [a, slashes].map((path) => ({ glob, url: `https://c.example/${path}` })));
    assert.deepEqual(
      await matched(pairs),
      pairs.map(() => false),
    );
    assert.ok(performance.now() - start < 2_000, `${performance.now() - start} ms`);
  });
});
