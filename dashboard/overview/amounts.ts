import { count } from '../format/count.ts';

/** A number as it is read, and as it fits where there is no room for it. */
export interface Amount {
  full: string;
  /** The whole one as long as it fits. */
  short: string;
  /** Like its neighbours on an axis. */
  compact: string;
}

/** A tile on a phone has room for so many characters. */
const ROOM = 7;
const COMPACT = { notation: 'compact', maximumSignificantDigits: 3 } as const;
const compact = new Intl.NumberFormat('en', COMPACT);

const fitting = (full: string, brief: string): Amount => ({
  full,
  short: full.length > ROOM ? brief : full,
  compact: brief,
});

/** "1,284", or "1.23M" where there is no room for "1,234,567". */
export const countAmount = (value: number): Amount => fitting(count(value), compact.format(value));

/** "$99", or "$1.23M"; "120 XYZ" where the currency is none that is known. */
export function moneyAmount(currency: string, value: number): Amount {
  const money = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat('en', { style: 'currency', currency, ...options }).format(value);
  try {
    return fitting(money({ maximumFractionDigits: 0 }), money(COMPACT));
  } catch {
    return fitting(`${count(value)} ${currency}`, `${compact.format(value)} ${currency}`);
  }
}
