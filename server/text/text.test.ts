import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutText } from './cut-text.ts';
import { decodePercent } from './decode-percent.ts';
import { foldCase } from './fold-case.ts';

test('folds case, accents, and letters that Unicode does not take apart', () => {
  for (const [text, folded] of [
    ['Über', 'uber'],
    ['ŁÓDŹ', 'lodz'],
    ['Tromsø', 'tromso'],
    ['Đorđe', 'dorde'],
    ['Reykjavík Þór Ísafjörður ð', 'reykjavik thor isafjordur d'],
    ['Straße STRASSE ẞ', 'strasse strasse ss'],
    ['Æsir Œuvre', 'aesir oeuvre'],
    ['Diyarbakır İzmir', 'diyarbakir izmir'],
    ['ﬁne ＡＣＭＥ Acme™', 'fine acme acmetm'],
    ['日本語', '日本語'],
  ] as const)
    assert.equal(foldCase(text), folded);
});

test('folds what is folded to itself', () => {
  for (let code = 0; code < 0x1_30_00; code += 1) {
    if (code >= 0xd8_00 && code <= 0xdf_ff) continue;
    const folded = foldCase(String.fromCodePoint(code));
    assert.equal(foldCase(folded), folded, `U+${code.toString(16)}`);
  }
});

test('decodes what is UTF-8, and leaves the rest', () => {
  assert.equal(decodePercent('/%C3%9Cber-uns'), '/Über-uns');
  assert.equal(decodePercent('/a%20b/100%/%FF/%c3%bc'), '/a b/100%/%FF/ü');
  assert.equal(decodePercent('/%E6%97%A5%E6%9C%AC%E8%AA'), '/日本%E8%AA', 'cut in a letter');
});

test('cuts to what a database gives back', () => {
  assert.equal(cutText('abc', 2), 'ab');
  assert.equal(cutText('a😀', 2), 'a\uFFFD');
  assert.equal(cutText('a😀', 3), 'a😀');
});
