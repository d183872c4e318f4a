import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress } from './ip-address.ts';
import { createPrefixMatch, specialUse } from './special-addresses.ts';

const useOf = (text: string) => {
  const address = parseAddress(text);
  assert.ok(address, text);
  return specialUse(address);
};

test('knows the ends of the private and reserved ranges', () => {
  const expected = {
    '9.255.255.255': undefined,
    '10.0.0.0': 'private',
    '10.255.255.255': 'private',
    '11.0.0.0': undefined,
    '100.63.255.255': undefined,
    '100.64.0.1': 'cgnat',
    '100.127.255.255': 'cgnat',
    '100.128.0.0': undefined,
    '127.0.0.1': 'private',
    '169.254.169.254': 'private',
    '172.15.255.255': undefined,
    '172.16.0.0': 'private',
    '172.31.255.255': 'private',
    '172.32.0.0': undefined,
    '192.168.1.1': 'private',
    '203.0.113.7': 'reserved',
    '239.0.0.1': 'reserved',
    '255.255.255.255': 'reserved',
    '::': 'private',
    '::1': 'private',
    '::ffff:10.1.2.3': 'private',
    'fe80::1': 'private',
    'fd12:3456::1': 'private',
    'fbff::1': undefined,
    'fe00::1': undefined,
    '2001:db8::1': 'reserved',
    '2001:db9::1': undefined,
    '2001:0:1::1': 'reserved',
    '2606:4700::1': undefined,
    'ff02::1': 'reserved',
  };
  for (const [text, use] of Object.entries(expected)) assert.equal(useOf(text), use, text);
});

test('a prefix table refuses what is no CIDR', () => {
  assert.throws(() => createPrefixMatch([['example.com/8', true]]), /Not a CIDR/);
});
