import Router from '@koa/router';
import type { TimelineEvent } from '../contracts/visitors.ts';
import { visitorsQuery } from '../contracts/visitors.ts';
import { listQuery, type Page } from '../contracts/lists.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { ApiError } from '../errors.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { Clock } from '../ports.ts';
import { listAlerts } from './list-alerts.ts';
import { listVisitors, type ListDeps } from './list-visitors.ts';
import { readProfile, type ProfileDeps } from './read-profile.ts';

interface TimelinePort {
  ofVisitor(site: string, visitor: string): AsyncIterable<StoredEvent>;
  forSite(scope: { site: string }): {
    timeline(
      visitors: readonly string[],
      limit: number,
      before?: { at: Date; id: string },
    ): Promise<StoredEvent[]>;
  };
}

export interface VisitorRouteDeps extends ListDeps, ProfileDeps {
  events: TimelinePort;
  /** Erases a visitor everywhere (contract §5). */
  erase(site: string, visitor: string): Promise<void>;
  /** What the chat holds of a visitor. */
  conversationsOf(site: string, visitor: string): Promise<{ id: string }[]>;
  /** What a visitor has bought. */
  ordersOf(site: string, visitor: string): Promise<unknown[]>;
  clock: Clock;
}

const timelineEvent = (event: StoredEvent): TimelineEvent => ({
  event_id: event.event_id,
  event: event.event,
  timestamp: event.timestamp.toISOString(),
  received_at: event.received_at.toISOString(),
  source: event.source,
  ...(event.session_id === undefined ? {} : { session_id: event.session_id }),
  ...(event.url === undefined ? {} : { url: event.url }),
  ...(event.title === undefined ? {} : { title: event.title }),
  ...(event.referrer === undefined ? {} : { referrer: event.referrer }),
  ...(event.page_view_id === undefined ? {} : { page_view_id: event.page_view_id }),
  ...(event.properties === undefined ? {} : { properties: event.properties }),
});

const parseCursor = (cursor: string | undefined): { at: Date; id: string } | undefined => {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})~([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new ApiError('bad_cursor');
  return { at: new Date(Number(at)), id };
};

/** All that is stored of each visitor, what the server noted included; in the order of time. */
async function everyEvent(
  events: TimelinePort,
  site: string,
  visitors: readonly string[],
): Promise<StoredEvent[]> {
  const found: StoredEvent[] = [];
  for (const visitor of visitors)
    for await (const event of events.ofVisitor(site, visitor)) found.push(event);
  return found.toSorted((a, b) => Number(a.timestamp) - Number(b.timestamp));
}

/** `/visitors`, a visitor's profile, timeline, export and erasure, below the private router. */
export function visitorRoutes(deps: VisitorRouteDeps): Router {
  const router = new Router();

  router.get('/visitors', allow('read'), async (ctx) => {
    ctx.body = await listVisitors(deps, scopeOf(ctx).site, visitorsQuery.parse(ctx.query));
  });

  router.get('/alerts', allow('read'), async (ctx) => {
    const query = listQuery.parse(ctx.query);
    ctx.body = await listAlerts(deps, scopeOf(ctx).site, query, deps.clock());
  });

  router.get('/visitors/:id', allow('read'), async (ctx) => {
    const profile = await readProfile(
      deps,
      scopeOf(ctx).site,
      ctx.params['id'] ?? '',
      deps.clock(),
    );
    if (!profile) throw new ApiError('visitor_not_found');
    ctx.body = profile;
  });

  router.get('/visitors/:id/events', allow('read'), async (ctx) => {
    const { site } = scopeOf(ctx);
    const id = ctx.params['id'] ?? '';
    const { limit, cursor } = listQuery.parse(ctx.query);
    const doc = await deps.visitors.get(`${site}:${id}`);
    if (!doc) throw new ApiError('visitor_not_found');
    const visitors = doc.kind === 'person' ? doc.members : [id];
    const found = await deps.events
      .forSite({ site })
      .timeline(visitors, limit + 1, parseCursor(cursor));
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    ctx.body = {
      data: shown.map(timelineEvent),
      total: doc.state?.events ?? shown.length,
      total_relation: doc.state ? 'eq' : 'gte',
      page: 1,
      pages: 1,
      next_cursor: last ? `${last.timestamp.getTime()}~${last.event_id}` : null,
    } satisfies Page<TimelineEvent>;
  });

  router.get('/visitors/:id/export', allow('read'), async (ctx) => {
    const { site } = scopeOf(ctx);
    const id = ctx.params['id'] ?? '';
    const profile = await readProfile(deps, site, id, deps.clock());
    if (!profile) throw new ApiError('visitor_not_found');
    const visitors = profile.person?.visitors ?? [id];
    const conversations = await Promise.all(
      visitors.map((visitor) => deps.conversationsOf(site, visitor)),
    );
    const orders = await Promise.all(visitors.map((visitor) => deps.ordersOf(site, visitor)));
    ctx.attachment(`${id}.json`);
    ctx.body = {
      exported_at: new Date(deps.clock()).toISOString(),
      profile,
      events: await everyEvent(deps.events, site, visitors),
      orders: orders.flat(),
      // Devices of a person share theirs.
      conversations: [...new Map(conversations.flat().map((one) => [one.id, one])).values()],
    };
  });

  router.delete('/visitors/:id', allow('manage'), async (ctx) => {
    const { site } = scopeOf(ctx);
    const id = ctx.params['id'] ?? '';
    const doc = await deps.visitors.get(`${site}:${id}`);
    if (!doc) throw new ApiError('visitor_not_found');
    await deps.erase(site, id);
    ctx.status = 204;
  });

  return router;
}
