/** Random numbers that are the same in every run with the same seed. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** The first far more often than the last, as popularity is. */
  pickSkewed<T>(from: readonly T[]): T;
  hex(length: number): string;
}

/** Mulberry32, by Tommy Ettinger: small, fast, and random enough for made-up people. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick,
    pickSkewed: (from) => from[Math.floor(next() ** 3 * from.length)] as (typeof from)[number],
    hex(length) {
      let text = '';
      while (text.length < length)
        text += below(2 ** 32)
          .toString(16)
          .padStart(8, '0');
      return text.slice(0, length);
    },
  };
}
