import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutSecrets } from './without-secrets.ts';

test('a receiver that repeats the request is quoted without our secrets', () => {
  const token = 'pat-eu1-0123456789';
  assert.equal(withoutSecrets(`No: Bearer ${token}, ${token}`, [token]), 'No: Bearer …, …');
  const url = 'https://hooks.slack.com/services/T0/B0/secret';
  assert.equal(withoutSecrets('cannot POST /services/T0/B0/secret', [url]), 'cannot POST …');
  assert.equal(withoutSecrets(`no ${url}!`, [url]), 'no …!');
  assert.equal(withoutSecrets('thank you', [token, url]), 'thank you');
});

test('nor is the beginning of one at the end of what was kept', () => {
  assert.equal(withoutSecrets('you sent pat-eu1-0123', ['pat-eu1-0123456789']), 'you sent …');
  assert.equal(withoutSecrets('one pat', ['pat-eu1-0123456789']), 'one pat');
});
