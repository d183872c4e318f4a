import Router from '@koa/router';
import type { Context } from 'koa';
import {
  afterQuery,
  newRating,
  openConversation as openBody,
  provenIdentity,
  readUpTo,
  visitorMessage,
} from '../contracts/chat.ts';
import { ApiError } from '../errors.ts';
import { openEventStream } from '../http/event-stream.ts';
import { hasOptedOut } from '../http/opted-out.ts';
import { readJson } from '../http/read-json.ts';
import type { Clock, LiveHub, Site, SiteDirectory } from '../ports.ts';
import type { Admit, Admitted } from './admit.ts';
import { addAttachmentRoutes } from './attachment-routes.ts';
import type { AttachmentStore } from './attachment-store.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { Delivered } from './delivered.ts';
import type { Follow } from './follow.ts';
import type { IdentifyConversation, PersonOf } from './identify-conversation.ts';
import type { MarkRead } from './mark-read.ts';
import type { MessageStore } from './message-store.ts';
import type { OpenConversation } from './open-conversation.ts';
import type { Say } from './say.ts';
import { publicMessageOf, publicStateOf } from './to-rows.ts';

/** What is limited apart: opening by address; writing, files and everything else by conversation. */
export type ChatLimit = 'open' | 'message' | 'file' | 'signal';

export interface PublicRouteDeps {
  sites: SiteDirectory;
  conversations: ConversationStore;
  messages: MessageStore;
  hub: LiveHub;
  admit: Admit;
  openConversation: OpenConversation;
  identify: IdentifyConversation;
  personOf: PersonOf;
  attachments: AttachmentStore;
  delivered: Delivered;
  clock: Clock;
  say: Say;
  markRead: MarkRead;
  follow: Follow;
  /** @throws ApiError `origin_not_allowed` */
  checkOrigin(ctx: Context, site: Site): void;
  /** The visitor's address (contract §5). */
  addressOf(ctx: Context, site: Site, visitorId: string): string;
  /** The key may be an address: it is hashed before it leaves memory. @throws ApiError `rate_limited` */
  limit(what: ChatLimit, site: Site, key: string, ctx?: Context): Promise<void>;
}

const PAGE = 200;

/** `/chat/*`, below the public router: what visitors may (contract §9). */
export function publicRoutes(deps: PublicRouteDeps): Router {
  const { messages, hub, say, markRead, follow } = deps;
  const router = new Router({ prefix: '/chat/conversations' });

  const enter = async (ctx: Context, what: ChatLimit): Promise<Admitted> => {
    const params = ctx['params'] as Record<string, string>;
    const admitted = await deps.admit(params['id'] ?? '', ctx.get('Authorization'));
    deps.checkOrigin(ctx, admitted.site);
    await deps.limit(what, admitted.site, admitted.conversation.conversation_id);
    return admitted;
  };

  router.post('/', async (ctx) => {
    const body = (await readJson(ctx)) as { widget_id?: unknown } | null;
    const site = typeof body?.widget_id === 'string' && (await deps.sites.find(body.widget_id));
    if (!site) throw new ApiError('unknown_widget');
    deps.checkOrigin(ctx, site);
    const { visitor_id, consent, identity } = openBody.parse(body);
    await deps.limit('open', site, deps.addressOf(ctx, site, visitor_id ?? ''), ctx);
    ctx.status = 201;
    ctx.body = await deps.openConversation(site, {
      visitorId: visitor_id ?? undefined,
      consent: consent ?? undefined,
      optedOut: hasOptedOut(ctx),
      person: identity ? deps.personOf(site, identity) : undefined,
    });
  });

  router.post('/:id/messages', async (ctx) => {
    const admitted = await enter(ctx, 'message');
    const said = visitorMessage.parse(await readJson(ctx));
    const message = await say(admitted, said, {
      userAgent: ctx.get('User-Agent'),
      addressOf: (visitor) => deps.addressOf(ctx, admitted.site, visitor),
    });
    ctx.status = 201;
    ctx.body = publicMessageOf(message);
  });

  router.get('/:id/messages', async (ctx) => {
    const { after } = afterQuery.parse(ctx.query);
    const { site, conversation } = await enter(ctx, 'signal');
    const ofSite = messages.forSite({ site: site.id });
    const page = await ofSite.after(conversation.conversation_id, after, PAGE);
    await deps.delivered(site.id, conversation.conversation_id, 'visitor', page);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      data: page.map(publicMessageOf),
      read_by_team: conversation.read_by_team.seq,
      delivered_to_team: conversation.delivered_to_team ?? 0,
      read_by_visitor: conversation.read_by_visitor.seq,
      ...publicStateOf(conversation),
    };
  });

  router.get('/:id/stream', async (ctx) => {
    const { after } = afterQuery.parse(ctx.query);
    const admitted = await enter(ctx, 'signal');
    follow(admitted, after, openEventStream(ctx));
  });

  router.post('/:id/read', async (ctx) => {
    const { site, conversation } = await enter(ctx, 'signal');
    const { seq } = readUpTo.parse(await readJson(ctx));
    await markRead(site.id, conversation.conversation_id, 'visitor', seq);
    ctx.status = 204;
  });

  router.post('/:id/typing', async (ctx) => {
    const { site, conversation } = await enter(ctx, 'signal');
    hub.publish(site.id, { kind: 'typing', id: conversation.conversation_id, from: 'visitor' });
    ctx.status = 204;
  });

  /** The site proved who the visitor is (contract §9). */
  router.post('/:id/identity', async (ctx) => {
    const admitted = await enter(ctx, 'signal');
    ctx.body = await deps.identify(admitted, provenIdentity.parse(await readJson(ctx)));
  });

  router.post('/:id/rating', async (ctx) => {
    const { site, conversation } = await enter(ctx, 'signal');
    const { score, comment } = newRating.parse(await readJson(ctx));
    if (!conversation.closed_at) throw new ApiError('not_closed');
    const { conversation_id: id, last_seq: seq } = conversation;
    const rating = { score, ...(comment ? { comment } : {}), at: new Date(deps.clock()) };
    await deps.conversations.forSite({ site: site.id }).change(id, { rating });
    hub.publish(site.id, { kind: 'conversation', id, seq });
    ctx.status = 204;
  });

  addAttachmentRoutes(router, {
    attachments: deps.attachments,
    from: 'visitor',
    async enter(ctx, what) {
      const { site, conversation } = await enter(ctx, what);
      if (what === 'file' && !site.config.attachments) throw new ApiError('forbidden');
      return { site: site.id, conversation: conversation.conversation_id };
    },
  });

  /** The visitor logged out: the token opens nothing any more; the team keeps the conversation. */
  router.delete('/:id/token', async (ctx) => {
    const { site, conversation, tokenHash } = await enter(ctx, 'signal');
    const { conversation_id } = conversation;
    await deps.conversations.forSite({ site: site.id }).revokeToken(conversation_id, tokenHash);
    hub.publish(site.id, { kind: 'read', id: conversation_id });
    ctx.status = 204;
  });

  return router;
}
