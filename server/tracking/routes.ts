import Router from '@koa/router';
import type { Context } from 'koa';
import { bearerOf } from '../http/bearer-of.ts';
import { hasOptedOut } from '../http/opted-out.ts';
import { readJson } from '../http/read-json.ts';
import { ApiError } from '../errors.ts';
import type { Site } from '../ports.ts';
import { checkOrigin } from './check-origin.ts';
import type { Ingest } from './ingest.ts';

export interface TrackRouteDeps {
  ingest: Ingest;
  /** The visitor's address (contract §5); the demo's own site may answer with a persona's. */
  addressOf(ctx: Context, site: Site, visitorId: string): string;
  /** @throws ApiError `rate_limited` */
  checkRate(ctx: Context, site: Site): Promise<void>;
  /** Told of every event, and every whole request, that was not taken, by the code of its answer. */
  onRejected?(code: string): void;
}

/** `POST /track`, below the public router. */
export function trackRoutes({
  ingest,
  addressOf,
  checkRate,
  onRejected = () => undefined,
}: TrackRouteDeps): Router {
  const router = new Router();
  router.post('/track', async (ctx) => {
    try {
      const answer = await ingest({
        body: await readJson(ctx),
        userAgent: ctx.get('User-Agent'),
        addressOf: (site, visitor) => addressOf(ctx, site, visitor),
        optedOut: hasOptedOut(ctx),
        key: bearerOf(ctx.get('Authorization')),
        checkOrigin: (site) => checkOrigin(ctx, site),
        checkRate: (site) => checkRate(ctx, site),
      });
      for (const { code } of answer.rejected) onRejected(code);
      ctx.body = answer;
      ctx.status = 202;
    } catch (error) {
      if (error instanceof ApiError) onRejected(error.code);
      throw error;
    }
  });
  return router;
}
