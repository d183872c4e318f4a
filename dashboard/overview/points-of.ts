import type { Overview } from '../../server/contracts/analytics.ts';
import type { Metric } from './metrics.ts';
import { valueIn } from './metrics.ts';
import type { Point } from './trend-chart/trend-chart.ts';

const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const wholeDay = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
});

const hourIn = (timeZone: string): Intl.DateTimeFormat => {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
};

/** The series of a metric; the period before lies under it, its n-th hour or day under the n-th. */
export function pointsOf(
  { series, range }: Overview,
  before: Overview | undefined,
  metric: Metric,
  currency: string,
): Point[] {
  const hour = hourIn(range.timezone);
  const wasAnything = (before?.totals.events ?? 0) > 0;
  return series.map((bucket, i): Point => {
    const date = new Date(bucket.day);
    const time = range.interval === 'hour' ? hour.format(new Date(bucket.at)) : '';
    const earlier = wasAnything ? before?.series[i] : undefined;
    return {
      label: range.interval === 'hour' && series.length <= 25 ? time : day.format(date),
      title: [wholeDay.format(date), time].filter(Boolean).join(', '),
      value: valueIn(bucket, metric, currency),
      ...(earlier ? { before: valueIn(earlier, metric, currency) } : {}),
    };
  });
}
