import Router from '@koa/router';
import type { Context } from 'koa';
import type { Logger } from 'pino';
import { presenceBeat } from '../contracts/track.ts';
import { ApiError } from '../errors.ts';
import { hasOptedOut } from '../http/opted-out.ts';
import { readJson } from '../http/read-json.ts';
import type { Presence, Site, SiteDirectory } from '../ports.ts';
import { privacyRefusal } from '../privacy-refusal.ts';

export interface PresenceRouteDeps {
  sites: SiteDirectory;
  presence: Pick<Presence, 'seen'>;
  /** Messages of the team that wait for the visitor. */
  unreadFor(site: string, visitor: string): Promise<number>;
  /** @throws ApiError `origin_not_allowed` */
  checkOrigin(ctx: Context, site: Site): void;
  /** @throws ApiError `rate_limited` */
  checkRate(ctx: Context, site: Site): Promise<void>;
  log: Pick<Logger, 'warn'>;
}

const MAX_BEAT_BYTES = 8 * 1024;

/**
 * `POST /presence`, below the public router: a visible tab says that its visitor is here. The
 * answer's `inbox` counts the messages that wait, if any.
 */
export function presenceRoutes(deps: PresenceRouteDeps): Router {
  const { sites, presence, unreadFor, log } = deps;
  const router = new Router();

  const inboxOf = async (site: string, visitor: string): Promise<number> => {
    try {
      return await unreadFor(site, visitor);
    } catch (error) {
      // A beat is worth more than its answer; the next one asks again.
      log.warn({ err: error }, 'the unread messages of a visitor could not be counted');
      return 0;
    }
  };

  router.post('/presence', async (ctx) => {
    const body = (await readJson(ctx, MAX_BEAT_BYTES)) as { widget_id?: unknown } | null;
    const site = typeof body?.widget_id === 'string' ? await sites.find(body.widget_id) : undefined;
    if (!site) throw new ApiError('unknown_widget');
    deps.checkOrigin(ctx, site);
    await deps.checkRate(ctx, site);
    const beat = presenceBeat.parse(body);
    if (privacyRefusal(site, beat.consent, hasOptedOut(ctx))) {
      ctx.body = {};
      return;
    }
    presence.seen(site.id, beat.visitor_id, beat.url ?? undefined);
    const inbox = await inboxOf(site.id, beat.visitor_id);
    ctx.body = inbox > 0 ? { inbox } : {};
  });
  return router;
}
