import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress } from './ip-address.ts';

test('reads an IPv4 address whole', () => {
  assert.deepEqual(parseAddress('1.2.3.4'), { version: 4, value: 0x01020304 });
  assert.deepEqual(parseAddress('255.255.255.255'), { version: 4, value: 0xffffffff });
});

test('reads an IPv6 address by its upper 64 bits, however it is spelled', () => {
  const spellings = [
    '2001:db8:1:2::5',
    '2001:0DB8:0001:0002:0000:0000:0000:0005',
    '2001:db8:1:2:0:0:0.0.0.5',
    '2001:db8:1:2::5%eth0',
  ];
  for (const text of spellings) {
    const address = parseAddress(text);
    assert.ok(address?.version === 6, text);
    assert.equal(address.high, 0x20010db8, text);
    assert.equal(address.low, 0x00010002, text);
    assert.equal(address.groups[7], 5, text);
  }
});

test('an IPv4 address inside an IPv6 one counts as IPv4', () => {
  const inside = { version: 4, value: 0x08080404 };
  for (const text of [
    '::ffff:8.8.4.4',
    '::FFFF:808:404',
    '0:0:0:0:0:ffff:808:404',
    '64:ff9b::8.8.4.4',
    '2002:808:404::1',
  ])
    assert.deepEqual(parseAddress(text), inside, text);
});

test('what is no address in the usual spelling is none', () => {
  for (const text of [
    '',
    'localhost',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '0x7f.1',
    '2130706433',
    '1.2.3.4:80',
    '[::1]',
    ':::',
    '1::2::3',
    '1.2.3.4/24',
    ' 1.2.3.4',
  ])
    assert.equal(parseAddress(text), undefined, text);
});
