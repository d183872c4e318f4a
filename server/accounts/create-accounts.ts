import Router from '@koa/router';
import type { Redis } from 'ioredis';
import type { Context, Middleware } from 'koa';
import type { Connection } from 'mongoose';
import type { Me } from '../contracts/accounts.ts';
import type { PublicConfig } from '../contracts/site-config.ts';
import { bearerOf } from '../http/bearer-of.ts';
import { createClientAddress, type ClientAddress } from '../http/client-address.ts';
import { createPublicLimits, type PublicLimits } from '../limits/public-limits.ts';
import type { Clock, Keys, Site, SiteDirectory } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { apiKeyStore } from './api-key-store.ts';
import { createApiLimits } from './api-limits.ts';
import { createAuthenticate } from './authenticate.ts';
import { configRoutes } from './config-routes.ts';
import { exclusionRoutes } from './exclusion-routes.ts';
import { createKeyDirectory } from './key-directory.ts';
import { memberRoutes } from './member-routes.ts';
import { memberStore } from './member-store.ts';
import { createMembers } from './members.ts';
import { createNotices } from './notices.ts';
import { organisationStore } from './organisation-store.ts';
import { publicConfigOf } from './public-config.ts';
import { createSessionCookie } from './session-cookie.ts';
import { scoringSettingStore, type ScoringSettingStore } from './scoring-setting-store.ts';
import { sessionRoutes } from './session-routes.ts';
import { sessionStore } from './session-store.ts';
import { createSetUp, type SetUp } from './set-up.ts';
import { createSiteDirectory } from './site-directory.ts';
import type { Sealer } from '../seal-secret.ts';
import { siteStore, type SiteStore } from './site-store.ts';
import { widgetRoutes } from './widget-routes.ts';

export interface AccountsDeps {
  connection: Connection;
  keys: Keys;
  sealer: Sealer;
  settings: Pick<Settings, 'publicUrl' | 'trustProxy' | 'demo' | 'siteRequestsPerMinute'>;
  redis?: Redis;
  /** What the server disabled of these sites' webhooks, for those who sign in; none unless given. */
  disabledWebhooks?(sites: readonly string[]): Promise<Me['disabled_webhooks']>;
  clock: Clock;
}

/** Organisations, sites, members and keys, put together: what others see of this feature. */
export interface Accounts {
  sites: SiteDirectory;
  /** The configuration that the loader has inside. */
  configOf(site: string): Promise<PublicConfig | undefined>;
  /** The site of a key with the scope `track`. */
  siteOfTrackKey(bearer: string): Promise<string | undefined>;
  /** Runs before every private route; lets nobody through but to `/setup` and `/session`. */
  authenticate: Middleware;
  /** `/setup`, `/session`, `/me`, `/widgets`, `/members`, `/api-keys`, after `authenticate`. */
  privateRoutes: Router;
  /** `/widgets/:id/config`, for the public router. */
  publicRoutes: Router;
  ensureDefaultAccount: SetUp['ensureDefaultAccount'];
  /** Every site, for the server's own jobs; and how a deleted one is forgotten at last. */
  siteJobs: Pick<SiteStore, 'every' | 'forget' | 'rescoring'>;
  /** Where a site's scoring is kept, for the feature that knows what it means. */
  scoringStore: ScoringSettingStore;
  /** A member of an organisation, by name. */
  memberOf(organisation: string, id: string): Promise<{ id: string; name: string } | undefined>;
  /** Who a request comes from (contract §5). */
  clientOf(ctx: Context): ClientAddress;
  limits: {
    /** A request to `/track` or `/presence`. @throws ApiError `rate_limited` */
    public(ctx: Context, site: Site): Promise<void>;
    /** A request of the chat. @throws ApiError `rate_limited` */
    chat(
      what: Parameters<PublicLimits['chat']>[0],
      site: Site,
      key: string,
      ctx?: Context,
    ): Promise<void>;
  };
}

/** Makes the feature and registers its collections. */
export function createAccounts(deps: AccountsDeps): Accounts {
  const { connection, keys, sealer, settings, redis, clock } = deps;
  const organisations = organisationStore(connection);
  const members = memberStore(connection);
  const sessions = sessionStore(connection);
  const sites = siteStore(connection);
  const apiKeys = apiKeyStore(connection);
  const directory = createSiteDirectory({ sites, sealer, clock });
  const keyDirectory = createKeyDirectory({ keys: apiKeys, clock });
  const notices = createNotices(clock);
  const clientAddress = createClientAddress({
    trustProxy: settings.trustProxy,
    onUntrustedForwarding: () => notices.raise('untrusted_forwarded_header'),
  });
  const clientOf = (ctx: Context): ClientAddress => clientAddress(ctx.req);
  const cookie = createSessionCookie(settings.publicUrl);
  const disabledWebhooks = deps.disabledWebhooks ?? (async () => []);
  const limits = createApiLimits({ redis, keys, clock });
  const publicLimits = createPublicLimits({
    redis,
    keys,
    siteRequestsPerMinute: settings.siteRequestsPerMinute,
  });
  const setUp = createSetUp({ organisations, members, sites, sealer, clock });
  const shared = { organisations, members, sessions, sites, cookie, limits, clientOf, clock };

  const privateRoutes = new Router();
  for (const routes of [
    sessionRoutes({
      ...shared,
      setUp: setUp.setUp,
      notices,
      demo: settings.demo,
      disabledWebhooks,
    }),
    widgetRoutes({ sites, keys: apiKeys, directory, sealer, clock }),
    exclusionRoutes({ sites, directory }),
    memberRoutes(createMembers({ organisations, members, sessions, clock })),
    apiKeyRoutes({ keys: apiKeys, directory: keyDirectory, clock }),
  ]) {
    privateRoutes.use(routes.routes());
  }

  return {
    sites: directory,
    async configOf(id) {
      const site = await directory.find(id);
      return site && publicConfigOf(site);
    },
    siteOfTrackKey: keyDirectory.siteOfTrackKey,
    authenticate: createAuthenticate({
      ...shared,
      directory,
      keys: keyDirectory,
      publicUrl: settings.publicUrl,
    }),
    privateRoutes,
    publicRoutes: configRoutes(directory),
    ensureDefaultAccount: setUp.ensureDefaultAccount,
    siteJobs: sites,
    scoringStore: scoringSettingStore({ sites, directory, clock }),
    async memberOf(organisation, id) {
      const member = await members.find(id);
      return member?.organisation === organisation ? { id, name: member.name } : undefined;
    },
    clientOf,
    limits: {
      async public(ctx, site) {
        const key = bearerOf(ctx.get('Authorization'));
        // Only a key that opens this site counts as one, or any header would lift the limit.
        const isKey = key !== undefined && (await keyDirectory.siteOfTrackKey(key)) === site.id;
        await (isKey ? publicLimits.trackKey(key) : publicLimits.visitor(clientOf(ctx), site.id));
      },
      chat: (what, site, key, ctx) => publicLimits.chat(what, site.id, key, ctx && clientOf(ctx)),
    },
  };
}
