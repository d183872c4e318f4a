import { createHmac } from 'node:crypto';
import type { Context } from 'koa';
import type { Connection } from 'mongoose';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { createAccounts } from './accounts/create-accounts.ts';
import { DEMO_SITE } from './accounts/set-up.ts';
import { createAnalytics } from './analytics/create-analytics.ts';
import { visitorsQuery } from './contracts/visitors.ts';
import { listVisitors } from './visitors/list-visitors.ts';
import { createAgents } from './agents/create-agents.ts';
import { createFollowUps } from './follow-ups/create-follow-ups.ts';
import { createSlackBridge } from './slack/create-slack-bridge.ts';
import { slackFactsOf } from './slack/facts-of.ts';
import { createConversations } from './conversations/create-conversations.ts';
import { createDemo, demoInboxUrl } from './demo/create-demo.ts';
import { createEnrichment } from './enrichment/create-enrichment.ts';
import { createEgress } from './egress/egress.ts';
import { isBelow } from './egress/private-targets.ts';
import { anyMatches } from './intent/kind-of.ts';
import { createRulesOf } from './intent/create-rules-of.ts';
import { asksFor } from './intent/asks.ts';
import { createLive } from './live/create-live.ts';
import { addGauges, createMeters } from './metrics.ts';
import { createJobs } from './jobs.ts';
import { createPipeline, type PipelineDeps } from './pipeline.ts';
import type { Clock, Keys, NetworkLookup, Site } from './ports.ts';
import type { Settings } from './settings.ts';
import type { Asset } from './static/asset-folder.ts';
import { isVerified, personIdOf } from './tracking/check-identity.ts';
import { checkOrigin } from './tracking/check-origin.ts';
import { deliveryFactsOf } from './visitors/delivery-facts.ts';
import { payloadOf } from './visitors/payload-of.ts';
import { createWebhooks } from './webhooks/create-webhooks.ts';
import { createSealer } from './seal-secret.ts';
import { readProfile } from './visitors/read-profile.ts';

export interface AppDeps {
  settings: Settings;
  connection: Connection;
  keys: Keys;
  lookup: NetworkLookup;
  redis?: Redis;
  assets: { dashboard: ReadonlyMap<string, Asset>; widget: ReadonlyMap<string, Asset> };
  projectRoot: string;
  foldThread?: PipelineDeps['foldThread'];
  clock: Clock;
  log: Logger;
}

/** Every feature of the server, made here and handed to each other: they import none of each other. */
export function createFeatures(deps: AppDeps) {
  const { settings, connection, keys, clock, log } = deps;
  const redis = deps.redis ? { redis: deps.redis } : {};

  const meters = createMeters();
  const live = createLive({ ...redis, clock, log });
  const { hub, presence } = live;
  const sealer = createSealer(keys.subKey('encryption'));
  const accounts = createAccounts({
    connection,
    keys,
    sealer,
    settings,
    clock,
    disabledWebhooks: (ids) => webhooks.disabledOf(ids),
    ...redis,
  });
  const { sites } = accounts;
  const egress = createEgress({
    allowPrivate: settings.allowPrivate,
    ...(settings.demo ? { allow: isBelow(demoInboxUrl(settings)) } : {}),
  });

  const enrichment = createEnrichment({
    connection,
    keys,
    sealer,
    egress,
    ...redis,
    visitors: {
      read: (site, visitor) => pipeline.toEnrich.read(site, visitor),
      append: (events) => pipeline.toEnrich.append(events),
      release: (site, visitor) => pipeline.toEnrich.release(site, visitor),
    },
    bases: settings.providerUrls,
    sharedKeys: settings.providerKeys,
    dataVersion: deps.lookup('').data_version,
    clock,
    log,
  });

  const webhooks = createWebhooks({
    connection,
    keys,
    egress,
    hub,
    clock,
    log,
    makePayload: (item) =>
      payloadOf(
        {
          visitors: pipeline.visitors,
          scoringFor: pipeline.scoringFor,
          publicUrl: settings.publicUrl,
          clock,
        },
        item,
      ),
    isErased: (site, visitor) => pipeline.isErased(site, visitor),
    deliveryFacts: (item) => deliveryFactsOf(pipeline.visitors, item),
    zoneOf: async (site) => (await sites.find(site))?.config.timezone ?? 'UTC',
    anyMatches,
  });

  const addressOf = (ctx: Context, site: Site, visitorId: string): string => {
    const client = accounts.clientOf(ctx);
    return demo?.addressFor({ site, visitorId, client, headers: ctx.headers }) ?? client.address;
  };

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
    memberOf: accounts.memberOf,
    personOf: ({ id, identitySecrets }, { email, user_hash }) =>
      isVerified(email, user_hash, identitySecrets)
        ? personIdOf(id, email, keys.subKey('person'))
        : undefined,
    personOfVisitor: async (site, visitor) =>
      (await pipeline.visitors.get(`${site}:${visitor}`))?.person ?? undefined,
    onMessage: (message) => followUps.onMessage(message),
    onClosed: (site, id) => agents.onClosed(site, id),
  });
  const agents = createAgents({
    connection,
    conversations,
    egress,
    sealer,
    brandOf: async (id) => (await sites.find(id))?.config.brandName ?? 'this site',
    hub,
    clock,
  });
  const slack = createSlackBridge({
    connection,
    conversations,
    egress,
    sealer,
    publicUrl: settings.publicUrl,
    linkTo: (site, id) => `${settings.publicUrl}/dashboard/inbox/${id}?site=${site}`,
    async factsOf(site, visitor) {
      const profile = await readProfile(visitorDeps, site, visitor, clock()).catch(() => undefined);
      return profile && slackFactsOf(profile);
    },
    clock,
  });
  const followUps = createFollowUps({
    connection,
    handlers: { agent: agents.followUp, slack: slack.followUp },
    clock,
    log,
  });

  const analytics = createAnalytics({
    connection,
    sites,
    visitorsOf: (site, domain) =>
      listVisitors(visitorDeps, site, visitorsQuery.parse({ company: domain, sort: 'intent' })),
    clock,
  });
  const jobs = createJobs({
    connection,
    clock,
    analytics,
    conversations,
    agents,
    enrichment,
    sites: accounts.siteJobs,
    retention: () => pipeline.retention,
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
    rulesOf: createRulesOf(),
    rescoring: accounts.siteJobs.rescoring,
    analytics,
    enricher: enrichment,
    // First what is counted of it, then who was told of it: both are read from what goes after.
    alsoErase: [
      analytics.eraseVisitor,
      webhooks.eraseVisitor,
      slack.eraseVisitor,
      agents.eraseVisitor,
      followUps.eraseVisitor,
      enrichment.eraseVisitor,
      conversations.eraseVisitor,
    ],
    tellErased: webhooks.tellErased,
    forgetPerson: webhooks.forget,
    clock,
    log,
    alone: settings.mongoUri === undefined,
    jobs,
    ...(deps.foldThread ? { foldThread: deps.foldThread } : {}),
    onCommitted: (events) => demo?.onCommitted(events),
    meters,
  });
  addGauges(meters.registry, {
    pipeline: pipeline.gauges,
    lookups: enrichment.gauges,
    deliveries: webhooks.waiting,
    oldestPendingMs: pipeline.oldestPendingMs,
  });

  const visitorDeps = {
    visitors: pipeline.visitors,
    events: pipeline.events,
    scoringFor: pipeline.scoringFor,
    among: presence.among,
    online: presence.online,
    erase: pipeline.erase,
    conversationsOf: conversations.exportVisitor,
    ordersOf: pipeline.ordersOf,
    clock,
  };

  const inboxSecret = `whsec_${createHmac('sha256', keys.subKey('tokens')).update('demo inbox').digest('base64')}`;
  /** The demo site's pages, personas and inbox. */
  const demo = settings.demo
    ? createDemo({
        settings,
        site: DEMO_SITE,
        hub,
        readVisitor: (id) => readProfile(visitorDeps, DEMO_SITE, id, clock()),
        inboxSecret,
        clock,
        log,
        projectRoot: deps.projectRoot,
      })
    : undefined;

  return {
    meters,
    live,
    accounts,
    egress,
    enrichment,
    webhooks,
    conversations,
    agents,
    slack,
    followUps,
    analytics,
    pipeline,
    visitorDeps,
    demo,
    inboxSecret,
    addressOf,
    /** Flushes, folds, and ends deliveries. */
    async stop(): Promise<void> {
      await followUps.stop();
      await enrichment.stop();
      await pipeline.stop();
      await webhooks.deliverer.stop();
      await egress.close();
      live.close();
    },
  };
}
export type Features = ReturnType<typeof createFeatures>;
