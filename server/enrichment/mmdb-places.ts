import { readFile } from 'node:fs/promises';
import { Reader, type Response } from 'mmdb-lib';
import type { Breathe } from './breathe.ts';
import type { PlaceTable } from './place-table.ts';

/** Where ranges begin: the upper 64 bits of the first address (IPv4: `high` alone), and the place. */
export interface PlaceColumns {
  high: Uint32Array;
  low: Uint32Array;
  place: Uint32Array;
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

const hex = (value: number): string => value.toString(16);
const addressText = (version: number, high: number, low: number): string =>
  version === 4
    ? `${high >>> 24}.${(high >>> 16) & 255}.${(high >>> 8) & 255}.${high & 255}`
    : `${hex(high >>> 16)}:${hex(high & 0xffff)}:${hex(low >>> 16)}:${hex(low & 0xffff)}::`;

/** Deeper than an IPv6 tree: one entry a level, and the one being looked at. */
const STACK = 132;

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
  const low = new Uint32Array(ipVersion === 4 ? 0 : nodeCount + 1);
  const place = new Uint32Array(nodeCount + 1);
  const placeOfPointer = new Map<number, number>([[nodeCount, 0]]);
  let length = 0;

  const nodes = new Uint32Array(STACK);
  const depths = new Uint8Array(STACK);
  const highs = new Uint32Array(STACK);
  const lows = new Uint32Array(STACK);
  let top = 0;
  for (let steps = 0; top >= 0; steps++) {
    if ((steps & 0x3fff) === 0) await breathe();
    const node = nodes[top] ?? 0;
    const depth = depths[top] ?? 0;
    const upper = highs[top] ?? 0;
    const lower = lows[top] ?? 0;
    if (node < nodeCount) {
      // The right child is left on the stack under the left one, so that addresses come in order.
      if (depth < 64) {
        nodes[top] = child(node, 1);
        depths[top] = depth + 1;
        highs[top] = depth < 32 ? upper + 2 ** (31 - depth) : upper;
        lows[top] = depth < 32 ? lower : lower + 2 ** (63 - depth);
        top++;
      }
      nodes[top] = child(node, 0);
      depths[top] = depth + 1;
      highs[top] = upper;
      lows[top] = lower;
      continue;
    }
    top--;
    let id = placeOfPointer.get(node);
    if (id === undefined) {
      id = places.idOf(reader.get(addressText(ipVersion, upper, lower)));
      placeOfPointer.set(node, id);
    }
    if (length > 0 && place[length - 1] === id) continue;
    high[length] = upper;
    if (ipVersion !== 4) low[length] = lower;
    place[length] = id;
    length++;
  }
  return {
    high: high.subarray(0, length),
    low: low.subarray(0, ipVersion === 4 ? 0 : length),
    place: place.subarray(0, length),
  };
}
