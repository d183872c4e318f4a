/** Index of the last value ≤ `value` in a sorted column, −1 when every value is greater. */
export function lastAtOrBefore(column: Uint32Array, value: number): number {
  let below = -1;
  let above = column.length;
  while (above - below > 1) {
    const middle = (below + above) >>> 1;
    if ((column[middle] ?? 0) <= value) below = middle;
    else above = middle;
  }
  return below;
}

/** The same for 64-bit values in two columns, sorted by `high`, then `low`. */
export function lastPairAtOrBefore(
  highs: Uint32Array,
  lows: Uint32Array,
  high: number,
  low: number,
): number {
  let below = -1;
  let above = highs.length;
  while (above - below > 1) {
    const middle = (below + above) >>> 1;
    const there = highs[middle] ?? 0;
    if (there < high || (there === high && (lows[middle] ?? 0) <= low)) below = middle;
    else above = middle;
  }
  return below;
}
