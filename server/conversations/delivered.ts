import type { LiveHub } from '../ports.ts';
import type { Reader } from './conversation-doc.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { MessageDoc } from './message-store.ts';

/** Notes that messages have reached a screen of the other side, and tells their author. */
export function createDelivered(deps: { conversations: ConversationStore; hub: LiveHub }) {
  return async function delivered(
    site: string,
    conversation: string,
    to: Reader,
    messages: readonly Pick<MessageDoc, 'from' | 'seq'>[],
  ): Promise<void> {
    const last = messages.findLast(({ from }) => from !== to);
    if (!last) return;
    const ofSite = deps.conversations.forSite({ site });
    if (await ofSite.delivered(conversation, to, last.seq))
      deps.hub.publish(site, { kind: 'read', id: conversation });
  };
}
export type Delivered = ReturnType<typeof createDelivered>;
