import { timingSafeEqual } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { Registry } from 'prom-client';
import { ApiError } from './errors.ts';

export interface OperatorRouteDeps {
  metrics: Registry;
  metricsToken: string | undefined;
  /** On this machine itself, without any forwarding header. */
  isLoopback(ctx: Context): boolean;
  /** Whether the database answers and the server is not draining. */
  isReady(): Promise<boolean>;
}

const isToken = (given: string, token: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(`Bearer ${token}`)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** What an operator's probes ask: `/healthz`, `/readyz`, `/metrics`. */
export function operatorRoutes(deps: OperatorRouteDeps): Router {
  const router = new Router();
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' };
  });
  router.get('/readyz', async (ctx) => {
    const ready = await deps.isReady();
    ctx.status = ready ? 200 : 503;
    ctx.body = { status: ready ? 'ready' : 'not ready' };
  });
  router.get('/metrics', async (ctx) => {
    const { metricsToken } = deps;
    const known = metricsToken !== undefined && isToken(ctx.get('Authorization'), metricsToken);
    // Nobody else learns that there is something here.
    if (!known && !deps.isLoopback(ctx)) throw new ApiError('not_found');
    ctx.type = deps.metrics.contentType;
    ctx.body = await deps.metrics.metrics();
  });
  return router;
}
