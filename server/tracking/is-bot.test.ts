import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIsBot } from './is-bot.ts';

test('a user agent is a bot every time it is asked about, and so is none at all', () => {
  const isBot = createIsBot();
  for (const _ of [1, 2]) {
    assert.equal(isBot('Googlebot/2.1 (+http://www.google.com/bot.html)'), true);
    assert.equal(
      isBot('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36'),
      false,
    );
    assert.equal(isBot(''), true);
  }
});
