import { readFile } from 'node:fs/promises';
import { Reader, type Response } from 'mmdb-lib';
import type { Breathe } from './breathe.ts';
import type { StringTable } from './string-table.ts';

/** Where a range begins: its first address's upper 64 bits (IPv4: `high` alone) and its place. */
export interface PlaceColumns {
  high: Uint32Array;
  low: Uint32Array;
  place: Uint32Array;
}

/** Deduplicated (country, region, city); id 0 is nowhere. */
export class PlaceTable {
  readonly country: number[] = [0];
  readonly region: number[] = [0];
  readonly city: number[] = [0];
  readonly #ids = new Map<string, number>([['||', 0]]);
  readonly #strings: StringTable;

  constructor(strings: StringTable) {
    this.#strings = strings;
  }

  idOf(record: unknown): number {
    const field = (name: string): string => {
      const value: unknown =
        typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
      return typeof value === 'string' ? value.trim() : '';
    };
    const country = field('country_code');
    const region = field('state1');
    // DB-IP adds the quarter: "Osaka (Shiromi)". Nobody's visitor is known that well.
    const city = field('city').replace(/\s*\(.*$/, '');
    const key = `${country}|${region}|${city}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.country.length;
    this.country.push(this.#strings.idOf(country));
    this.region.push(this.#strings.idOf(region));
    this.city.push(this.#strings.idOf(city));
    this.#ids.set(key, id);
    return id;
  }
}

/** Left or right child of a node, for the record sizes of the format (maxmind.github.io/MaxMind-DB). */
const childReader = (tree: Buffer, recordSize: number) => {
  if (recordSize === 24)
    return (node: number, right: 0 | 1) => tree.readUIntBE(node * 6 + right * 3, 3);
  if (recordSize === 32)
    return (node: number, right: 0 | 1) => tree.readUInt32BE(node * 8 + right * 4);
  return (node: number, right: 0 | 1) => {
    const at = node * 7;
    const middle = tree.readUInt8(at + 3);
    return right === 1
      ? (middle & 0x0f) * 0x1000000 + tree.readUIntBE(at + 4, 3)
      : (middle >> 4) * 0x1000000 + tree.readUIntBE(at, 3);
  };
};

const addressText = (version: number, high: number, low: number): string =>
  version === 4
    ? `${high >>> 24}.${(high >>> 16) & 255}.${(high >>> 8) & 255}.${high & 255}`
    : `${(high >>> 16).toString(16)}:${(high & 0xffff).toString(16)}:${(low >>> 16).toString(16)}:${(low & 0xffff).toString(16)}::`;

/**
 * Flattens the search tree of an mmdb file into sorted starts, neighbours of one place joined.
 * Below /64 the first address speaks for all.
 */
export async function readPlaces(
  file: string,
  places: PlaceTable,
  breathe: Breathe,
): Promise<PlaceColumns> {
  const bytes = await readFile(file);
  const reader = new Reader<Response>(bytes);
  const { nodeCount, recordSize, ipVersion } = reader.metadata;
  const child = childReader(bytes, recordSize);
  const high = new Uint32Array(nodeCount + 1);
  const low = new Uint32Array(nodeCount + 1);
  const place = new Uint32Array(nodeCount + 1);
  const placeOfPointer = new Map<number, number>([[nodeCount, 0]]);
  let length = 0;
  const nodes: number[] = [0];
  const depths: number[] = [0];
  const highs: number[] = [0];
  const lows: number[] = [0];
  for (let steps = 0; nodes.length > 0; steps++) {
    if ((steps & 0xffff) === 0) await breathe();
    const node = nodes.pop() ?? 0;
    const depth = depths.pop() ?? 0;
    const upper = highs.pop() ?? 0;
    const lower = lows.pop() ?? 0;
    if (node < nodeCount) {
      if (depth < 64) {
        nodes.push(child(node, 1));
        depths.push(depth + 1);
        highs.push(depth < 32 ? upper + 2 ** (31 - depth) : upper);
        lows.push(depth < 32 ? lower : lower + 2 ** (63 - depth));
      }
      nodes.push(child(node, 0));
      depths.push(depth + 1);
      highs.push(upper);
      lows.push(lower);
      continue;
    }
    let id = placeOfPointer.get(node);
    if (id === undefined) {
      id = places.idOf(reader.get(addressText(ipVersion, upper, lower)));
      placeOfPointer.set(node, id);
    }
    if (length > 0 && place[length - 1] === id) continue;
    high[length] = upper;
    low[length] = lower;
    place[length] = id;
    length++;
  }
  return {
    high: high.slice(0, length),
    low: ipVersion === 4 ? new Uint32Array() : low.slice(0, length),
    place: place.slice(0, length),
  };
}
