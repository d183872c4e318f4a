/** How entries are told apart and put in order. */
export interface Ranking<T> {
  /** Entries with one key are one: the strongest of them stays. */
  key(entry: T): string;
  /** A total order, strongest first; 0 only for equal entries. */
  order(a: T, b: T): number;
}

/**
 * The `most` strongest of two lists, strongest first, each key once. A join: whatever the order
 * and however often entries come, the same ones stay.
 * @returns `known` itself where `more` adds nothing
 */
export function strongest<T>(
  known: readonly T[],
  more: readonly T[],
  most: number,
  { key, order }: Ranking<T>,
): readonly T[] {
  let result = known;
  for (const entry of more) {
    const same = result.find((other) => key(other) === key(entry));
    if (same && order(same, entry) <= 0) continue;
    const last = result[most - 1];
    if (!same && last && order(last, entry) <= 0) continue;
    result = [...result.filter((other) => other !== same), entry].toSorted(order).slice(0, most);
  }
  return result;
}
