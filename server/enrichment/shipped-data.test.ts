import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Reader, type Response } from 'mmdb-lib';
import { parseAsnLine } from './asn-csv.ts';
import { parseAddress, type IpAddress } from './ip-address.ts';
import type { Place } from './network-facts.ts';
import { shippedFacts } from './shipped-data.ts';

const { facts, source } = await shippedFacts();

/** The same addresses in every run, spread evenly (mulberry32). */
const createRandom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (t ^ (t >>> 14)) >>> 0;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const expectPlaces = async (file: string, addresses: readonly string[], atLeast: number) => {
  const reader = new Reader<Response>(await readFile(file));
  let placed = 0;
  for (const address of addresses) {
    const parsed = parseAddress(address);
    assert.ok(parsed, address);
    const record: unknown = reader.get(address);
    const raw = (record ?? {}) as Record<string, unknown>;
    const place: Place = {};
    facts.addPlace(parsed, place);
    const city = text(text(raw['city'])?.replace(/\s*\(.*$/, ''));
    assert.equal(place.country, text(raw['country_code']), address);
    assert.equal(place.region, text(raw['state1']), address);
    assert.equal(place.city, city, address);
    if (city !== undefined) placed++;
  }
  assert.ok(placed >= atLeast, `only ${placed} of ${addresses.length} have a city`);
};

test('places of 20,000 IPv4 addresses are those of the mmdb file', async () => {
  const random = createRandom(4);
  const addresses = Array.from({ length: 20_000 }, () => {
    const value = (random() % 0xdf000000) + 0x01000000;
    return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.');
  });
  await expectPlaces(source.city[0], addresses, 15_000);
});

test('places of 20,000 IPv6 networks are those of the mmdb file', async () => {
  const random = createRandom(6);
  const group = () => (random() & 0xffff).toString(16);
  const registries = ['2001', '2400', '2600', '2800', '2a00', '2a02', '2c0f'];
  const addresses = Array.from({ length: 20_000 }, (_, i) => {
    const registry = registries[i % registries.length] ?? '2001';
    // 2001::/23 holds Teredo and other special ranges.
    const second = registry === '2001' ? (0x400 + (random() % 0x1000)).toString(16) : group();
    return `${registry}:${second}:${group()}:${group()}::`;
  });
  await expectPlaces(source.city[1], addresses, 500);
});

/** The lookup knows IPv6 down to /64; a few ranges of name servers are smaller. */
const isWhole = (start: IpAddress, end: IpAddress): boolean =>
  start.version === 4 ||
  (end.version === 6 &&
    start.groups.slice(4).every((group) => group === 0) &&
    end.groups.slice(4).every((group) => group === 0xffff));

for (const file of source.asn)
  test(`both ends of every tenth range of ${file.split('/').at(-1)} belong to its autonomous system`, async () => {
    const lines = (await readFile(file, 'utf8')).split('\n');
    let checked = 0;
    for (let i = 0; i < lines.length; i += 10) {
      const range = parseAsnLine(lines[i] ?? '');
      if (!range || !isWhole(range.start, range.end)) continue;
      for (const address of [range.start, range.end]) {
        const { asn, org } = facts.asnAt(facts.asnIndexOf(address));
        assert.equal(asn, range.asn, lines[i]);
        assert.equal(org, range.org, lines[i]);
        checked++;
      }
    }
    assert.ok(checked > 10_000, `only ${checked} checked`);
  });
