import Router from '@koa/router';
import Koa from 'koa';
import { industryList } from './enrichment/industry-list.ts';
import { ApiError } from './errors.ts';
import { answerErrors } from './http/errors-middleware.ts';
import { onlyFor } from './http/only-for.ts';
import { publicCors } from './http/public-cors.ts';
import { scoringRoutes } from './intent/scoring-routes.ts';
import { installRoutes } from './install/routes.ts';
import { openapiRoutes } from './openapi/routes.ts';
import packageJson from '../package.json' with { type: 'json' };
import { operatorRoutes } from './operator-routes.ts';
import { dashboardRoutes } from './static/dashboard-routes.ts';
import { widgetRoutes } from './static/widget-routes.ts';
import { checkOrigin } from './tracking/check-origin.ts';
import { trackRoutes } from './tracking/routes.ts';
import { visitorRoutes } from './visitors/routes.ts';
import type { AppDeps, Features } from './features.ts';
import type { KeptChunks } from './static/kept-chunks.ts';

/** What the application is mounted from, beside its features. */
export interface MountDeps {
  features: Features;
  kept: KeptChunks;
  isReady(): Promise<boolean>;
}

/** What customers' pages and their visitors may ask, from any origin. */
const PUBLIC_PATHS = /^\/api\/(track|presence|chat\/|widgets\/[^/]+\/config$)/i;

/** The application: every feature's routes behind their middleware, the public ones first. */
export function mount(deps: AppDeps, { features, kept, isReady }: MountDeps): Koa {
  const { settings, log } = deps;
  const {
    meters,
    live,
    accounts,
    egress,
    enrichment,
    webhooks,
    conversations,
    agents,
    slack,
    analytics,
    pipeline,
    visitorDeps,
    demo,
    addressOf,
  } = features;
  const publicRouter = new Router({ prefix: '/api' });
  for (const routes of [
    trackRoutes({
      ingest: pipeline.ingest,
      addressOf,
      checkRate: accounts.limits.public,
      onRejected: meters.rejected,
    }),
    live.presenceRoutes({
      sites: accounts.sites,
      unreadFor: conversations.unreadFor,
      checkOrigin,
      checkRate: accounts.limits.public,
    }),
    conversations.publicRoutes,
    slack.eventRoutes,
    accounts.publicRoutes,
  ]) {
    publicRouter.use(routes.routes());
  }
  const privateRouter = new Router({ prefix: '/api' });
  for (const routes of [
    accounts.privateRoutes,
    scoringRoutes({ store: accounts.scoringStore, industries: industryList }),
    visitorRoutes(visitorDeps),
    conversations.teamRoutes,
    conversations.savedReplyRoutes,
    agents.routes,
    slack.settingsRoutes,
    analytics.routes,
    webhooks.routes,
    enrichment.routes,
    live.streamRoutes,
    installRoutes({ egress, publicUrl: settings.publicUrl }),
  ]) {
    privateRouter.use(routes.routes());
  }

  const app = new Koa();
  // A client that left, or sent no HTTP: nothing that an operator could act on.
  app.on('error', (error: unknown) => log.debug({ err: error }, 'a request broke off'));
  app.use(answerErrors(log));
  app.use(onlyFor(/^(?!\/api)\/api(\/|$)/i, () => Promise.reject(new ApiError('not_found'))));
  // First, because events come a thousand times as often as anything else.
  app.use(onlyFor(PUBLIC_PATHS, publicCors));
  app.use(publicRouter.routes());
  app.use(
    operatorRoutes({
      metrics: meters.registry,
      metricsToken: settings.metricsToken,
      isLoopback: (ctx) => accounts.clientOf(ctx).loopback,
      isReady,
    }).routes(),
  );
  app.use(openapiRoutes({ publicUrl: settings.publicUrl, version: packageJson.version }).routes());
  app.use(widgetRoutes({ assets: deps.assets.widget, kept, configOf: accounts.configOf }).routes());
  app.use(dashboardRoutes(deps.assets.dashboard).routes());
  if (demo) app.use(demo.routes.routes());
  app.use(onlyFor(/^\/api\//, accounts.authenticate));
  app.use(privateRouter.routes());
  // Knows what every router before it has at this address.
  app.use(privateRouter.allowedMethods());

  return app;
}
