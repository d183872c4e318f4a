import type Router from '@koa/router';
import type { Connection } from 'mongoose';
import type { Egress } from '../egress/egress.ts';
import { createTimedCache } from '../http/timed-cache.ts';
import type { Clock, ConversationReader, FollowUpHandler } from '../ports.ts';
import type { Sealer } from '../seal-secret.ts';
import { bridgeStore, type BridgeDoc } from './bridge-store.ts';
import { createCallSlack } from './call-slack.ts';
import { createPostMessage, type PostMessageDeps } from './post-message.ts';
import { slackEventRoutes, slackSettingsRoutes, TOKEN_FIELD } from './routes.ts';
import { createTakeReply } from './take-reply.ts';

const KEEP_MS = 5_000;

export interface SlackBridgeDeps extends Pick<PostMessageDeps, 'factsOf' | 'linkTo'> {
  connection: Connection;
  conversations: ConversationReader;
  egress: Pick<Egress, 'request'>;
  sealer: Sealer;
  publicUrl: string;
  clock: Clock;
  /** For tests. */
  slackApi?: string;
}

/** Conversations as threads of a Slack channel (contract §9), put together. */
export interface SlackBridge {
  /** `/settings/slack`, for the private router. */
  settingsRoutes: Router;
  /** `/slack/events/:site`, for the public router. */
  eventRoutes: Router;
  /** Puts messages into their threads. */
  followUp: FollowUpHandler;
  eraseVisitor(site: string, visitor: string): Promise<void>;
}

/** Makes the feature and registers its collections. */
export function createSlackBridge(deps: SlackBridgeDeps): SlackBridge {
  const { connection, sealer, clock } = deps;
  const bridges = bridgeStore(connection);
  const call = createCallSlack(deps.egress, deps.slackApi);
  const tokenOf = ({ bot_token, site }: BridgeDoc) => sealer.open(bot_token, site, TOKEN_FIELD);
  const shared = { ...deps, bridges, call, tokenOf };
  const postMessage = createPostMessage(shared);
  const enabled = createTimedCache<BridgeDoc>({
    async load(site) {
      const bridge = await bridges.forSite({ site }).get();
      return bridge?.enabled ? bridge : undefined;
    },
    clock,
    keepMs: KEEP_MS,
    keepMissMs: KEEP_MS,
    max: 10_000,
  });
  const routes = {
    ...shared,
    takeReply: createTakeReply(shared),
    onChanged: enabled.forget,
  };

  return {
    settingsRoutes: slackSettingsRoutes(routes),
    eventRoutes: slackEventRoutes(routes),
    followUp: {
      // What was written in Slack stands there already.
      follows: async ({ site, author }) =>
        author?.via !== 'slack' && (await enabled.get(site)) ? 0 : undefined,
      async handle({ site, conversation_id, seq }, signal) {
        const bridge = await enabled.get(site, true);
        if (bridge) await postMessage(bridge, conversation_id, seq, signal);
      },
    },
    eraseVisitor: (site, visitor) => bridges.forSite({ site }).eraseThreads(visitor),
  };
}
