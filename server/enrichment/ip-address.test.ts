import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
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

test('takes exactly what Node takes for an address', () => {
  const pieces = [
    '::',
    ':',
    '.',
    '0',
    '1',
    'ff',
    'FFFF',
    '12345',
    '255',
    '256',
    '00',
    '1.2.3.4',
    'g',
    '%e',
  ];
  const made = fc
    .array(fc.constantFrom(...pieces), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(made, fc.ipV4(), fc.ipV6()), (text) => {
      assert.equal(parseAddress(text) !== undefined, isIP(text) !== 0, text);
    }),
    { numRuns: 20_000 },
  );
});

test('reads every IPv6 address as its groups say', () => {
  const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
  fc.assert(
    fc.property(fc.tuple(group, group, group, group, group, group, group, group), (groups) => {
      const text = groups.map((part) => part.toString(16)).join(':');
      // The URL parser writes the shortest spelling (RFC 5952).
      const short = new URL(`http://[${text}]/`).hostname.slice(1, -1);
      assert.deepEqual(parseAddress(short), parseAddress(text));
    }),
    { numRuns: 5_000 },
  );
});
