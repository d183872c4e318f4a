import type { Funnel, Overview, OverviewQuery } from '../../server/contracts/analytics.ts';
import type { Client } from './client.ts';

/** What happened in a range. Dates are whole days of the site's time zone, `to` included. */
export const getOverview = (
  client: Client,
  query: OverviewQuery,
  signal?: AbortSignal,
): Promise<Overview> =>
  client.get('/analytics/overview', { query: { ...query }, ...(signal ? { signal } : {}) });

/** How many visitors went through these steps, in this order. Fails with `invalid`. */
export const getFunnel = (
  client: Client,
  { steps, from, to }: { steps: readonly string[]; from?: string; to?: string },
  signal?: AbortSignal,
): Promise<Funnel> =>
  client.get('/analytics/funnel', {
    query: { steps: steps.join(','), from, to },
    ...(signal ? { signal } : {}),
  });
