import type { Overview } from '../../contracts/analytics.ts';
import type { Sale } from './order-reader-store.ts';
import type { Range } from './range.ts';

/** The finest unit of any currency in use is a thousandth: what is finer comes from adding doubles. */
const rounded = (amount: number): number => Math.round(amount * 1_000) / 1_000;

/** Adds sales up by currency. */
export function byCurrency(
  sales: readonly Sale[],
): Map<string, { amount: number; orders: number }> {
  const sums = new Map<string, { amount: number; orders: number }>();
  for (const { currency, amount, orders } of sales) {
    const sum = sums.get(currency) ?? { amount: 0, orders: 0 };
    sums.set(currency, { amount: rounded(sum.amount + amount), orders: sum.orders + orders });
  }
  return sums;
}

const within = (sales: readonly Sale[], { from, to }: Range): Sale[] =>
  sales.filter(({ at }) => at >= from && at < to);

/** Revenue of a range beside that of the one before, highest first; never summed over currencies. */
export function revenueOf(
  sales: readonly Sale[],
  range: Range,
  previous: Range,
): Overview['revenue'] {
  const now = byCurrency(within(sales, range));
  const before = byCurrency(within(sales, previous));
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((currency) => ({
      currency,
      amount: now.get(currency)?.amount ?? 0,
      orders: now.get(currency)?.orders ?? 0,
      previous_amount: before.get(currency)?.amount ?? 0,
      previous_orders: before.get(currency)?.orders ?? 0,
    }))
    .toSorted((a, b) => b.amount - a.amount || (a.currency < b.currency ? -1 : 1));
}
