import Router from '@koa/router';
import type { Context } from 'koa';
import { newWidget, type WidgetSettings } from '../contracts/accounts.ts';
import { listQuery } from '../contracts/lists.ts';
import type { KeyScope } from '../contracts/scope.ts';
import { siteConfig } from '../contracts/site-config.ts';
import { ApiError } from '../errors.ts';
import { readJson } from '../http/read-json.ts';
import type { Clock } from '../ports.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import { adminOf, callerOf } from './caller.ts';
import { checkWidgetPatch } from './check-widget-patch.ts';
import { pageOfAll } from '../http/page-of.ts';
import { IDENTITY_SECRET, type OwnedSiteDirectory } from './site-directory.ts';
import type { Sealer } from '../seal-secret.ts';
import { newSite, type SiteDoc, type SiteStore } from './site-store.ts';
import { newId, newToken } from './tokens.ts';

export interface WidgetRouteDeps {
  sites: SiteStore;
  keys: ApiKeyStore;
  directory: Pick<OwnedSiteDirectory, 'forget'>;
  sealer: Sealer;
  clock: Clock;
}

const settingsOf = (doc: SiteDoc): WidgetSettings => ({
  id: doc._id,
  name: doc.name,
  demo: doc.demo,
  allowed_origins: doc.allowed_origins,
  redact: doc.redact ?? [],
  config: siteConfig.parse(doc.config),
  alert_threshold: doc.alert_threshold,
  retention_days: doc.retention_days,
  created_at: doc.created_at.toISOString(),
});

const idOf = (ctx: Context): string => (ctx['params'] as Record<string, string>)['id'] ?? '';

/** `/widgets`, below the private router: the organisation's sites. A key sees its own only. */
export function widgetRoutes({ sites, keys, directory, sealer, clock }: WidgetRouteDeps): Router {
  const router = new Router({ prefix: '/widgets' });

  /** The sites that the caller may read, or write; the one of a key, all of a member. */
  const reach = (ctx: Context, scope: Extract<KeyScope, 'read' | 'write'>) => {
    const caller = callerOf(ctx);
    if (caller.via === 'key') {
      if (!caller.key.scopes.includes(scope)) throw new ApiError('forbidden');
    } else if (scope === 'write') adminOf(ctx);
    return {
      ...sites.forOrganisation(caller.organisation),
      check(id: string): string {
        if (caller.via === 'key' && caller.key.site !== id) throw new ApiError('site_not_found');
        return id;
      },
      sees: ({ _id }: SiteDoc) => caller.via === 'session' || caller.key.site === _id,
    };
  };

  const reachAsAdmin = (ctx: Context) => {
    const { organisation } = adminOf(ctx);
    return { organisation, ...sites.forOrganisation(organisation) };
  };

  router.get('/', async (ctx) => {
    const query = listQuery.parse(ctx.query);
    const own = reach(ctx, 'read');
    ctx.body = pageOfAll((await own.list()).filter(own.sees).map(settingsOf), query);
  });

  router.get('/:id', async (ctx) => {
    const own = reach(ctx, 'read');
    ctx.body = settingsOf(await own.get(own.check(idOf(ctx))));
  });

  router.patch('/:id', async (ctx) => {
    const own = reach(ctx, 'write');
    const id = own.check(idOf(ctx));
    const patch = checkWidgetPatch(await readJson(ctx));
    const changed = await own.change(id, patch, new Date(clock()));
    directory.forget(id);
    ctx.body = settingsOf(changed);
  });

  router.post('/', async (ctx) => {
    const own = reachAsAdmin(ctx);
    const { name } = newWidget.parse(await readJson(ctx));
    const id = newId('w_');
    const doc = newSite({
      _id: id,
      organisation: own.organisation,
      name,
      config: { brandName: name },
      identity_secrets: [sealer.seal(newToken(), id, IDENTITY_SECRET)],
      created_at: new Date(clock()),
    });
    ctx.body = settingsOf(await own.insert(doc));
    ctx.status = 201;
    directory.forget(id);
  });

  router.delete('/:id', async (ctx) => {
    const own = reachAsAdmin(ctx);
    const { _id: site } = await own.get(idOf(ctx));
    if ((await own.list()).length === 1) throw new ApiError('last_site');
    await own.remove(site, new Date(clock()));
    await keys.forSite({ site, organisation: own.organisation }).removeAll();
    directory.forget(site);
    ctx.status = 204;
  });

  /** The secret before goes on to count until the next rotation. */
  router.post('/:id/identity-secret', async (ctx) => {
    const own = reachAsAdmin(ctx);
    const { _id: site } = await own.get(idOf(ctx));
    const secret = newToken();
    await own.addIdentitySecret(site, sealer.seal(secret, site, IDENTITY_SECRET));
    directory.forget(site);
    ctx.body = { secret };
    ctx.status = 201;
  });

  return router;
}
