import Router from '@koa/router';
import { visitorsQuery } from '../contracts/visitors.ts';
import { listQuery } from '../contracts/lists.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { ApiError } from '../errors.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { Clock } from '../ports.ts';
import { listAlerts } from './list-alerts.ts';
import { listTimeline, type TimelinePort } from './list-timeline.ts';
import { listVisitors, type ListDeps } from './list-visitors.ts';
import { readProfile, type ProfileDeps } from './read-profile.ts';

interface EventsOfVisitor {
  ofVisitor(site: string, visitor: string): AsyncIterable<StoredEvent>;
}

export interface VisitorRouteDeps extends ListDeps, ProfileDeps {
  events: TimelinePort & EventsOfVisitor;
  /** Erases a visitor everywhere (contract §5). */
  erase(site: string, visitor: string): Promise<void>;
  /** What the chat holds of a visitor. */
  conversationsOf(site: string, visitor: string): Promise<{ id: string }[]>;
  /** What a visitor has bought. */
  ordersOf(site: string, visitor: string): Promise<unknown[]>;
  clock: Clock;
}

/** All that is stored of each visitor, what the server noted included; in the order of time. */
async function everyEvent(
  events: EventsOfVisitor,
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
    const query = listQuery.parse(ctx.query);
    ctx.body = await listTimeline(deps, scopeOf(ctx).site, ctx.params['id'] ?? '', query);
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
