import Router from '@koa/router';
import type { Context } from 'koa';
import { conversationPatch, conversationsQuery, teamReply } from '../contracts/chat.ts';
import { ApiError } from '../errors.ts';
import { readJson } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { Clock, LiveHub } from '../ports.ts';
import type { AddMessage } from './add-message.ts';
import type { ConversationStore } from './conversation-store.ts';
import { listConversations } from './list-conversations.ts';
import type { MarkRead } from './mark-read.ts';
import type { MessageStore } from './message-store.ts';
import { conversationRowOf, teamMessageOf } from './to-rows.ts';

export interface TeamRouteDeps {
  conversations: ConversationStore;
  messages: MessageStore;
  hub: LiveHub;
  addMessage: AddMessage;
  markRead: MarkRead;
  onClosed?: ((site: string, conversation: string) => Promise<void>) | undefined;
  clock: Clock;
}

/** A rep sees so many of the latest messages at once. */
const SHOWN = 500;

/** `/conversations`, below the private router: the team's side. */
export function teamRoutes(deps: TeamRouteDeps): Router {
  const { hub, addMessage, markRead, clock } = deps;
  const router = new Router({ prefix: '/conversations' });

  const find = async (ctx: Context) => {
    const scope = scopeOf(ctx);
    const conversations = deps.conversations.forSite(scope);
    const params = ctx['params'] as Record<string, string>;
    const conversation = await conversations.find(params['id'] ?? '');
    if (!conversation) throw new ApiError('conversation_not_found');
    return { scope, conversations, conversation, id: conversation.conversation_id };
  };

  router.get('/', allow('read'), async (ctx) => {
    const query = conversationsQuery.parse(ctx.query);
    ctx.body = await listConversations(deps.conversations.forSite(scopeOf(ctx)), query);
  });

  router.get('/:id', allow('read'), async (ctx) => {
    const { scope, conversation, id } = await find(ctx);
    const messages = deps.messages.forSite(scope);
    const last = await messages.last(id);
    const shown = await messages.after(id, Math.max(0, (last?.seq ?? 0) - SHOWN), SHOWN);
    ctx.body = {
      ...conversationRowOf(conversation),
      messages: shown.map(teamMessageOf),
      read_by_visitor: conversation.read_by_visitor.seq,
    };
  });

  router.patch('/:id', allow('write'), async (ctx) => {
    const { scope, conversations, conversation, id } = await find(ctx);
    const { status, read } = conversationPatch.parse(await readJson(ctx));
    if (status !== undefined) {
      await conversations.setStatus(id, status);
      if (status === 'closed') await deps.onClosed?.(scope.site, id);
      hub.publish(scope.site, { kind: 'conversation', id, seq: conversation.last_seq });
    }
    if (read !== undefined) await markRead(scope.site, id, 'team', read);
    ctx.body = conversationRowOf((await conversations.find(id)) ?? conversation);
  });

  router.post('/:id/messages', allow('write'), async (ctx) => {
    const { scope, id } = await find(ctx);
    const { message_id, text } = teamReply.parse(await readJson(ctx));
    const author = scope.member && { name: scope.member.name, member_id: scope.member.id };
    const message = await addMessage(scope.site, id, {
      message_id: message_id.toLowerCase(),
      from: 'team',
      text: text.toWellFormed(),
      at: new Date(clock()),
      ...(author ? { author } : {}),
    });
    ctx.status = 201;
    ctx.body = teamMessageOf(message);
  });

  router.post('/:id/typing', allow('write'), async (ctx) => {
    const { scope, id } = await find(ctx);
    hub.publish(scope.site, { kind: 'typing', id, from: 'team' });
    ctx.status = 204;
  });

  return router;
}
