import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NetworkType } from '../../contracts/network.ts';
import { ADDRESS_PANEL } from './address-panel.ts';
import type { PanelRow } from './panel-row.ts';
import { loadNetworkLookup } from '../load-network-lookup.ts';

const { lookup, version } = await loadNetworkLookup({ onProgress: () => {} });
const panel = Object.entries(ADDRESS_PANEL) as [NetworkType, readonly PanelRow[]][];

test('the panel has at least 200 different addresses', () => {
  const addresses = panel.flatMap(([, rows]) => rows.map(([address]) => address));
  assert.equal(new Set(addresses).size, addresses.length);
  assert.ok(addresses.length >= 200, `${addresses.length}`);
});

for (const [type, rows] of panel)
  test(`every ${type} address of the panel is ${type}`, () => {
    const wrong = rows.filter(([address]) => lookup(address).type !== type);
    const told = wrong.map(([address, who]) => ({ address, who, is: lookup(address) }));
    assert.deepEqual(told, []);
  });

test('no address of the panel is shown as a company that it is not', () => {
  for (const [type, rows] of panel)
    for (const [address, who] of rows) {
      const company = lookup(address).company?.domain;
      assert.equal(company, type === 'business' ? who : undefined, address);
    }
});

test('every answer carries the date of its data', () => {
  assert.match(version, /^20\d\d-\d\d-\d\d$/);
  for (const [, rows] of panel)
    for (const [address] of rows) assert.equal(lookup(address).data_version, version);
});
