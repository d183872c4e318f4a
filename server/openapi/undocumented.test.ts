import assert from 'node:assert/strict';
import test from 'node:test';
import Router from '@koa/router';
import { agentRoutes } from '../agents/routes.ts';
import { apiKeyRoutes } from '../accounts/api-key-routes.ts';
import { configRoutes } from '../accounts/config-routes.ts';
import { exclusionRoutes } from '../accounts/exclusion-routes.ts';
import { memberRoutes } from '../accounts/member-routes.ts';
import { sessionRoutes } from '../accounts/session-routes.ts';
import { widgetRoutes } from '../accounts/widget-routes.ts';
import { publicRoutes } from '../conversations/public-routes.ts';
import { savedReplyRoutes } from '../conversations/saved-reply-routes.ts';
import { teamRoutes } from '../conversations/team-routes.ts';
import { enrichmentRoutes } from '../enrichment/settings/settings-routes.ts';
import { scoringRoutes } from '../intent/scoring-routes.ts';
import { installRoutes } from '../install/routes.ts';
import { presenceRoutes } from '../live/presence-routes.ts';
import { createStreamRoutes } from '../live/stream-routes.ts';
import { operatorRoutes } from '../operator-routes.ts';
import { slackEventRoutes, slackSettingsRoutes } from '../slack/routes.ts';
import { trackRoutes } from '../tracking/routes.ts';
import { analyticsRoutes } from '../analytics/routes.ts';
import { visitorRoutes } from '../visitors/routes.ts';
import { webhookRoutes } from '../webhooks/routes.ts';
import { openapiRoutes } from './routes.ts';
import { undocumented, unserved } from './testing/undocumented.ts';

/** Routes are registered without anything being asked of what they are made of. */
const nothing = {} as never;
const hub = { onGap: () => () => undefined, subscribe: () => () => undefined };

const routers = (): Router[] => [
  trackRoutes(nothing),
  presenceRoutes(nothing),
  publicRoutes(nothing),
  configRoutes(nothing),
  sessionRoutes(nothing),
  widgetRoutes(nothing),
  memberRoutes(nothing),
  apiKeyRoutes(nothing),
  exclusionRoutes(nothing),
  scoringRoutes(nothing),
  visitorRoutes(nothing),
  analyticsRoutes(nothing),
  teamRoutes(nothing),
  savedReplyRoutes(nothing),
  webhookRoutes(nothing),
  agentRoutes(nothing),
  slackSettingsRoutes(nothing),
  slackEventRoutes(nothing),
  enrichmentRoutes(nothing),
  installRoutes(nothing),
  createStreamRoutes({ hub }).routes,
  operatorRoutes(nothing),
  openapiRoutes({ publicUrl: 'http://localhost:3000', version: '1.2.3' }),
];

test('every route is documented, and every documented operation has a route', () => {
  assert.deepEqual(undocumented(routers()), []);
  assert.deepEqual(unserved(routers()), []);
});

test('is the same for routers that are mounted below /api', () => {
  const api = new Router({ prefix: '/api' });
  for (const router of [trackRoutes(nothing), teamRoutes(nothing)]) api.use(router.routes());
  assert.deepEqual(undocumented([api]), []);
  assert.equal(unserved([api]).includes('POST /track'), false);
});

test('tells of a route without a row, and of a row without a route', () => {
  const router = new Router();
  router.get('/visitors', () => undefined);
  router.put('/visitors', () => undefined);
  router.get('/api/secrets/:id', () => undefined);
  assert.deepEqual(undocumented([router]), ['PUT /visitors', 'GET /secrets/:id']);
  assert.ok(unserved([router]).includes('DELETE /visitors/:id'));
  assert.ok(!unserved([router]).includes('GET /visitors'));
});
