import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAddress } from '../ip-address.ts';

/** A CIDR and what the mmdb file says of it. */
export type MmdbRow = readonly [cidr: string, record: Readonly<Record<string, string>>];

type Value = string | number | readonly string[] | { readonly [key: string]: Value };

const control = (type: number, size: number): Buffer => {
  const [first, extended] = type > 7 ? [0, [type - 7]] : [type << 5, []];
  if (size < 29) return Buffer.from([first | size, ...extended]);
  return Buffer.from([first | 29, ...extended, size - 29]);
};

const encode = (value: Value): Buffer => {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([control(2, bytes.length), bytes]);
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, 4), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const entries = Object.entries(value);
  const pairs = entries.flatMap(([key, item]) => [encode(key), encode(item)]);
  return Buffer.concat([control(7, entries.length), ...pairs]);
};

const bitsOf = (cidr: string): (0 | 1)[] => {
  const [text = '', length = ''] = cidr.split('/');
  const address = parseAddress(text);
  if (!address) throw new Error(`Not a CIDR: ${cidr}`);
  const groups =
    address.version === 4 ? [address.value >>> 16, address.value & 0xffff] : address.groups;
  const bits = groups.map((group) => group.toString(2).padStart(16, '0')).join('');
  return Array.from(bits.slice(0, Number(length)), (bit) => (bit === '1' ? 1 : 0));
};

/** The bytes of a small mmdb file, as the format's specification says. */
export function buildMmdb(ipVersion: 4 | 6, recordSize: 24 | 28 | 32, rows: readonly MmdbRow[]) {
  const EMPTY = -1;
  const tree: [number, number][] = [[EMPTY, EMPTY]];
  const leaves: { node: number; side: 0 | 1; data: number }[] = [];
  const data: Buffer[] = [];
  let dataLength = 0;
  for (const [cidr, record] of rows) {
    const bits = bitsOf(cidr);
    let node = 0;
    for (const bit of bits.slice(0, -1)) {
      const sides = tree[node] ?? [EMPTY, EMPTY];
      if (sides[bit] === EMPTY) sides[bit] = tree.push([EMPTY, EMPTY]) - 1;
      node = sides[bit];
    }
    leaves.push({ node, side: bits.at(-1) ?? 0, data: dataLength });
    const bytes = encode(record);
    data.push(bytes);
    dataLength += bytes.length;
  }
  const count = tree.length;
  for (const { node, side, data: at } of leaves) (tree[node] ?? [0, 0])[side] = count + 16 + at;
  const width = recordSize / 4;
  const nodes = Buffer.alloc(count * width);
  for (const [i, sides] of tree.entries()) {
    const [left, right] = sides.map((side) => (side === EMPTY ? count : side)) as [number, number];
    const at = i * width;
    if (recordSize === 32) {
      nodes.writeUInt32BE(left, at);
      nodes.writeUInt32BE(right, at + 4);
      continue;
    }
    nodes.writeUIntBE(left & 0xffffff, at, 3);
    nodes.writeUIntBE(right & 0xffffff, at + width - 3, 3);
    if (recordSize === 28) nodes[at + 3] = ((left >>> 24) << 4) | (right >>> 24);
  }
  const metadata = encode({
    node_count: count,
    record_size: recordSize,
    ip_version: ipVersion,
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_780_000_000,
    database_type: 'test',
    languages: [],
    description: {},
  });
  const marker = Buffer.from('abcdef4d61784d696e642e636f6d', 'hex');
  return Buffer.concat([nodes, Buffer.alloc(16), ...data, marker, metadata]);
}

/** What a small data folder holds. */
export interface TestData {
  asn4: string;
  asn6: string;
  city4: readonly MmdbRow[];
  city6: readonly MmdbRow[];
}

/** A folder as `IPDB_DIR` names one, with four small files; `remove` it in the end. */
export async function testDataFolder(data: TestData) {
  const path = await mkdtemp(join(tmpdir(), 'clarm-ipdb-'));
  await writeFile(join(path, 'asn-ipv4.csv'), data.asn4);
  await writeFile(join(path, 'asn-ipv6.csv'), data.asn6);
  await writeFile(join(path, 'dbip-city-ipv4.mmdb'), buildMmdb(4, 28, data.city4));
  await writeFile(join(path, 'dbip-city-ipv6.mmdb'), buildMmdb(6, 28, data.city6));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
