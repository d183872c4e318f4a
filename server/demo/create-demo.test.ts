import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoInboxUrl } from './create-demo.ts';

for (const [host, url] of [
  ['127.0.0.1', 'http://127.0.0.1:3000/demo/inbox'],
  ['localhost', 'http://127.0.0.1:3000/demo/inbox'],
  ['0.0.0.0', 'http://127.0.0.1:3000/demo/inbox'],
  ['::', 'http://127.0.0.1:3000/demo/inbox'],
  ['::1', 'http://[::1]:3000/demo/inbox'],
  ['192.168.1.5', 'http://192.168.1.5:3000/demo/inbox'],
] as const) {
  test(`bound to ${host}, the inbox is reached at ${url}`, () => {
    assert.equal(demoInboxUrl({ host, port: 3000 }), url);
  });
}
