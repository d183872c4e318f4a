import type { AnalyticsBucket, Overview } from '../../server/contracts/analytics.ts';

/** What the chart can show. */
export const METRICS = ['visitors', 'sessions', 'page_views', 'conversations', 'revenue'] as const;
export type Metric = (typeof METRICS)[number];

/** The metric that an address names; visitors where it names none. */
export const metricFrom = (search: string): Metric => {
  const named = new URLSearchParams(search).get('metric');
  return METRICS.find((one) => one === named) ?? 'visitors';
};

/** Writes the metric as a parameter of an address; none for visitors. */
export const metricParams = (metric: Metric): Record<string, string> =>
  metric === 'visitors' ? {} : { metric };

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

const times = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
/** From here on a percentage says less than a factor. */
const MOST_PERCENT = 999;

/** "+12 %", "−3 %", "×116"; undefined where there was nothing before. */
export function changeOf({ now, before }: { now: number; before: number }): string | undefined {
  if (before === 0) return undefined;
  const percent = Math.round(((now - before) / Math.abs(before)) * 100);
  if (before > 0 && percent > MOST_PERCENT) return `×${times.format(now / before)}`;
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent)} %`;
}
