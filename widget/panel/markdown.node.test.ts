import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInline, parseMarkdown, type Inline } from './markdown.ts';

const wordsOf = (pieces: Inline[]): string =>
  pieces
    .map((piece) =>
      typeof piece === 'string'
        ? piece
        : piece.kind === 'code'
          ? piece.text
          : wordsOf(piece.children),
    )
    .join('');

test('knows emphasis, code and links, also inside each other', () => {
  assert.deepEqual(parseInline('a **b _c_** `d**` ~~e~~ *f*'), [
    'a ',
    { kind: 'strong', children: ['b ', { kind: 'em', children: ['c'] }] },
    ' ',
    { kind: 'code', text: 'd**' },
    ' ',
    { kind: 'del', children: ['e'] },
    ' ',
    { kind: 'em', children: ['f'] },
  ]);
  assert.deepEqual(parseInline('[Our *prices*](https://x.io/p?a=1) and https://x.io/a_b_c'), [
    { kind: 'link', href: 'https://x.io/p?a=1', children: ['Our *prices*'] },
    ' and ',
    { kind: 'link', href: 'https://x.io/a_b_c', children: ['https://x.io/a_b_c'] },
  ]);
});

test('takes blank lines beside a list for its margin, and no others', () => {
  assert.deepEqual(parseMarkdown('Plans:\n\n- a\n\n- b\n\nSee\n\nthem'), [
    { kind: 'text', children: ['Plans:'] },
    { kind: 'ul', items: [['a'], ['b']] },
    { kind: 'text', children: ['See\n\nthem'] },
  ]);
});

test('knows lists, quotes and blocks of code', () => {
  assert.deepEqual(parseMarkdown('First:\n- a\n- b\n1. c\n> said\n```js\nif (a) *b*\n```\nend'), [
    { kind: 'text', children: ['First:'] },
    { kind: 'ul', items: [['a'], ['b']] },
    { kind: 'ol', items: [['c']] },
    { kind: 'quote', children: ['said'] },
    { kind: 'pre', text: 'if (a) *b*' },
    { kind: 'text', children: ['end'] },
  ]);
  const apart = parseMarkdown('- a\nb\n- c').map(({ kind }) => kind);
  assert.deepEqual(apart, ['ul', 'text', 'ul']);
});

test('leaves as it is what only looks like it', () => {
  for (const text of [
    '2 * 3 * 4 = 24',
    'snake_case_name and other_snake_case',
    '** not bold **',
    '<b>x</b> & <script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,1)',
    'a * b',
    '-5 degrees',
  ]) {
    assert.equal(wordsOf(parseInline(text)), text);
    assert.ok(!JSON.stringify(parseInline(text)).includes('"href":"javascript'), text);
    assert.ok(!JSON.stringify(parseInline(text)).includes('"href":"data'), text);
  }
});

test('comes to an end with whatever is typed', () => {
  const started = performance.now();
  for (const odd of ['*', '_', '`', '[', '**a', '~~', '> ', '- ', '](', 'https://'])
    parseMarkdown(odd.repeat(4000 / odd.length));
  assert.ok(performance.now() - started < 1500, `${performance.now() - started} ms`);
});
