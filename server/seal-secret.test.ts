import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSealer } from './seal-secret.ts';

const sealer = createSealer(Buffer.alloc(32, 7));

test('opens what it sealed, and seals the same text differently each time', () => {
  const sealed = sealer.seal('whsec_gehéim', 'w_one', 'webhook');
  assert.equal(sealer.open(sealed, 'w_one', 'webhook'), 'whsec_gehéim');
  assert.notEqual(sealed, sealer.seal('whsec_gehéim', 'w_one', 'webhook'));
  assert.ok(!sealed.includes('whsec'));
});

test('opens for no other site, field or key, and not after a change', () => {
  const sealed = sealer.seal('secret', 'w_one', 'webhook');
  assert.throws(() => sealer.open(sealed, 'w_two', 'webhook'));
  assert.throws(() => sealer.open(sealed, 'w_one', 'provider'));
  const other = createSealer(Buffer.alloc(32, 8));
  assert.throws(() => other.open(sealed, 'w_one', 'webhook'), /another key/);
  const at = sealed.length - 3;
  const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
  assert.throws(() => sealer.open(changed, 'w_one', 'webhook'));
  assert.throws(() => sealer.open(sealed.slice(0, 30), 'w_one', 'webhook'));
});
