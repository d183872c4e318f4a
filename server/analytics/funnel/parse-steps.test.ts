import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSteps } from './parse-steps.ts';

test('refuses fewer than two or more than six steps, and what is neither a name nor a path', () => {
  for (const given of [
    '',
    'a',
    'a,b,c,d,e,f,g',
    'a,path:pricing',
    'a,b{}',
    `a,path:/${'x'.repeat(201)}`,
    'path:/\0,b',
    'path:/a\x1Fb,c',
    'path:/*a*b*c*d*e*f,g',
  ])
    assert.throws(() => parseSteps(given), { code: 'invalid' });
  assert.deepEqual(
    parseSteps(' Sign Up , path:/x ').map(({ text }) => text),
    ['Sign Up', 'path:/x'],
  );
});
