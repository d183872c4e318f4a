import type { RevenueBucket, SizeBucket } from '../companies/company-row.ts';

const SIZES: readonly (readonly [upTo: number, bucket: SizeBucket])[] = [
  [10, '1-10'],
  [50, '11-50'],
  [200, '51-200'],
  [500, '201-500'],
  [1_000, '501-1000'],
  [5_000, '1001-5000'],
  [10_000, '5001-10000'],
  [Number.POSITIVE_INFINITY, '10001+'],
];

const REVENUES: readonly (readonly [below: number, bucket: RevenueBucket])[] = [
  [1e6, '<1M'],
  [1e7, '1M-10M'],
  [5e7, '10M-50M'],
  [2e8, '50M-200M'],
  [1e9, '200M-1B'],
  [Number.POSITIVE_INFINITY, '1B+'],
];

const UNITS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** Numbers of a text such as `11-50`, `$25m-$50m`, `1,001 to 5K`, `10001+`. */
const numbersIn = (text: string): number[] =>
  [
    ...text
      .toLowerCase()
      .matchAll(/(\d[\d.,' ]*)\s*(?:(k|m|b|t|million|billion|thousand)(?![a-z]))?/g),
  ].map(([, digits = '', unit = '']) => {
    const factor = unit === 'thousand' ? 1e3 : (UNITS[unit.charAt(0)] ?? 1);
    return Number(digits.replaceAll(/[,' ]/g, '')) * factor;
  });

/** One number for a range: its middle, since a provider's buckets are not ours; undefined for none. */
const middleOf = (value: string | number): number | undefined => {
  if (typeof value === 'number') return value;
  const [low, high] = numbersIn(value).filter(Number.isFinite);
  if (low === undefined) return undefined;
  if (high === undefined || high < low) return /[<≤]|under|up to|less/i.test(value) ? low / 2 : low;
  return (low + high) / 2;
};

/** Employees, a number or a range, as one of our sizes; undefined for none. */
export function sizeBucket(value: string | number): SizeBucket | undefined {
  const employees = middleOf(value);
  if (employees === undefined || employees <= 0) return undefined;
  return SIZES.find(([upTo]) => employees <= upTo)?.[1];
}

/** Yearly revenue in US dollars, a number or a range, as one of ours; undefined for none. */
export function revenueBucket(value: string | number): RevenueBucket | undefined {
  const revenue = middleOf(value);
  if (revenue === undefined || revenue <= 0) return undefined;
  return REVENUES.find(([below]) => revenue < below)?.[1];
}
