import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyNetwork } from './classify-network.ts';
import type { NetworkEvidence } from './network-rules.ts';

const small = { asn: 64500, org: 'Example', addresses: 256, cities: 1 };
const wide = { asn: 64500, org: 'Example', addresses: 1_000_000, cities: 400 };

const expectType = (evidence: NetworkEvidence, type: string, confidence: string) => {
  const verdict = classifyNetwork(evidence);
  assert.equal(verdict.type, type, verdict.rule);
  assert.equal(verdict.confidence, confidence, verdict.rule);
};

test('what is for no public network is decided first', () => {
  expectType({ special: 'private', seed: 'business', asn: small }, 'private', 'high');
  expectType({ special: 'cgnat', seed: 'isp' }, 'private', 'high');
  expectType({ special: 'reserved', seed: 'business', asn: small }, 'unknown', 'high');
});

test("a relay's range goes before the role of its network", () => {
  expectType({ range: 'relay', seed: 'hosting', asn: wide }, 'vpn', 'high');
});

test('each role of the tables has its type', () => {
  const types = {
    relay: 'vpn',
    hosting: 'hosting',
    gateway: 'vpn',
    education: 'education',
    government: 'government',
    mobile: 'mobile',
    isp: 'isp',
    business: 'business',
  } as const;
  for (const [seed, type] of Object.entries(types) as [keyof typeof types, string][])
    expectType({ seed, asn: small }, type, 'high');
});

test('a name alone is less sure than the tables', () => {
  expectType({ named: 'hosting', asn: small }, 'hosting', 'medium');
  expectType({ named: 'isp', asn: small }, 'isp', 'medium');
  expectType({ named: 'business', asn: small }, 'business', 'low');
});

test('the tables go before the name', () => {
  expectType({ seed: 'business', named: 'hosting', asn: small }, 'business', 'high');
});

test('what is as wide as a carrier is no company unless the table says so', () => {
  expectType({ named: 'business', asn: wide }, 'isp', 'medium');
  expectType({ asn: wide }, 'isp', 'medium');
  expectType({ seed: 'business', asn: wide }, 'business', 'high');
  expectType({ asn: { ...wide, cities: 39 } }, 'unknown', 'low');
  expectType({ asn: { ...wide, addresses: 64_999 } }, 'unknown', 'low');
  expectType({ asn: { ...wide, cities: 40, addresses: 65_000 } }, 'isp', 'medium');
});

test('an unknown name on more than an office needs is not called a business', () => {
  expectType({ named: 'business', asn: { ...small, cities: 13 } }, 'unknown', 'low');
  expectType({ named: 'business', asn: { ...small, addresses: 65_537 } }, 'unknown', 'low');
});

test('a person by name, and nothing at all, are unknown', () => {
  expectType({ named: 'person', asn: small }, 'unknown', 'low');
  expectType({ asn: small }, 'unknown', 'low');
  expectType({}, 'unknown', 'low');
});
