import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASN_SEEDS } from './asn-seeds.ts';
import { operatorWords, roleOfAsn } from './asn-role.ts';
import { ATTRIBUTIONS, dataNotice } from './attributions.ts';
import { industryList } from './industry-list.ts';
import { OPERATORS } from './operators.ts';
import { shippedFacts } from './shipped-data.ts';

const { facts } = await shippedFacts();

test('every seeded autonomous system is in the shipped data under its name', () => {
  for (const [asn, registered, role] of ASN_SEEDS) {
    const index = facts.indexOfAsn(asn);
    assert.ok(index >= 0, `AS${asn} is not in the data`);
    assert.equal(roleOfAsn(asn, facts.asnAt(index).org), role, `AS${asn} ${registered}`);
  }
});

test('every operator announces something in the shipped data', () => {
  const names = new Map<string, string[]>();
  for (let index = 0; index < facts.asnCount; index++) {
    const words = operatorWords(facts.asnAt(index).org);
    const first = words[0] ?? '';
    names.set(first, [...(names.get(first) ?? []), `${words.join(' ')} `]);
  }
  const missing = OPERATORS.filter(([registered]) => {
    const words = operatorWords(registered);
    const begin = `${words.join(' ')} `;
    return !names.get(words[0] ?? '')?.some((name) => name.startsWith(begin));
  });
  assert.deepEqual(missing, []);
});

test('no operator stands twice', () => {
  const names = OPERATORS.map(([registered]) => registered.toLowerCase());
  assert.deepEqual(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  );
});

test('the industries are sorted and each is there once', () => {
  assert.ok(industryList.includes('Software'));
  assert.deepEqual([...industryList], [...new Set(industryList)].toSorted());
});

test('the attributions link to whom the licences name', () => {
  const hosts = new Set(ATTRIBUTIONS.map(({ url }) => new URL(url).hostname));
  for (const host of ['db-ip.com', 'www.routeviews.org', 'www.nro.net'])
    assert.ok(hosts.has(host), host);
});

test('the notice says how old the data is, in whole days', () => {
  const noon = Date.UTC(2026, 5, 7, 12);
  assert.equal(dataNotice('2026-06-05', noon).age_days, 2);
  assert.equal(dataNotice('2026-06-09', noon).age_days, 0);
  assert.equal(dataNotice('2026-06-05', noon).data_version, '2026-06-05');
});
