import type { AnalyticsBucket, Overview } from '../../server/contracts/analytics.ts';

/** What the chart can show. */
export const METRICS = ['visitors', 'sessions', 'page_views', 'conversations', 'revenue'] as const;
export type Metric = (typeof METRICS)[number];

const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    amount,
  );

/** An amount as it is read; "120 XYZ" where the currency is none that is known. */
export const amountIn = (currency: string, amount: number): string => {
  try {
    return money(amount, currency);
  } catch {
    return `${amount} ${currency}`;
  }
};

/** The currency with the highest amount; others are named beside it, never added to it. */
export const mainCurrency = ({ revenue }: Overview): string => revenue[0]?.currency ?? 'USD';

/** A metric's value in one hour or day. */
export const valueIn = (bucket: AnalyticsBucket, metric: Metric, currency: string): number =>
  metric === 'revenue' ? (bucket.revenue[currency] ?? 0) : bucket[metric];

/** A metric's value in the range, and in the one before. */
export function valuesOf(overview: Overview, metric: Metric): { now: number; before: number } {
  if (metric === 'revenue') {
    const { amount = 0, previous_amount: before = 0 } = overview.revenue[0] ?? {};
    return { now: amount, before };
  }
  return { now: overview.totals[metric], before: overview.previous.totals[metric] };
}

/** "+12 %", "−3 %"; undefined where there was nothing before. */
export function changeOf({ now, before }: { now: number; before: number }): string | undefined {
  if (before === 0) return undefined;
  const percent = Math.round(((now - before) / before) * 100);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent)} %`;
}
