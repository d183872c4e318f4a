import assert from 'node:assert/strict';
import { test } from 'node:test';
import { originOf, pathOf } from './counted-event.ts';

test('names what is counted as the database gives it back, however it is cut', () => {
  const long = encodeURIComponent(`${'x'.repeat(99)}😀`);
  const { source } = originOf({ url: `https://a.example/?utm_source=${long}` }, new Set());
  assert.equal(source, `${'x'.repeat(99)}\uFFFD`);
  const { referrer } = originOf({ referrer: `https://${'y'.repeat(99)}😀/` }, new Set());
  assert.ok(referrer?.isWellFormed());
  assert.ok(pathOf(`https://a.example/${'z'.repeat(198)}😀`).isWellFormed());
});

test('a session comes from its utm_source, else the host that linked to it, else from nowhere', () => {
  const url = 'https://a.example/x';
  const of = (page: string, referrer?: string) =>
    originOf({ url: page, ...(referrer ? { referrer } : {}) }, new Set(['b.example'])).source;
  assert.equal(of(`${url}?utm_source=%20News%20`, 'https://www.c.example/'), 'news');
  assert.equal(of(url, 'https://www.c.example:8080/p'), 'c.example');
  for (const own of ['https://a.example/', 'https://www.b.example/', undefined])
    assert.equal(of(url, own), 'direct');
});
