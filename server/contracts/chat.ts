import { z } from 'zod';
import { conversationId, sessionId, siteId, uuid, visitorId } from './ids.ts';
import { listQuery } from './lists.ts';

/** `POST /api/chat/conversations` */
export const openConversation = z.object({
  widget_id: siteId,
  visitor_id: visitorId.optional().nullable(),
  /** What the visitor agreed to; `granted` overrides GPC and DNT headers, which drop the visitor_id. */
  consent: z.enum(['granted', 'implied']).optional().nullable(),
});
/** Its answer, 201. The token is shown once; it is kept hashed. */
export const openedConversation = z.object({ conversation_id: conversationId, token: z.string() });

/** `GET …/messages?after=`, `GET …/stream?after=` */
export const afterQuery = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
});

/** `POST /api/chat/conversations/:id/messages` */
export const visitorMessage = z.object({
  message_id: uuid,
  text: z.string().trim().min(1).max(4000),
  session_id: sessionId.optional().nullable(),
  page_view_id: uuid.optional().nullable(),
  url: z.string().max(4096).optional().nullable(),
  title: z.string().max(1024).optional().nullable(),
});
export type VisitorMessage = z.infer<typeof visitorMessage>;

/** A message as the visitor sees it: no notes, no tags, no rep's e-mail. */
export const publicMessage = z.object({
  message_id: uuid,
  /** Position in the conversation, 1, 2, 3 …; the cursor of `after`. */
  seq: z.number().int(),
  from: z.enum(['visitor', 'team']),
  text: z.string(),
  at: z.string(),
  /** `agent`: it was written by the site's AI agent. */
  author: z.object({ name: z.string(), agent: z.literal(true).optional() }).optional(),
});
export type PublicMessage = z.infer<typeof publicMessage>;

/** `GET …/messages?after=SEQ`: at most 200 messages after the cursor, oldest first. */
export const publicMessages = z.object({
  data: z.array(publicMessage),
  /** The highest `seq` the team has read of the visitor's messages. */
  read_by_team: z.number().int(),
  /** The highest `seq` the visitor has read. */
  read_by_visitor: z.number().int(),
});

/** `POST …/read {seq}` (visitor has read up to), `POST …/typing {}`. */
export const readUpTo = z.object({ seq: z.number().int().min(0) });

/**
 * `GET …/stream?after=SEQ`, text/event-stream, read with fetch. Events:
 * `message` (data: PublicMessage, id: seq), `typing` (data: {from:'team'}), `read` (data: {read_by_team}), comment lines as heartbeat every 15 s.
 */
export type ChatStreamEvent = 'message' | 'typing' | 'read';

/** A message as the rep sees it. */
export const teamMessage = publicMessage.extend({
  author: z
    .object({
      name: z.string(),
      member_id: z.string().optional(),
      agent: z.literal(true).optional(),
    })
    .optional(),
});
export type TeamMessage = z.infer<typeof teamMessage>;

/** A conversation in the rep's list. */
export const conversationRow = z.object({
  id: conversationId,
  visitor_id: visitorId.optional(),
  status: z.enum(['open', 'closed']),
  started_at: z.string(),
  last_message_at: z.string(),
  last_message: z.object({ from: z.enum(['visitor', 'team']), text: z.string() }).optional(),
  unread: z.number().int(),
});
export type ConversationRow = z.infer<typeof conversationRow>;

/** Query of `GET /api/conversations`. */
export const conversationsQuery = listQuery.extend({
  status: z.enum(['open', 'closed']).optional(),
  visitor_id: visitorId.optional(),
});
export type ConversationsQuery = z.infer<typeof conversationsQuery>;

/** `GET /api/conversations/:id` */
export const conversationDetail = conversationRow.extend({
  messages: z.array(teamMessage),
  read_by_visitor: z.number().int(),
});
export type ConversationDetail = z.infer<typeof conversationDetail>;

/** `POST /api/conversations/:id/messages` by a rep. */
export const teamReply = z.object({ message_id: uuid, text: z.string().trim().min(1).max(4000) });
/** `PATCH /api/conversations/:id` */
export const conversationPatch = z.object({
  status: z.enum(['open', 'closed']).optional(),
  /** The rep has read up to this `seq`. */
  read: z.number().int().min(0).optional(),
});
