import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSteps } from './parse-steps.ts';

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
