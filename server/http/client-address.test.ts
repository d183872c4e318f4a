import assert from 'node:assert/strict';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import test from 'node:test';
import { createClientAddress, type ClientAddress } from './client-address.ts';

/** Asks about a request from `peer`, and counts the notices. */
const ask = (
  peer: string | undefined,
  headers: IncomingHttpHeaders = {},
  trustProxy: readonly string[] = [],
): ClientAddress & { notices: number } => {
  let notices = 0;
  const clientAddress = createClientAddress({
    trustProxy,
    onUntrustedForwarding: () => (notices += 1),
  });
  const request = { headers, socket: { remoteAddress: peer } };
  return { ...clientAddress(request as unknown as IncomingMessage), notices };
};
const via = (hops: string): IncomingHttpHeaders => ({ 'x-forwarded-for': hops });

test("is the socket's address, IPv4 never in its IPv6 form", () => {
  const plain = { forwarded: false, untrustedForwarding: false, loopback: false, notices: 0 };
  assert.deepEqual(ask('198.51.100.7'), { address: '198.51.100.7', ...plain });
  assert.deepEqual(ask('::ffff:198.51.100.7'), { address: '198.51.100.7', ...plain });
  assert.equal(ask('2001:DB8:0:0::1').address, '2001:db8::1');
  assert.equal(ask('fe80::1%eth0').address, 'fe80::1');
  assert.deepEqual(ask(undefined), { address: '0.0.0.0', ...plain });
});

test('this machine is loopback, in every spelling, and never through anybody', () => {
  for (const peer of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) {
    assert.equal(ask(peer).loopback, true, peer);
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-proto'])
      assert.equal(ask(peer, { [header]: '' }, ['loopback']).loopback, false, header);
  }
  assert.equal(ask('10.0.0.1').loopback, false);
});

test('ignores what an untrusted peer forwards, and says so', () => {
  assert.deepEqual(ask('198.51.100.7', via('203.0.113.9'), ['private']), {
    address: '198.51.100.7',
    forwarded: true,
    untrustedForwarding: true,
    loopback: false,
    notices: 1,
  });
  assert.equal(ask('127.0.0.1', via('203.0.113.9')).untrustedForwarding, true);
});

test('takes the right-most untrusted hop behind trusted proxies', () => {
  const cases: [hops: string, trust: string[], expected: string][] = [
    ['203.0.113.9', ['loopback'], '203.0.113.9'],
    ['203.0.113.9, 198.51.100.1', ['loopback'], '198.51.100.1'],
    ['6.6.6.6, 203.0.113.9, 10.1.2.3', ['loopback', 'private'], '203.0.113.9'],
    ['6.6.6.6,203.0.113.9 ,198.51.100.1', ['loopback', '198.51.100.0/24'], '203.0.113.9'],
    ['6.6.6.6, 198.51.100.1', ['loopback', '198.51.100.1'], '6.6.6.6'],
    ['10.0.0.2, 10.0.0.3', ['loopback', '10.0.0.0/8'], '10.0.0.2'],
    ['2001:db8::9, fd00::1', ['loopback', 'private'], '2001:db8::9'],
    ['2001:db8::9, 2001:db9::1', ['loopback', '2001:db9::/32'], '2001:db8::9'],
    ['203.0.113.9:4711', ['loopback'], '203.0.113.9'],
    ['[2001:db8::9]:4711', ['loopback'], '2001:db8::9'],
    ['::ffff:203.0.113.9', ['loopback'], '203.0.113.9'],
  ];
  for (const [hops, trust, expected] of cases) {
    const { address, forwarded, untrustedForwarding, notices } = ask('127.0.0.1', via(hops), trust);
    assert.equal(address, expected, hops);
    assert.deepEqual([forwarded, untrustedForwarding, notices], [true, false, 0], hops);
  }
});

test('stops at a hop that is no address: whatever is left of it may be made up', () => {
  for (const hop of ['unknown', '', '010.0.0.1', '0x7f000001', '127.1', '1.2.3', '_hidden']) {
    assert.equal(ask('127.0.0.1', via(`6.6.6.6, ${hop}`), ['loopback']).address, '127.0.0.1', hop);
    const chain = ask('127.0.0.1', via(`6.6.6.6, ${hop}, 10.0.0.1`), ['loopback', 'private']);
    assert.equal(chain.address, '10.0.0.1', hop);
  }
});

test('a trusted proxy that names no client stands for itself', () => {
  const { address, loopback } = ask('127.0.0.1', { 'x-forwarded-proto': 'https' }, ['loopback']);
  assert.deepEqual([address, loopback], ['127.0.0.1', false]);
});
