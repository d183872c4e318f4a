import type { ConversationPatch } from '../contracts/chat.ts';
import type { Scope } from '../contracts/scope.ts';
import { ApiError } from '../errors.ts';
import type { Clock, LiveHub } from '../ports.ts';
import type { ConversationDoc } from './conversation-doc.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { MarkRead } from './mark-read.ts';

export interface ChangeConversationDeps {
  conversations: ConversationStore;
  hub: LiveHub;
  markRead: MarkRead;
  /** A member of the organisation. */
  memberOf(organisation: string, id: string): Promise<{ id: string; name: string } | undefined>;
  /** The team closed a conversation. */
  onClosed?: ((site: string, conversation: string) => Promise<void>) | undefined;
  clock: Clock;
}

/** What a rep does with a conversation: close, reopen, put off, assign, tag, read. */
export function createChangeConversation(deps: ChangeConversationDeps) {
  const { conversations, hub, markRead, memberOf, clock } = deps;

  const stateOf = ({ status, snoozed_until }: ConversationPatch, before: ConversationDoc) => {
    if (status === undefined) return {};
    const closes = status === 'closed' && before.status !== 'closed';
    return {
      status,
      snoozed_until: snoozed_until === undefined ? undefined : new Date(snoozed_until),
      ...(closes ? { closed_at: new Date(clock()) } : {}),
    };
  };

  const assigneeOf = async (scope: Scope, id: string | null | undefined) => {
    if (id === undefined) return {};
    if (id === null) return { assignee: undefined };
    const member = await memberOf(scope.organisation, id);
    if (!member) throw new ApiError('member_not_found');
    return { assignee: member };
  };

  /** @throws ApiError `member_not_found` */
  return async function change(
    scope: Scope,
    conversation: ConversationDoc,
    patch: ConversationPatch,
  ): Promise<ConversationDoc> {
    const { conversation_id: id } = conversation;
    const ofSite = conversations.forSite(scope);
    const fields = {
      ...stateOf(patch, conversation),
      ...(await assigneeOf(scope, patch.assignee)),
      ...(patch.tags === undefined ? {} : { tags: [...new Set(patch.tags)] }),
    };
    if (Object.keys(fields).length > 0) {
      await ofSite.change(id, fields);
      if (patch.status === 'closed') await deps.onClosed?.(scope.site, id);
      hub.publish(scope.site, { kind: 'conversation', id, seq: conversation.last_seq });
    }
    if (patch.read !== undefined) await markRead(scope.site, id, 'team', patch.read);
    return (await ofSite.find(id)) ?? conversation;
  };
}
export type ChangeConversation = ReturnType<typeof createChangeConversation>;
