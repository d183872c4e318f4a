/** How far somebody has read: a position, and how many of the other side's messages lie up to it. */
export interface ReadMark {
  seq: number;
  count: number;
}

/** Whose words they are: none where the visitor may not be known. */
export interface Speaker {
  visitor_id?: string;
  consent?: 'granted' | 'implied';
}

/**
 * A token that opens a conversation, hashed; each device of a verified person has its own, and
 * speaks as its own visitor.
 */
export interface KeptToken extends Speaker {
  hash: string;
  used_at: Date;
}

/** Who reads. */
export type Reader = 'team' | 'visitor';

/** A conversation between one visitor and the team. */
export interface ConversationDoc {
  /** `site:conversation_id` */
  _id: string;
  site: string;
  conversation_id: string;
  /** Absent where the visitor may not be known (GPC, denied): chat works, and makes no event. */
  visitor_id?: string;
  consent?: 'granted' | 'implied';
  /** The verified person behind the visitor, where there is one. */
  person_id?: string;
  /** None once revoked. */
  tokens: KeptToken[];
  status: 'open' | 'snoozed' | 'closed';
  snoozed_until?: Date;
  closed_at?: Date;
  assignee?: { id: string; name: string };
  tags?: string[];
  /** Given after it was closed; one of before it was closed last counts no more. */
  rating?: { score: number; comment?: string; at: Date };
  started_at: Date;
  last_message_at?: Date;
  last_message?: { from: 'visitor' | 'team'; text: string; attachments?: number };
  last_seq: number;
  visitor_messages: number;
  team_messages: number;
  read_by_team: ReadMark;
  read_by_visitor: ReadMark;
  /** Up to here the other side's messages are on a screen. */
  delivered_to_team?: number;
  delivered_to_visitor?: number;
}

/** What a list of conversations may be narrowed to. */
export interface ConversationFilter {
  status?: ConversationDoc['status'];
  visitor_id?: string;
  /** A member's id, or null for those nobody has taken. */
  assignee?: string | null;
  tag?: string;
}

/** Fields to set; one that is undefined is taken away. */
export type ConversationChange = {
  [K in 'status' | 'snoozed_until' | 'closed_at' | 'assignee' | 'tags' | 'rating' | 'person_id']?:
    ConversationDoc[K] | undefined;
};

/** The place after which a list goes on. */
export interface ConversationCursor {
  at: Date;
  id: string;
}
