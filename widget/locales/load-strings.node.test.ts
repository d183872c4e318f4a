import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { en, type Strings } from '../strings.ts';
import { loadStrings, spokenLocale } from './load-strings.ts';

const names = readdirSync(import.meta.dirname)
  .filter((file) => !file.includes('load-strings'))
  .map((file) => file.replace('.ts', ''));

test('every file of words is spoken, whole, and keeps what is replaced', async () => {
  assert.ok(names.length >= 20);
  for (const name of names) {
    const { strings } = await loadStrings([name], en);
    assert.notEqual(strings, en, name);
    for (const key of Object.keys(en) as (keyof Strings)[]) {
      assert.ok(strings[key].trim(), `${name}: ${key}`);
      assert.deepEqual(
        strings[key].match(/\{\w+\}/g),
        en[key].match(/\{\w+\}/g),
        `${name}: ${key}`,
      );
    }
  }
});

test('finds the nearest language there is', () => {
  assert.equal(spokenLocale('pt-BR'), 'pt');
  assert.equal(spokenLocale('de_AT'), 'de');
  assert.equal(spokenLocale('zh-Hant-TW'), 'zh-hant');
  assert.equal(spokenLocale('zh-TW'), 'zh-hant');
  assert.equal(spokenLocale('zh-CN'), 'zh');
  assert.equal(spokenLocale('nn-NO'), 'nb');
  assert.equal(spokenLocale('iw'), 'he');
  assert.equal(spokenLocale('en-GB'), 'en');
  for (const other of ['tlh', '', 'constructor', 'x-y'])
    assert.equal(spokenLocale(other), undefined);
});

test('takes the first language that is spoken, and says which way it is written', async () => {
  const { locale, direction } = await loadStrings(['', 'tlh', 'ar-EG', 'de'], en);
  assert.deepEqual([locale, direction], ['ar-EG', 'rtl']);
  assert.equal((await loadStrings(['tlh'], en)).strings, en);
  assert.equal((await loadStrings(['en-GB', 'de'], en)).strings, en);
});
