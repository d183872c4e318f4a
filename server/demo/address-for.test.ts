import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAddressFor, type AddressQuestion } from './address-for.ts';

const DEMO = 'w_demo_of_a_test';
const PERSONA = '160.46.226.165';
const NAMED = '73.162.1.20';
const VISITOR = 'v_0123456789abcdef0123456789abcdef';

const setting = {
  enabled: true,
  site: DEMO,
  trustProxy: [] as readonly string[],
  personaAddress: (visitor: string) => (visitor === VISITOR ? PERSONA : undefined),
};
const question: AddressQuestion = {
  site: { id: DEMO, demo: true },
  visitorId: VISITOR,
  client: { address: '127.0.0.1', loopback: true },
  headers: {},
};
const ask = (change: Partial<AddressQuestion> = {}, other: Partial<typeof setting> = {}): string =>
  createAddressFor({ ...setting, ...other })({ ...question, ...change });

/** The same question, once for the persona and once for the header. */
const WAYS = [
  { way: 'a persona', headers: {} },
  { way: 'X-Clarm-Demo-IP', headers: { 'x-clarm-demo-ip': NAMED } },
] as const;

test('a visitor of the demo on this machine counts as the persona', () => {
  assert.equal(ask(), PERSONA);
});
test('X-Clarm-Demo-IP from this machine counts, and before the persona', () => {
  assert.equal(ask({ headers: { 'x-clarm-demo-ip': NAMED } }), NAMED);
});

test('X-Clarm-Demo-IP may be an IPv6 address', () => {
  assert.equal(ask({ headers: { 'x-clarm-demo-ip': '2620:149:af0::10' } }), '2620:149:af0::10');
});

test('a visitor who plays nobody keeps the real address', () => {
  assert.equal(ask({ visitorId: 'v_somebody_else_entirely' }), '127.0.0.1');
  assert.equal(ask({ visitorId: undefined }), '127.0.0.1');
});

for (const nonsense of ['', 'localhost', '1.2.3', '1.2.3.4, 5.6.7.8', '300.1.1.1', '1.2.3.4/8']) {
  test(`X-Clarm-Demo-IP "${nonsense}" is not taken for an address`, () => {
    const headers = { 'x-clarm-demo-ip': nonsense };
    assert.equal(ask({ headers, visitorId: undefined }), '127.0.0.1');
  });
}

for (const { way, headers } of WAYS) {
  test(`${way} counts on no other site`, () => {
    assert.equal(ask({ headers, site: { id: 'w_of_a_customer', demo: false } }), '127.0.0.1');
    assert.equal(ask({ headers, site: { id: 'w_of_a_customer', demo: true } }), '127.0.0.1');
    assert.equal(ask({ headers, site: { id: DEMO, demo: false } }), '127.0.0.1');
  });

  test(`${way} does not count where a proxy is trusted`, () => {
    assert.equal(ask({ headers }, { trustProxy: ['loopback'] }), '127.0.0.1');
  });

  test(`${way} does not count from another machine, or through a proxy on this one`, () => {
    for (const address of ['192.168.1.20', '203.0.113.9', '127.0.0.1'])
      assert.equal(ask({ headers, client: { address, loopback: false } }), address);
  });

  test(`${way} does not count without the demo`, () => {
    assert.equal(ask({ headers }, { enabled: false }), '127.0.0.1');
  });
}
