/** A number at or above whose quarters are whole, for an axis of four steps; at least 4. */
export function roundUp(value: number): number {
  const small = [4, 8, 12, 20].find((one) => one >= value);
  if (small) return small;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1.2, 2, 4, 6, 8].find((one) => one * power >= value) ?? 10);
}

/** Places of so many labels in a row of so many points, the first and about every n-th. */
export function labelled(points: number, labels: number): number[] {
  const step = Math.max(1, Math.ceil(points / Math.max(1, labels)));
  return Array.from({ length: Math.ceil(points / step) }, (_, i) => i * step);
}
