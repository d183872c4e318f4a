import Router from '@koa/router';
import { exclusionsPatch } from '../contracts/exclusions.ts';
import { readJson } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { OwnedSiteDirectory } from './site-directory.ts';
import { NO_EXCLUSIONS, type SiteStore } from './site-store.ts';

/** `/settings/exclusions`, below the private router: who is the team's own, not a visitor. */
export function exclusionRoutes({
  sites,
  directory,
}: {
  sites: SiteStore;
  directory: Pick<OwnedSiteDirectory, 'forget'>;
}): Router {
  const router = new Router({ prefix: '/settings/exclusions' });

  router.get('/', allow('read'), async (ctx) => {
    const { organisation, site } = scopeOf(ctx);
    const { exclusions } = await sites.forOrganisation(organisation).get(site);
    ctx.body = { ...NO_EXCLUSIONS, ...exclusions };
  });

  router.patch('/', allow('manage'), async (ctx) => {
    const { organisation, site } = scopeOf(ctx);
    const patch = exclusionsPatch.parse(await readJson(ctx));
    const unique = Object.fromEntries(
      Object.entries(patch).map(([name, list]) => [name, [...new Set(list)]]),
    );
    const changed = await sites.forOrganisation(organisation).setExclusions(site, unique);
    directory.forget(site);
    ctx.body = { ...NO_EXCLUSIONS, ...changed.exclusions };
  });

  return router;
}
