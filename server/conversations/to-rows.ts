import type { ConversationRow, PublicMessage, TeamMessage } from '../contracts/chat.ts';
import type { ConversationDoc } from './conversation-store.ts';
import type { MessageDoc } from './message-store.ts';

const base = ({ message_id, seq, from, text, at }: MessageDoc) => ({
  message_id,
  seq,
  from,
  text,
  at: at.toISOString(),
});

/** A message as the visitor sees it: of its author only a name, and none that is an e-mail. */
export function publicMessageOf(message: MessageDoc): PublicMessage {
  const { name, agent } = message.author ?? {};
  const isPublic = name !== undefined && !name.includes('@');
  return {
    ...base(message),
    ...(isPublic ? { author: { name, ...(agent ? { agent } : {}) } } : {}),
  };
}

/** A message as the rep sees it. */
export const teamMessageOf = (message: MessageDoc): TeamMessage => ({
  ...base(message),
  ...(message.author ? { author: message.author } : {}),
});

/** How many of the visitor's messages the team has not read. */
export const unreadByTeam = (conversation: ConversationDoc): number =>
  Math.max(0, conversation.visitor_messages - conversation.read_by_team.count);

/** How many of the team's messages the visitor has not read. */
export const unreadByVisitor = (conversation: ConversationDoc): number =>
  Math.max(0, conversation.team_messages - conversation.read_by_visitor.count);

/** A conversation in the rep's list. */
export function conversationRowOf(conversation: ConversationDoc): ConversationRow {
  const { conversation_id, visitor_id, status, started_at, last_message_at, last_message } =
    conversation;
  return {
    id: conversation_id,
    ...(visitor_id === undefined ? {} : { visitor_id }),
    status,
    started_at: started_at.toISOString(),
    last_message_at: (last_message_at ?? started_at).toISOString(),
    ...(last_message ? { last_message } : {}),
    unread: unreadByTeam(conversation),
  };
}
