import Router from '@koa/router';
import type { Context } from 'koa';
import { conversationPatch, conversationsQuery, newNote, teamReply } from '../contracts/chat.ts';
import { ApiError } from '../errors.ts';
import { readJson } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { Clock, LiveHub } from '../ports.ts';
import type { AddMessage } from './add-message.ts';
import { addAttachmentRoutes } from './attachment-routes.ts';
import type { AttachmentStore } from './attachment-store.ts';
import type { ChangeConversation } from './change-conversation.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { Delivered } from './delivered.ts';
import { listConversations } from './list-conversations.ts';
import type { MessageStore } from './message-store.ts';
import type { NoteStore } from './note-store.ts';
import { conversationRowOf, noteOf, teamMessageOf } from './to-rows.ts';

export interface TeamRouteDeps {
  conversations: ConversationStore;
  messages: MessageStore;
  hub: LiveHub;
  addMessage: AddMessage;
  change: ChangeConversation;
  delivered: Delivered;
  attachments: AttachmentStore;
  notes: NoteStore;
  clock: Clock;
}

/** A rep sees so many of the latest messages at once. */
const SHOWN = 500;

/** `/conversations`, below the private router: the team's side. */
export function teamRoutes(deps: TeamRouteDeps): Router {
  const { hub, addMessage, change, delivered, clock } = deps;
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
    const scope = scopeOf(ctx);
    ctx.body = await listConversations(deps.conversations.forSite(scope), query, scope.member?.id);
  });

  router.get('/:id', allow('read'), async (ctx) => {
    const { scope, conversation, id } = await find(ctx);
    const [shown, notes] = await Promise.all([
      deps.messages.forSite(scope).latest(id, SHOWN),
      deps.notes.forSite(scope).of(id),
    ]);
    if (scope.via === 'session') await delivered(scope.site, id, 'team', shown);
    ctx.body = {
      ...conversationRowOf(conversation),
      messages: shown.map(teamMessageOf),
      notes: notes.map(noteOf),
      read_by_visitor: conversation.read_by_visitor.seq,
      delivered_to_visitor: conversation.delivered_to_visitor ?? 0,
    };
  });

  router.patch('/:id', allow('write'), async (ctx) => {
    const { scope, conversation } = await find(ctx);
    const patch = conversationPatch.parse(await readJson(ctx));
    ctx.body = conversationRowOf(await change(scope, conversation, patch));
  });

  router.post('/:id/messages', allow('write'), async (ctx) => {
    const { scope, id } = await find(ctx);
    const { message_id, text, attachments = [] } = teamReply.parse(await readJson(ctx));
    const files =
      attachments.length > 0
        ? await deps.attachments.forSite(scope).use(id, attachments, 'team')
        : [];
    const author = scope.member && { name: scope.member.name, member_id: scope.member.id };
    const message = await addMessage(scope.site, id, {
      message_id: message_id.toLowerCase(),
      from: 'team',
      text: text.toWellFormed(),
      at: new Date(clock()),
      ...(author ? { author } : {}),
      ...(files.length > 0 ? { attachments: files } : {}),
    });
    ctx.status = 201;
    ctx.body = teamMessageOf(message);
  });

  router.post('/:id/notes', allow('write'), async (ctx) => {
    const { scope, id, conversation } = await find(ctx);
    const { note_id, text } = newNote.parse(await readJson(ctx));
    const author = scope.member && { id: scope.member.id, name: scope.member.name };
    const note = await deps.notes.forSite(scope).add(id, {
      note_id: note_id.toLowerCase(),
      text: text.toWellFormed(),
      at: new Date(clock()),
      ...(author ? { author } : {}),
    });
    hub.publish(scope.site, { kind: 'conversation', id, seq: conversation.last_seq });
    ctx.status = 201;
    ctx.body = noteOf(note);
  });

  addAttachmentRoutes(router, {
    attachments: deps.attachments,
    from: 'team',
    mayWrite: allow('write'),
    mayRead: allow('read'),
    async enter(ctx) {
      const { scope, id } = await find(ctx);
      return { site: scope.site, conversation: id };
    },
  });

  router.post('/:id/typing', allow('write'), async (ctx) => {
    const { scope, id } = await find(ctx);
    hub.publish(scope.site, { kind: 'typing', id, from: 'team' });
    ctx.status = 204;
  });

  return router;
}
