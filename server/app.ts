import Router from '@koa/router';
import Koa, { type Context } from 'koa';
import type { Connection } from 'mongoose';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { createAccounts } from './accounts/create-accounts.ts';
import { createConversations } from './conversations/create-conversations.ts';
import { createIndexes } from './database.ts';
import { createDemo, demoInboxUrl } from './demo/create-demo.ts';
import { createEgress } from './egress/egress.ts';
import { isBelow } from './egress/private-targets.ts';
import { answerErrors } from './http/errors-middleware.ts';
import { publicCors } from './http/public-cors.ts';
import { asksFor } from './intent/asks.ts';
import { createLive } from './live/create-live.ts';
import { createMetrics } from './metrics.ts';
import { operatorRoutes } from './operator-routes.ts';
import { createPipeline } from './pipeline.ts';
import type { Clock, Keys, NetworkLookup, Site } from './ports.ts';
import type { Settings } from './settings.ts';
import type { Asset } from './static/asset-folder.ts';
import { dashboardRoutes } from './static/dashboard-routes.ts';
import { widgetRoutes } from './static/widget-routes.ts';
import { checkOrigin } from './tracking/check-origin.ts';
import { trackRoutes } from './tracking/routes.ts';
import { payloadOf } from './visitors/payload-of.ts';
import { readProfile } from './visitors/read-profile.ts';
import { visitorRoutes } from './visitors/routes.ts';

export interface AppDeps {
  settings: Settings;
  connection: Connection;
  keys: Keys;
  lookup: NetworkLookup;
  redis?: Redis;
  assets: { dashboard: ReadonlyMap<string, Asset>; widget: ReadonlyMap<string, Asset> };
  projectRoot: string;
  clock: Clock;
  log: Logger;
}

/** The whole server less its socket: features are made here, handed to each other, and mounted. */
export async function createApp(deps: AppDeps) {
  const { settings, connection, keys, clock, log } = deps;
  const redis = deps.redis ? { redis: deps.redis } : {};
  const { hub, presence, ...live } = createLive({ ...redis, clock, log });
  const accounts = createAccounts({ connection, keys, settings, clock, log, ...redis });
  const { sites } = accounts;
  const egress = createEgress({
    allowPrivate: settings.allowPrivate,
    ...(settings.demo ? { allow: isBelow(demoInboxUrl(settings)) } : {}),
  });

  const webhooks = createWebhooks({
    connection,
    keys,
    egress,
    hub,
    clock,
    log,
    makePayload: (item) => payloadOf(pipeline.visitors, item, settings.publicUrl),
    isErased: (site, visitor) => pipeline.isErased(site, visitor),
  });

  const addressOf = (ctx: Context, site: Site, visitorId: string): string => {
    const { address } = accounts.clientOf(ctx);
    return (
      demo?.addressFor({ site, visitorId, clientAddress: address, headers: ctx.headers }) ?? address
    );
  };
  const checkRate = accounts.limits.public;

  const conversations = createConversations({
    connection,
    sites,
    hub,
    clock,
    log,
    recordMessage: (message) => pipeline.recordMessage(message),
    asksFor,
    isErased: (site, visitor) => pipeline.isErased(site, visitor),
    checkOrigin,
    addressOf,
    limit: accounts.limits.chat,
  });

  const pipeline = createPipeline({
    connection,
    sites,
    keys,
    lookup: deps.lookup,
    hub,
    presence,
    outbox: webhooks.outbox,
    siteOfKey: accounts.siteOfTrackKey,
    alsoErase: [webhooks.eraseVisitor, conversations.eraseVisitor],
    clock,
    log,
    alone: settings.mongoUri === undefined,
    onCommitted: (events) => demo?.onCommitted(events),
  });
  await createIndexes(connection);
}
