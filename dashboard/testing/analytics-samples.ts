import type { AnalyticsTotals, Funnel, Overview } from '../../server/contracts/analytics.ts';

const totals = (visitors: number): AnalyticsTotals => ({
  visitors,
  sessions: visitors + 4,
  page_views: visitors * 3,
  events: visitors * 4,
  messages: 2,
  conversations: 1,
  widget_opened: 3,
  identifies: 1,
  goals: 0,
  purchases: 1,
});

/** Two days with 24 visitors, twenty in the two days before. */
export const overviewSample: Overview = {
  range: {
    from: '2026-03-22T00:00:00Z',
    to: '2026-03-24T00:00:00Z',
    timezone: 'UTC',
    interval: 'day',
  },
  totals: totals(24),
  previous: { from: '2026-03-20T00:00:00Z', to: '2026-03-22T00:00:00Z', totals: totals(20) },
  uniques: { exact: true, error: 0 },
  series: ['2026-03-22', '2026-03-23'].map((day, i) => ({
    at: `${day}T00:00:00Z`,
    day,
    visitors: 10 + i * 4,
    sessions: 12,
    page_views: 30,
    events: 40,
    messages: 1,
    conversations: i,
    goals: 0,
    orders: i,
    revenue: i ? { USD: 99 } : {},
  })),
  pages: { rows: [{ name: '/pricing', page_views: 40 }], other: 3 },
  entries: { rows: [{ name: '/', sessions: 20 }], other: 0 },
  sources: { rows: [{ name: 'direct', sessions: 14 }], other: 0 },
  referrers: { rows: [], other: 0 },
  countries: {
    rows: [
      { name: 'DE', sessions: 9 },
      { name: 'unknown', sessions: 1 },
    ],
    other: 0,
  },
  revenue: [{ currency: 'USD', amount: 99, orders: 1, previous_amount: 0, previous_orders: 0 }],
  high_intent: { visitors: 3, threshold: 70 },
  kept_apart: { bots: 5, excluded: 2 },
};

export const funnelSample: Funnel = {
  range: overviewSample.range,
  steps: [
    { step: 'path:/*', visitors: 100, of_first: 1, of_previous: 1 },
    { step: 'path:/pricing*', visitors: 40, of_first: 0.4, of_previous: 0.4 },
    { step: 'widget_opened', visitors: 10, of_first: 0.1, of_previous: 0.25 },
  ],
  bounded: { by: 'none', events: 400, looked_at: 400, share: 1 },
};
