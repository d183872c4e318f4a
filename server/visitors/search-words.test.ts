import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryWords, searchWords } from './search-words.ts';

const finds = (texts: readonly string[], q: string): boolean => {
  const words = searchWords(texts);
  const asked = queryWords(q);
  return asked.length > 0 && asked.every((one) => words.some((word) => word.startsWith(one)));
};

test('finds a page by its words in any script, as it is stored and as browsers copy it', () => {
  const paths = ['/%C3%9Cber-uns', '/%E6%97%A5%E6%9C%AC/%E6%96%99%E9%87%91', '/100%/caf%E9'];
  for (const q of [
    'über',
    'UBER uns',
    '/Über-uns',
    '/%C3%9Cber-uns',
    '日本',
    '料金',
    '/100%',
    'caf',
  ])
    assert.ok(finds(paths, q), q);
  assert.ok(!finds(paths, 'c3'), 'escapes are no words');
});

test('finds names whose letters are no letter with a mark, typed either way', () => {
  for (const [name, ...queries] of [
    ['Łukasz Żółć', 'lukasz zolc', 'ŁUKASZ', 'żół'],
    ['Bjørn Strøm', 'bjorn', 'strøm'],
    ['Weiß', 'weiss', 'WEISS', 'weiß'],
    ['Þóra', 'thora', 'þór'],
    ['Işık', 'isik'],
  ] as const)
    for (const q of queries) assert.ok(finds([name], q), `${name} by ${q}`);
});

test('finds an e-mail whole, and by its parts', () => {
  for (const q of ['jane@ac', 'jane', 'acme']) assert.ok(finds(['Jane@Acme.com'], q), q);
  assert.ok(!finds(['jane@acme.com'], 'jane@b'));
});
