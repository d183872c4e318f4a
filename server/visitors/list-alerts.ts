import type { z } from 'zod';
import type { listQuery, Page } from '../contracts/lists.ts';
import type { AlertRow } from '../contracts/visitors.ts';
import { ALERTS_AN_HOUR, HOUR_MS, hourOf } from './finish.ts';
import { listStore } from './list-store.ts';
import type { ListDeps } from './list-visitors.ts';
import { rowOf } from './row-of.ts';

/** Alerts are looked at while they are news; older ones are in the delivery log. */
const SHOWN_MS = 7 * 24 * HOUR_MS;

/**
 * Who crossed the site's threshold within seven days, newest first, and whether integrations were
 * told: beyond 60 an hour they are not (contract §7).
 */
export async function listAlerts(
  deps: ListDeps,
  site: string,
  { page, limit }: z.infer<typeof listQuery>,
  now: number,
): Promise<Page<AlertRow>> {
  const store = listStore(deps.visitors, site);
  const since = new Date(now - SHOWN_MS);
  const total = await store.countAlerts(since);
  // With the sixty before them, each can be told whether it was one too many.
  const found = await store.alerts(since, (page - 1) * limit, limit + ALERTS_AN_HOUR);
  const shown = found.slice(0, limit);
  const docs = await store.rows(shown.map(({ id }) => id));
  const times = new Map(shown.map(({ id }, at) => [id, at]));
  const present = await deps.among(
    site,
    docs.flatMap((doc) => [doc.visitor_id, ...doc.members]),
  );
  return {
    data: docs.flatMap((doc) => {
      const at = times.get(doc.visitor_id);
      const alert = at === undefined ? undefined : found[at];
      if (at === undefined || !alert) return [];
      const sixtieth = found[at + ALERTS_AN_HOUR];
      const isTooMany = sixtieth && hourOf(sixtieth.at) === hourOf(alert.at);
      return [
        {
          ...rowOf(
            doc,
            [doc.visitor_id, ...doc.members].some((id) => present.has(id)),
          ),
          alerted_at: alert.at.toISOString(),
          sent: !isTooMany,
        },
      ];
    }),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / limit)),
    next_cursor: null,
  };
}
