import Router from '@koa/router';
import {
  companiesQuery,
  funnelQuery,
  overviewQuery,
  type CompanyDetail,
} from '../contracts/analytics.ts';
import type { Page } from '../contracts/lists.ts';
import type { VisitorRow } from '../contracts/visitors.ts';
import { ApiError } from '../errors.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { Site, SiteDirectory } from '../ports.ts';
import type { CompanyStore } from './companies/company-store.ts';
import { companyRowOf, listCompanies } from './companies/list-companies.ts';
import { readFunnel, type FunnelDeps } from './funnel/read-funnel.ts';
import { readOverview, type OverviewDeps } from './overview/read-overview.ts';

export interface AnalyticsRouteDeps extends OverviewDeps, FunnelDeps {
  sites: SiteDirectory;
  companies: CompanyStore;
  /** The first page of a company's visitors, as `GET /visitors?company=` lists them. */
  visitorsOf(site: string, domain: string): Promise<Page<VisitorRow>>;
}

/** `/analytics/*` and `/companies`, below the private router. */
export function analyticsRoutes(deps: AnalyticsRouteDeps): Router {
  const router = new Router();

  const siteOf = async (id: string): Promise<Site> => {
    const site = await deps.sites.find(id);
    if (!site) throw new ApiError('site_not_found');
    return site;
  };

  router.get('/analytics/overview', allow('read'), async (ctx) => {
    const query = overviewQuery.parse(ctx.query);
    ctx.body = await readOverview(deps, await siteOf(scopeOf(ctx).site), query);
  });

  router.get('/analytics/funnel', allow('read'), async (ctx) => {
    const query = funnelQuery.parse(ctx.query);
    ctx.body = await readFunnel(deps, await siteOf(scopeOf(ctx).site), query);
  });

  router.get('/companies', allow('read'), async (ctx) => {
    ctx.body = await listCompanies(
      deps.companies,
      scopeOf(ctx).site,
      companiesQuery.parse(ctx.query),
    );
  });

  router.get('/companies/:domain', allow('read'), async (ctx) => {
    const { site } = scopeOf(ctx);
    const domain = (ctx.params['domain'] ?? '').toLowerCase();
    const found = await deps.companies.forSite({ site }).get(domain);
    if (!found) throw new ApiError('company_not_found');
    const { data, total, total_relation, next_cursor } = await deps.visitorsOf(site, domain);
    ctx.body = {
      ...companyRowOf(found),
      visitors_list: {
        data,
        total,
        ...(total_relation ? { total_relation } : {}),
        next_cursor,
      },
    } satisfies CompanyDetail;
  });

  return router;
}
