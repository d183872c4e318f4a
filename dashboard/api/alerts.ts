import type { Page } from '../../server/contracts/lists.ts';
import type { AlertRow } from '../../server/contracts/visitors.ts';
import type { Client } from './client.ts';

/** Who crossed the threshold in the last seven days, newest first. */
export const listAlerts = (
  client: Client,
  query: { page?: number; limit?: number },
  signal?: AbortSignal,
): Promise<Page<AlertRow>> => client.get('/alerts', { query, ...(signal ? { signal } : {}) });
