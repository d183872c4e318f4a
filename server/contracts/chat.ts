import { z } from 'zod';
import {
  attachmentId,
  conversationId,
  memberId,
  sessionId,
  siteId,
  uuid,
  visitorId,
} from './ids.ts';
import { listQuery } from './lists.ts';

/** Who the site says the visitor is, with its proof (contract §9); checked, never stored. */
export const provenIdentity = z.object({
  email: z.string().max(254),
  user_hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** `POST /api/chat/conversations` */
export const openConversation = z.object({
  widget_id: siteId,
  visitor_id: visitorId.optional().nullable(),
  /** What the visitor agreed to; `granted` overrides GPC and DNT headers, which drop the visitor_id. */
  consent: z.enum(['granted', 'implied']).optional().nullable(),
  /** A verified person goes on with the conversation of their other devices, if there is one. */
  identity: provenIdentity.optional().nullable(),
});
/** Its answer, 201. The token is shown once; it is kept hashed. */
export const openedConversation = z.object({ conversation_id: conversationId, token: z.string() });

/** A file of a message, at `…/attachments/:id`. */
export const attachment = z.object({
  id: attachmentId,
  name: z.string(),
  /** By the server's own look at the file, such as `image/png`. */
  type: z.string(),
  /** Bytes. */
  size: z.number().int(),
});
export type Attachment = z.infer<typeof attachment>;

/** `POST …/attachments?name=`: the file itself as `application/octet-stream`, at most 10 MB. */
export const attachmentQuery = z.object({ name: z.string().min(1).max(512) });

/** What may be said: words, files, or both. */
const said = {
  message_id: uuid,
  text: z.string().trim().max(4000).default(''),
  /** Files that were sent before, to be part of this message. */
  attachments: z.array(attachmentId).max(10).optional(),
};
const saysSomething = ({
  text,
  attachments,
}: {
  text: string;
  attachments?: string[] | undefined;
}) => text !== '' || !!attachments?.length;
const EMPTY = { path: ['text'], message: 'must not be empty where nothing is attached' };

/** `GET …/messages?after=`, `GET …/stream?after=` */
export const afterQuery = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
});

/** `POST /api/chat/conversations/:id/messages` */
export const visitorMessage = z
  .object({
    ...said,
    session_id: sessionId.optional().nullable(),
    page_view_id: uuid.optional().nullable(),
    url: z.string().max(4096).optional().nullable(),
    /** The site routes by the fragment, which is then kept. */
    hash_routing: z.boolean().optional().nullable(),
    title: z.string().max(1024).optional().nullable(),
  })
  .refine(saysSomething, EMPTY);
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
  attachments: z.array(attachment).optional(),
});
export type PublicMessage = z.infer<typeof publicMessage>;

/** `GET …/messages?after=SEQ`: at most 200 messages after the cursor, oldest first. */
export const publicMessages = z.object({
  data: z.array(publicMessage),
  /** The highest `seq` the team has read of the visitor's messages. */
  read_by_team: z.number().int(),
  /** The highest `seq` that is on a screen of the team. */
  delivered_to_team: z.number().int(),
  status: z.enum(['open', 'closed']),
  /** What the visitor gave the conversation since it was last closed, 1 to 5. */
  rating: z.number().int().nullable(),
  /** The highest `seq` the visitor has read. */
  read_by_visitor: z.number().int(),
});

/** `POST …/read {seq}` (visitor has read up to), `POST …/typing {}`. */
export const readUpTo = z.object({ seq: z.number().int().min(0) });

/** `POST …/rating`: how it was, 1 to 5; possible once the conversation was closed. */
export const newRating = z.object({
  score: z.number().int().min(1).max(5),
  comment: z.string().trim().max(1000).optional(),
});

/**
 * `GET …/stream?after=SEQ`, text/event-stream, read with fetch. Events:
 * `message` (data: PublicMessage, id: seq), `typing` (data: {from:'team'}), `read` (data: {read_by_team, delivered_to_team}), `state` (data: {status, rating}), comment lines as heartbeat every 15 s.
 */

/** A message as the rep sees it. */
export const teamMessage = publicMessage.extend({
  author: z
    .object({
      name: z.string(),
      member_id: z.string().optional(),
      agent: z.literal(true).optional(),
      /** Written in the thread of the Slack bridge. */
      via: z.literal('slack').optional(),
    })
    .optional(),
});
export type TeamMessage = z.infer<typeof teamMessage>;

/** A teammate by name. */
const teammate = z.object({ id: memberId, name: z.string() });

/** How a visitor found it. */
export const rating = z.object({
  score: z.number().int().min(1).max(5),
  comment: z.string().optional(),
  at: z.string(),
});

/** A conversation in the rep's list. */
export const conversationRow = z.object({
  id: conversationId,
  visitor_id: visitorId.optional(),
  status: z.enum(['open', 'snoozed', 'closed']),
  /** When a snoozed conversation opens again by itself. */
  snoozed_until: z.string().optional(),
  started_at: z.string(),
  last_message_at: z.string(),
  last_message: z
    .object({
      from: z.enum(['visitor', 'team']),
      text: z.string(),
      /** How many files it has. */
      attachments: z.number().int().optional(),
    })
    .optional(),
  unread: z.number().int(),
  assignee: teammate.optional(),
  tags: z.array(z.string()),
  rating: rating.optional(),
});
export type ConversationRow = z.infer<typeof conversationRow>;

/** Query of `GET /api/conversations`. */
export const conversationsQuery = listQuery.extend({
  status: z.enum(['open', 'snoozed', 'closed']).optional(),
  visitor_id: visitorId.optional(),
  /** A member's id, `me`, or `none` for those nobody has taken. */
  assignee: z.union([memberId, z.enum(['me', 'none'])]).optional(),
  tag: z.string().max(40).optional(),
});
export type ConversationsQuery = z.infer<typeof conversationsQuery>;

/** What the team tells itself; never sent to a visitor. */
export const conversationNote = z.object({
  note_id: uuid,
  text: z.string(),
  at: z.string(),
  author: teammate.optional(),
});
export type ConversationNote = z.infer<typeof conversationNote>;

/** `GET /api/conversations/:id` */
export const conversationDetail = conversationRow.extend({
  messages: z.array(teamMessage),
  notes: z.array(conversationNote),
  read_by_visitor: z.number().int(),
  /** The highest `seq` of the team's messages that reached the visitor's browser. */
  delivered_to_visitor: z.number().int(),
});
export type ConversationDetail = z.infer<typeof conversationDetail>;

/** `POST /api/conversations/:id/messages` by a rep. */
export const teamReply = z.object(said).refine(saysSomething, EMPTY);
/** `POST /api/conversations/:id/notes`; sending the same `note_id` again changes nothing. */
export const newNote = z.object({ note_id: uuid, text: z.string().trim().min(1).max(4000) });
/** `PATCH /api/conversations/:id` */
export const conversationPatch = z
  .object({
    status: z.enum(['open', 'snoozed', 'closed']).optional(),
    /** With `snoozed`: when it opens again; a message of the visitor opens it before. */
    snoozed_until: z.iso.datetime({ offset: true }).optional(),
    /** Who takes care of it; null for nobody. */
    assignee: memberId.nullable().optional(),
    tags: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
    /** The rep has read up to this `seq`. */
    read: z.number().int().min(0).optional(),
  })
  .refine((patch) => (patch.status === 'snoozed') === (patch.snoozed_until !== undefined), {
    path: ['snoozed_until'],
    message: 'belongs to the status "snoozed"',
  });
export type ConversationPatch = z.infer<typeof conversationPatch>;

/** A reply that the team keeps to use again; `/shortcut` in the composer brings it. */
export const savedReply = z.object({
  id: z.string(),
  shortcut: z.string(),
  text: z.string(),
});
export type SavedReply = z.infer<typeof savedReply>;
/** `POST /api/saved-replies`, and as a part of it `PATCH /api/saved-replies/:id`. */
export const newSavedReply = z.object({
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'letters, digits, - and _ only'),
  text: z.string().trim().min(1).max(4000),
});
