import type { Collection, Filter } from 'mongodb';
import { Schema, type Connection } from 'mongoose';
import type { MessageDoc } from './message-store.ts';

/** How far somebody has read: a position, and how many of the other side's messages lie up to it. */
export interface ReadMark {
  seq: number;
  count: number;
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
  /** Absent once revoked. */
  token_hash?: string;
  token_used_at: Date;
  status: 'open' | 'closed';
  started_at: Date;
  last_message_at?: Date;
  last_message?: { from: 'visitor' | 'team'; text: string };
  last_seq: number;
  visitor_messages: number;
  team_messages: number;
  read_by_team: ReadMark;
  read_by_visitor: ReadMark;
}

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    conversation_id: { type: String, required: true },
    visitor_id: String,
    status: { type: String, required: true },
    last_message_at: Date,
  },
  { versionKey: false, strict: false },
);
const BEGUN = { last_message_at: { $exists: true } } as const;
/** `$exists` would fetch every document; a comparison is answered from the index. */
const HAS_BEGUN = { last_message_at: { $gt: new Date(0) } } as const;
const NEWEST = { last_message_at: -1, conversation_id: -1 } as const;
schema.index({ site: 1, ...NEWEST }, { partialFilterExpression: BEGUN });
schema.index({ site: 1, status: 1, ...NEWEST }, { partialFilterExpression: BEGUN });
schema.index(
  { site: 1, visitor_id: 1 },
  { partialFilterExpression: { visitor_id: { $exists: true } } },
);

/** What a list of conversations may be narrowed to. */
export interface ConversationFilter {
  status?: 'open' | 'closed';
  visitor_id?: string;
}

/** The place after which a list goes on. */
export interface ConversationCursor {
  at: Date;
  id: string;
}

const SHOWN_TEXT = 200;

/** The collection `conversations`; had only by site. */
export function conversationStore(connection: Connection) {
  const { collection } = connection.model('Conversation', schema, 'conversations');
  const conversations = collection as unknown as Collection<ConversationDoc>;

  return {
    forSite({ site }: { site: string }) {
      const key = (id: string) => `${site}:${id}`;
      const listed = (filter: ConversationFilter): Filter<ConversationDoc> => ({
        site,
        ...filter,
        ...HAS_BEGUN,
      });

      return {
        async insert(doc: Omit<ConversationDoc, '_id' | 'site'>): Promise<void> {
          await conversations.insertOne({ _id: key(doc.conversation_id), site, ...doc });
        },

        async find(id: string): Promise<ConversationDoc | undefined> {
          return (await conversations.findOne({ _id: key(id) })) ?? undefined;
        },

        async ofVisitor(visitor: string): Promise<ConversationDoc[]> {
          return conversations.find({ site, visitor_id: visitor }).toArray();
        },

        /** Latest message first; one more than `limit` tells whether there is more. */
        async list(
          filter: ConversationFilter,
          { limit, skip = 0, past }: { limit: number; skip?: number; past?: ConversationCursor },
        ): Promise<ConversationDoc[]> {
          const after = past && {
            $or: [
              { last_message_at: { $lt: past.at } },
              { last_message_at: past.at, conversation_id: { $lt: past.id } },
            ],
          };
          const wanted = after ? { $and: [listed(filter), after] } : listed(filter);
          return conversations.find(wanted).sort(NEWEST).skip(skip).limit(limit).toArray();
        },

        async count(filter: ConversationFilter, upTo: number): Promise<number> {
          return conversations.countDocuments(listed(filter), { limit: upTo });
        },

        /** Shows the message as the conversation's last, unless a later one, or itself, is shown already. Resolves whether it is news. */
        async showLast(message: MessageDoc): Promise<boolean> {
          const { conversation_id, seq, from, text, at, visitor_messages, team_messages } = message;
          const { modifiedCount } = await conversations.updateOne(
            { _id: key(conversation_id), last_seq: { $lt: seq } },
            {
              $set: {
                last_seq: seq,
                last_message: { from, text: text.slice(0, SHOWN_TEXT).toWellFormed() },
                last_message_at: at,
                visitor_messages,
                team_messages,
                ...(from === 'visitor' ? { status: 'open' as const } : {}),
              },
            },
          );
          return modifiedCount > 0;
        },

        /** Moves a read mark forward, never back. Resolves whether it moved. */
        async markRead(id: string, by: Reader, mark: ReadMark): Promise<boolean> {
          const field = `read_by_${by}` as const;
          const { modifiedCount } = await conversations.updateOne(
            { _id: key(id), [`${field}.seq`]: { $lt: mark.seq } },
            { $set: { [field]: mark } },
          );
          return modifiedCount > 0;
        },

        async setStatus(id: string, status: ConversationDoc['status']): Promise<void> {
          await conversations.updateOne({ _id: key(id) }, { $set: { status } });
        },

        async tokenUsed(id: string, at: Date): Promise<void> {
          await conversations.updateOne({ _id: key(id) }, { $set: { token_used_at: at } });
        },

        async revokeToken(id: string): Promise<void> {
          await conversations.updateOne({ _id: key(id) }, { $unset: { token_hash: '' } });
        },

        async eraseVisitor(visitor: string): Promise<void> {
          await conversations.deleteMany({ site, visitor_id: visitor });
        },
      };
    },
  };
}
export type ConversationStore = ReturnType<typeof conversationStore>;
/** The conversations of one site. */
export type SiteConversations = ReturnType<ConversationStore['forSite']>;
