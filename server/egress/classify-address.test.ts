import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyLiteral, isForbiddenAddress } from './classify-address.ts';

const NEVER = [
  // Link-local, where metadata services are
  '169.254.169.254',
  '169.254.0.1',
  '169.254.170.2',
  '2852039166',
  '0xa9fea9fe',
  '0xA9.0xFE.0xA9.0xFE',
  '0251.0376.0251.0376',
  '0251.254.169.254',
  '169.254.43518',
  '169.16689662',
  '169.254.169.254.',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '[::ffff:a9fe:a9fe]',
  '0:0:0:0:0:ffff:a9fe:a9fe',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b::169.254.169.254',
  'fe80::1',
  'fe80::1%eth0',
  '[fe80::1%25eth0]',
  'febf::ffff',
  'fec0::1',
  // Metadata outside link-local
  'fd00:ec2::254',
  'fd00:0ec2:0:0:0:0:0:254',
  'fd00:ec2::23',
  'fd20:ce::254',
  'fd00:42::42',
  '100.100.100.200',
  '::ffff:100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  // This network, broadcast, multicast, reserved
  '0.0.0.0',
  '0',
  '0x0',
  '0.1.2.3',
  '255.255.255.255',
  '4294967295',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '192.0.0.8',
  '192.88.99.1',
  '192.0.2.1',
  '198.51.100.7',
  '203.0.113.9',
  // Old ways of putting IPv4 into IPv6
  '::127.0.0.1',
  '::7f00:1',
  '::ffff:0:127.0.0.1',
  '64:ff9b:1::7f00:1',
  '2002:7f00:1::',
  '2002:a9fe:a9fe::1',
  '2001:0:7f00:1::',
  '2600::5efe:127.0.0.1',
  '2600::200:5efe:a00:1',
  // IPv6 that nobody routes
  '::',
  '[::]',
  'ff02::1',
  '100::1',
  '2001:db8::1',
  '3fff::1',
  '5f00::1',
  '4000::1',
  '2001:20::1',
];

const PRIVATE = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '00000177.0x0.0.01',
  '127.0.0.1.',
  '１２７.０.０.１',
  '127。0。0。1',
  '::1',
  '[::1]',
  '0:0:0:0:0:0:0:1',
  '::1%lo',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::FFFF:7F00:0001',
  '64:ff9b::7f00:1',
  '10.0.0.1',
  '10.1',
  '012.0.0.1',
  '167772161',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '0xc0a80101',
  '::ffff:192.168.1.1',
  '64:ff9b::10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '198.18.0.1',
  'fc00::1',
  'fd12:3456:789a::1',
];

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '134744072',
  '93.184.216.34',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '169.253.255.255',
  '169.255.0.1',
  '192.167.255.255',
  '223.255.255.255',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
  '2606:4700:4700::1111',
  '[2a00:1450:4001:80f::200e]',
];

test('the lists are long enough to mean something', () => {
  assert.ok(NEVER.length + PRIVATE.length >= 60);
});

for (const address of NEVER) {
  test(`never reaches ${address}`, () => {
    assert.equal(isForbiddenAddress(address), true);
    assert.equal(classifyLiteral(address), 'never');
  });
}

for (const address of PRIVATE) {
  test(`takes ${address} for private`, () => {
    assert.equal(classifyLiteral(address), 'private');
    assert.equal(isForbiddenAddress(address), true);
  });
}

for (const address of PUBLIC) {
  test(`lets ${address} through`, () => {
    assert.equal(classifyLiteral(address), 'public');
    assert.equal(isForbiddenAddress(address), false);
  });
}

test('calls a name no address, and forbids what is none', () => {
  for (const name of ['example.com', 'localhost', '127.0.0.1.example.com', 'a.1', '']) {
    assert.equal(classifyLiteral(name), undefined);
    assert.equal(isForbiddenAddress(name), true);
  }
});
