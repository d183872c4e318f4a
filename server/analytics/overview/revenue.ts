import type { Overview } from '../../contracts/analytics.ts';
import type { Sale } from './order-reader-store.ts';

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

/** Revenue of a range beside that of the one before, highest first; never summed over currencies. */
export function revenueOf(sales: readonly Sale[], before: readonly Sale[]): Overview['revenue'] {
  const now = byCurrency(sales);
  const previous = byCurrency(before);
  return [...new Set([...now.keys(), ...previous.keys()])]
    .map((currency) => ({
      currency,
      amount: now.get(currency)?.amount ?? 0,
      orders: now.get(currency)?.orders ?? 0,
      previous_amount: previous.get(currency)?.amount ?? 0,
      previous_orders: previous.get(currency)?.orders ?? 0,
    }))
    .toSorted((a, b) => b.amount - a.amount || (a.currency < b.currency ? -1 : 1));
}
