import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intlLocale } from './intl-locale.ts';

test('makes a language tag that Intl takes of whatever a page says', () => {
  assert.equal(intlLocale('en_US'), 'en-US');
  assert.equal(intlLocale('de'), 'de');
  for (const wrong of ['', '!', 'english language', 'a']) assert.equal(intlLocale(wrong), 'en');
});
