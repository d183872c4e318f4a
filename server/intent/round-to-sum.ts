/**
 * Rounds numbers to integers that sum exactly to `total`, by largest remainder: all are rounded
 * down, and those that lost most get one more. `total` must lie between the sums of the numbers
 * rounded down and up.
 */
export function roundToSum(values: readonly number[], total: number): number[] {
  const points = values.map(Math.floor);
  let missing = total - points.reduce((sum, value) => sum + value, 0);
  const byLoss = values
    .map((value, index) => ({ index, lost: value - Math.floor(value) }))
    .toSorted((a, b) => b.lost - a.lost || a.index - b.index);
  for (const { index } of byLoss) {
    if (missing <= 0) break;
    points[index] = (points[index] ?? 0) + 1;
    missing -= 1;
  }
  return points.map((value) => value + 0);
}
