import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textPieces } from './rich-text.ts';
import { isSafeUrl } from './safe-url.ts';

const links = (text: string) =>
  textPieces(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href]));
const joined = (text: string) =>
  textPieces(text)
    .map((piece) => (typeof piece === 'string' ? piece : piece.text))
    .join('');

test('finds web and e-mail addresses, without what ends the sentence', () => {
  assert.deepEqual(links('See https://example.com/a?b=1#c, or (www.example.com).'), [
    'https://example.com/a?b=1#c',
    'https://www.example.com',
  ]);
  assert.deepEqual(links('Write to jane.doe+x@acme.co.uk!'), ['mailto:jane.doe+x@acme.co.uk']);
  assert.deepEqual(links('https://en.wikipedia.org/wiki/Set_(mathematics)'), [
    'https://en.wikipedia.org/wiki/Set_(mathematics)',
  ]);
});

test('makes no link of anything else', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'version 1.2.3',
    'a@b',
    '',
  ])
    assert.deepEqual(links(text), [], text);
});

test('loses no letter', () => {
  for (const text of [
    'a https://x.io b',
    '(https://x.io)',
    'x@y.zz',
    '  \n https://x.io\n',
    'plain',
  ])
    assert.equal(joined(text), text);
});

test('follows https, http on this machine, mailto and tel only', () => {
  for (const url of [
    'https://a.b',
    'http://localhost:3000/x',
    'http://127.0.0.1',
    'mailto:a@b.c',
    'tel:+1',
  ])
    assert.ok(isSafeUrl(url), url);
  for (const url of ['http://a.b', 'http://localhost.evil.com', 'javascript:1', '//a.b', '/x', ''])
    assert.ok(!isSafeUrl(url), url);
});
