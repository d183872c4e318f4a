import type { LiveHub } from '../ports.ts';
import type { Reader } from './conversation-doc.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { MessageStore } from './message-store.ts';

/** Notes how far somebody has read, and tells the other side where that is news. */
export function createMarkRead(deps: {
  conversations: ConversationStore;
  messages: MessageStore;
  hub: LiveHub;
}) {
  return async function markRead(
    site: string,
    conversation: string,
    by: Reader,
    seq: number,
  ): Promise<void> {
    const last = await deps.messages.forSite({ site }).last(conversation, seq);
    if (!last) return;
    const count = by === 'team' ? last.visitor_messages : last.team_messages;
    const ofSite = deps.conversations.forSite({ site });
    if (await ofSite.markRead(conversation, by, { seq: last.seq, count }))
      deps.hub.publish(site, { kind: 'read', id: conversation });
  };
}
export type MarkRead = ReturnType<typeof createMarkRead>;
