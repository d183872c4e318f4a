import { hashOf } from './hash.ts';
import { REGISTERS, addHash, estimate, mergeRegisters } from './registers.ts';

/** Up to so many are kept one by one, in as many bytes as the registers would take: exact. */
export const EXACT_UP_TO = 2_048;

/** Relative standard error of an estimate; 95 of 100 estimates are within twice that. */
export const STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS);

const EXACT = 0;
const ESTIMATED = 1;
const DOUBLE_BYTES = 8;

/**
 * How many different texts were added: exact up to 2,048, from there on a HyperLogLog with a
 * standard error of 0.81 %. Sketches merge: the union of two is what one would be that had seen
 * everything, so uniques of days and hours are merged and never summed.
 */
export class Sketch {
  #hashes: Set<number> | undefined = new Set();
  #registers: Uint8Array | undefined;

  /** @throws RangeError where the bytes are not those of a sketch */
  static of(bytes: Uint8Array): Sketch {
    const sketch = new Sketch();
    sketch.mergeBytes(bytes);
    return sketch;
  }

  /** Whether `count` is no estimate. */
  get exact(): boolean {
    return this.#registers === undefined;
  }

  /** @returns whether the sketch changed */
  add(text: string): boolean {
    return this.#addHash(hashOf(text));
  }

  count(): number {
    return this.#registers ? Math.round(estimate(this.#registers)) : (this.#hashes?.size ?? 0);
  }

  /** @returns whether the sketch changed */
  merge(other: Sketch): boolean {
    if (other.#registers) return mergeRegisters(this.#dense(), other.#registers);
    let changed = false;
    for (const hash of other.#hashes ?? []) changed = this.#addHash(hash) || changed;
    return changed;
  }

  /** Merges what `bytes` gave, without making a sketch of it first. */
  mergeBytes(bytes: Uint8Array): void {
    const rest = bytes.subarray(1);
    if (bytes[0] === ESTIMATED && rest.length === REGISTERS) {
      mergeRegisters(this.#dense(), rest);
    } else if (bytes[0] === EXACT && rest.length % DOUBLE_BYTES === 0) {
      const view = new DataView(rest.buffer, rest.byteOffset, rest.length);
      for (let at = 0; at < rest.length; at += DOUBLE_BYTES)
        this.#addHash(view.getFloat64(at, true));
    } else {
      throw new RangeError('not a sketch');
    }
  }

  /** The same bytes for the same contents, whatever the order of adding. */
  bytes(): Buffer {
    if (this.#registers) return Buffer.concat([Buffer.of(ESTIMATED), this.#registers]);
    const hashes = Float64Array.from(this.#hashes ?? []).sort();
    const bytes = Buffer.allocUnsafe(1 + hashes.length * DOUBLE_BYTES);
    bytes[0] = EXACT;
    for (const [index, hash] of hashes.entries())
      bytes.writeDoubleLE(hash, 1 + index * DOUBLE_BYTES);
    return bytes;
  }

  #addHash(hash: number): boolean {
    if (this.#registers) return addHash(this.#registers, hash);
    const hashes = this.#hashes as Set<number>;
    if (hashes.has(hash)) return false;
    hashes.add(hash);
    if (hashes.size > EXACT_UP_TO) this.#dense();
    return true;
  }

  #dense(): Uint8Array {
    if (!this.#registers) {
      this.#registers = new Uint8Array(REGISTERS);
      for (const hash of this.#hashes ?? []) addHash(this.#registers, hash);
      this.#hashes = undefined;
    }
    return this.#registers;
  }
}
