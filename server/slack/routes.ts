import Router from '@koa/router';
import { slackEnvelope, slackSettings, type SlackSettingsRow } from '../contracts/slack.ts';
import { ApiError } from '../errors.ts';
import { readJson, readText } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { Clock } from '../ports.ts';
import type { Sealer } from '../seal-secret.ts';
import type { BridgeDoc, BridgeStore } from './bridge-store.ts';
import { SlackError, type CallSlack } from './call-slack.ts';
import type { TakeReply } from './take-reply.ts';
import { isFromSlack } from './verify-signature.ts';

/** The fields that secrets are sealed for. */
export const TOKEN_FIELD = 'slack bot token';
export const SECRET_FIELD = 'slack signing secret';

export interface SlackRouteDeps {
  bridges: BridgeStore;
  sealer: Sealer;
  call: CallSlack;
  tokenOf(bridge: BridgeDoc): string;
  takeReply: TakeReply;
  publicUrl: string;
  onChanged(site: string): void;
  clock: Clock;
}

/** `/settings/slack`, below the private router. */
export function slackSettingsRoutes(deps: SlackRouteDeps): Router {
  const { bridges, sealer, call, tokenOf, publicUrl } = deps;
  const router = new Router({ prefix: '/settings/slack' });

  const rowOf = (site: string, bridge: BridgeDoc | undefined): SlackSettingsRow => ({
    connected: bridge !== undefined,
    enabled: bridge?.enabled ?? false,
    ...(bridge ? { channel: bridge.channel, bot_token_last_four: bridge.bot_token_last_four } : {}),
    events_url: `${publicUrl}/api/slack/events/${site}`,
    ...(bridge?.problem
      ? { problem: { at: bridge.problem.at.toISOString(), message: bridge.problem.message } }
      : {}),
  });

  router.get('/', allow('session'), async (ctx) => {
    const { site } = scopeOf(ctx);
    ctx.body = rowOf(site, await bridges.forSite({ site }).get());
  });

  router.put('/', allow('admin'), async (ctx) => {
    const { site } = scopeOf(ctx);
    const { bot_token, signing_secret, channel, enabled } = slackSettings.parse(
      await readJson(ctx),
    );
    const ofSite = bridges.forSite({ site });
    const before = await ofSite.get();
    const token = bot_token
      ? {
          bot_token: sealer.seal(bot_token, site, TOKEN_FIELD),
          bot_token_last_four: bot_token.slice(-4),
        }
      : before && {
          bot_token: before.bot_token,
          bot_token_last_four: before.bot_token_last_four,
        };
    const secret = signing_secret
      ? sealer.seal(signing_secret, site, SECRET_FIELD)
      : before?.signing_secret;
    if (!token || !secret)
      throw new ApiError('invalid', { message: 'Slack needs a bot token and a signing secret.' });
    const saved = await ofSite.put({ ...token, signing_secret: secret, channel, enabled });
    deps.onChanged(site);
    ctx.body = rowOf(site, saved);
  });

  router.delete('/', allow('admin'), async (ctx) => {
    const { site } = scopeOf(ctx);
    await bridges.forSite({ site }).remove();
    deps.onChanged(site);
    ctx.status = 204;
  });

  router.post('/test', allow('admin'), async (ctx) => {
    const bridge = await bridges.forSite(scopeOf(ctx)).get();
    if (!bridge) throw new ApiError('slack_not_connected');
    try {
      await call(tokenOf(bridge), 'chat.postMessage', {
        channel: bridge.channel,
        text: 'Clarm is connected: conversations will appear here as threads.',
      });
      ctx.body = { ok: true, message: 'A test message is in the channel.' };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      ctx.body = { ok: false, message: error.message };
    }
  });

  return router;
}

/** `/slack/events/:site`, below the public router: what Slack tells; signed by Slack. */
export function slackEventRoutes({ bridges, sealer, takeReply, clock }: SlackRouteDeps): Router {
  const router = new Router({ prefix: '/slack' });

  router.post('/events/:site', async (ctx) => {
    const body = await readText(ctx);
    const bridge = await bridges.forSite({ site: ctx.params['site'] ?? '' }).get();
    const signed =
      bridge !== undefined &&
      isFromSlack(
        sealer.open(bridge.signing_secret, bridge.site, SECRET_FIELD),
        {
          timestamp: ctx.get('X-Slack-Request-Timestamp'),
          signature: ctx.get('X-Slack-Signature'),
          body,
        },
        clock(),
      );
    if (!signed) throw new ApiError('not_from_slack');
    let json: unknown;
    try {
      json = JSON.parse(body);
    } catch {
      throw new ApiError('malformed');
    }
    const { data } = slackEnvelope.safeParse(json);
    if (data?.type === 'url_verification') ctx.body = { challenge: data.challenge };
    else {
      if (data && bridge.enabled) await takeReply(bridge, data.event);
      ctx.body = { ok: true };
    }
  });

  return router;
}
