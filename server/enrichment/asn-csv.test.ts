import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseAsnLine, readAsnCsv } from './asn-csv.ts';

const read = async (text: string, version: 4 | 6) => {
  const folder = await mkdtemp(join(tmpdir(), 'clarm-asn-'));
  const file = join(folder, 'asn.csv');
  const orgs = new Map<number, string>();
  try {
    await writeFile(file, text);
    return { columns: await readAsnCsv(file, version, orgs, () => undefined), orgs };
  } finally {
    await rm(folder, { recursive: true });
  }
};

test('reads quoted names with commas and quotes', () => {
  assert.equal(parseAsnLine('1.0.0.0,1.0.0.255,13335,"Cloudflare, Inc."')?.org, 'Cloudflare, Inc.');
  assert.equal(parseAsnLine('1.0.0.0,1.0.0.255,5,"LLC ""X"""')?.org, 'LLC "X"');
  assert.equal(parseAsnLine('1.0.0.0,1.0.0.255,5,TOT')?.org, 'TOT');
});

test('sorts rows that come in another order', async () => {
  const { columns, orgs } = await read('2.0.0.0,2.0.0.255,2,B\n\n1.0.0.0,1.0.0.255,1,A\r\n', 4);
  assert.deepEqual([...columns.startHigh], [0x01000000, 0x02000000]);
  assert.deepEqual([...columns.asn], [1, 2]);
  assert.equal(orgs.get(2), 'B');
});

test('names the line that is not of the form', async () => {
  await assert.rejects(read('1.0.0.0,1.0.0.255,1,A\n1.0.0.0,AU\n', 4), /asn\.csv:2 is not/);
});

test('leaves IPv4 inside IPv6 to the IPv4 file', async () => {
  const { columns } = await read('2002::,2002:ffff::,6939,HE\n2a00::,2a00:ffff::,1,A\n', 6);
  assert.deepEqual([...columns.startHigh], [0x2a000000]);
});
