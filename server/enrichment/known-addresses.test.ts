import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KNOWN_ADDRESSES, type KnownAddress } from './known-addresses.ts';
import { loadNetworkLookup } from './load-network-lookup.ts';

const { lookup } = await loadNetworkLookup({ onProgress: () => {} });

for (const known of Object.values<KnownAddress>(KNOWN_ADDRESSES)) {
  test(`${known.address} is ${known.label}`, () => {
    const network = lookup(known.address);
    assert.equal(network.type, known.type);
    assert.equal(network.company?.domain, known.company);
  });
}
