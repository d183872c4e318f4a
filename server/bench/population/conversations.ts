import type { ConversationDoc } from '../../conversations/conversation-doc.ts';
import type { MessageDoc } from '../../conversations/message-store.ts';
import type { MadeVisitor, Population } from './make-visitor.ts';

const TEXT = 'Hello, what does it cost for a team of fifty, and is there a trial?';

/** The conversations of a made-up visitor, as the chat keeps them. */
export function conversationsOf(
  { visitor, messages }: MadeVisitor,
  { site }: Population,
): { conversations: ConversationDoc[]; messages: MessageDoc[] } {
  const byConversation = new Map<string, MadeVisitor['messages']>();
  for (const message of messages) {
    const said = byConversation.get(message.conversation);
    if (said) said.push(message);
    else byConversation.set(message.conversation, [message]);
  }
  return {
    conversations: [...byConversation].map(([id, said]) => ({
      _id: `${site}:${id}`,
      site,
      conversation_id: id,
      visitor_id: visitor,
      tokens: [],
      status: said.length > 1 ? 'open' : 'closed',
      started_at: said[0]?.at ?? new Date(0),
      last_message_at: said.at(-1)?.at ?? new Date(0),
      last_message: { from: 'visitor', text: TEXT },
      last_seq: said.length,
      visitor_messages: said.length,
      team_messages: 0,
      read_by_team: { seq: 0, count: 0 },
      read_by_visitor: { seq: 0, count: 0 },
    })),
    messages: [...byConversation.values()].flatMap((said) =>
      said.map(({ conversation, message, at }, index) => ({
        _id: `${site}:${conversation}:${message}`,
        site,
        conversation_id: conversation,
        message_id: message,
        seq: index + 1,
        from: 'visitor' as const,
        text: TEXT,
        at,
        visitor_id: visitor,
        visitor_messages: index + 1,
        team_messages: 0,
        recorded: true as const,
      })),
    ),
  };
}
