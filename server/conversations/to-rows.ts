import type {
  ConversationNote,
  ConversationRow,
  PublicMessage,
  TeamMessage,
} from '../contracts/chat.ts';
import type { ConversationDoc } from './conversation-doc.ts';
import type { MessageDoc } from './message-store.ts';
import type { NoteDoc } from './note-store.ts';

const base = ({ message_id, seq, from, text, at, attachments }: MessageDoc) => ({
  message_id,
  seq,
  from,
  text,
  at: at.toISOString(),
  ...(attachments?.length ? { attachments } : {}),
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

/** A note as the rep sees it; nobody else does. */
export const noteOf = ({ note_id, text, at, author }: NoteDoc): ConversationNote => ({
  note_id,
  text,
  at: at.toISOString(),
  ...(author ? { author } : {}),
});

/** What the visitor gave since the conversation was last closed. */
export const ratingOf = ({ rating, closed_at }: ConversationDoc) =>
  rating && (!closed_at || rating.at >= closed_at) ? rating : undefined;

/** What the visitor may know of the conversation's state. */
export const publicStateOf = (conversation: ConversationDoc) => ({
  status: conversation.status === 'closed' ? ('closed' as const) : ('open' as const),
  rating: ratingOf(conversation)?.score ?? null,
});

/** A conversation in the rep's list. */
export function conversationRowOf(conversation: ConversationDoc): ConversationRow {
  const { conversation_id, visitor_id, status, started_at, last_message_at, last_message } =
    conversation;
  const { assignee, snoozed_until, tags = [], rating } = conversation;
  return {
    id: conversation_id,
    ...(visitor_id === undefined ? {} : { visitor_id }),
    status,
    ...(snoozed_until ? { snoozed_until: snoozed_until.toISOString() } : {}),
    started_at: started_at.toISOString(),
    last_message_at: (last_message_at ?? started_at).toISOString(),
    ...(last_message ? { last_message } : {}),
    unread: unreadByTeam(conversation),
    ...(assignee ? { assignee } : {}),
    tags,
    ...(rating ? { rating: { ...rating, at: rating.at.toISOString() } } : {}),
  };
}
