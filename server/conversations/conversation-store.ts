import { Schema, type Connection, type mongo } from 'mongoose';
import { collectionOf } from '../database.ts';
import type {
  ConversationChange,
  ConversationCursor,
  ConversationDoc,
  ConversationFilter,
  KeptToken,
  Reader,
  ReadMark,
} from './conversation-doc.ts';
import type { MessageDoc } from './message-store.ts';

/** A conversation keeps so many tokens; a further one takes the place of the first. */
const MOST_TOKENS = 20;

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
  { site: 1, 'assignee.id': 1, status: 1, ...NEWEST },
  { partialFilterExpression: { 'assignee.id': { $exists: true } } },
);
schema.index(
  { site: 1, person_id: 1, ...NEWEST },
  { partialFilterExpression: { person_id: { $exists: true } } },
);
schema.index(
  { snoozed_until: 1 },
  { partialFilterExpression: { snoozed_until: { $exists: true } } },
);
schema.index(
  { site: 1, visitor_id: 1 },
  { partialFilterExpression: { visitor_id: { $exists: true } } },
);

const SHOWN_TEXT = 200;

/** The collection `conversations`; had only by site. */
export function conversationStore(connection: Connection) {
  const conversations = collectionOf<ConversationDoc>(
    connection,
    'Conversation',
    schema,
    'conversations',
  );

  return {
    forSite({ site }: { site: string }) {
      const key = (id: string) => `${site}:${id}`;
      const listed = (filter: ConversationFilter): mongo.Filter<ConversationDoc> => {
        const { assignee, tag, ...same } = filter;
        return {
          site,
          ...same,
          ...(assignee === undefined ? {} : { 'assignee.id': assignee ?? { $exists: false } }),
          ...(tag === undefined ? {} : { tags: tag }),
          ...HAS_BEGUN,
        };
      };

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

        /** A verified person's, latest message first. */
        async ofPerson(person: string): Promise<ConversationDoc[]> {
          return conversations.find({ site, person_id: person }).sort(NEWEST).toArray();
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
          const files = message.attachments?.length;
          const { modifiedCount } = await conversations.updateOne(
            { _id: key(conversation_id), last_seq: { $lt: seq } },
            {
              $set: {
                last_seq: seq,
                last_message: {
                  from,
                  text: text.slice(0, SHOWN_TEXT).toWellFormed(),
                  ...(files ? { attachments: files } : {}),
                },
                last_message_at: at,
                visitor_messages,
                team_messages,
                ...(from === 'visitor' ? { status: 'open' as const } : {}),
              },
              ...(from === 'visitor' ? { $unset: { snoozed_until: '' as const } } : {}),
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

        /** Moves forward up to where messages are on the other side's screen. Resolves whether it moved. */
        async delivered(id: string, to: Reader, seq: number): Promise<boolean> {
          const field = `delivered_to_${to}` as const;
          const { modifiedCount } = await conversations.updateOne(
            { _id: key(id), $or: [{ [field]: { $lt: seq } }, { [field]: { $exists: false } }] },
            { $set: { [field]: seq } },
          );
          return modifiedCount > 0;
        },

        /** Sets fields; those that are undefined are taken away. */
        async change(id: string, change: ConversationChange): Promise<void> {
          const entries = Object.entries(change);
          const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
          const unset = Object.fromEntries(
            entries.filter(([, value]) => value === undefined).map(([name]) => [name, '' as const]),
          );
          await conversations.updateOne(
            { _id: key(id) },
            {
              ...(Object.keys(set).length > 0 ? { $set: set } : {}),
              ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
            },
          );
        },

        async addToken(id: string, token: KeptToken): Promise<void> {
          await conversations.updateOne(
            { _id: key(id) },
            { $push: { tokens: { $each: [token], $slice: -MOST_TOKENS } } },
          );
        },

        async tokenUsed(id: string, hash: string, at: Date): Promise<void> {
          await conversations.updateOne(
            { _id: key(id), 'tokens.hash': hash },
            { $set: { 'tokens.$.used_at': at } },
          );
        },

        async revokeToken(id: string, hash: string): Promise<void> {
          await conversations.updateOne({ _id: key(id) }, { $pull: { tokens: { hash } } });
        },

        /** The words that the list shows are those of a message that was erased. */
        async blankLast(id: string, seq: number, text: string): Promise<void> {
          await conversations.updateOne(
            { _id: key(id), last_seq: seq },
            { $set: { 'last_message.text': text }, $unset: { 'last_message.attachments': '' } },
          );
        },

        /** A visitor's tokens for conversations of the person's other devices. */
        async revokeTokensOf(id: string, visitor: string): Promise<void> {
          await conversations.updateOne(
            { _id: key(id) },
            { $pull: { tokens: { visitor_id: visitor } } },
          );
        },

        async eraseVisitor(visitor: string): Promise<void> {
          await conversations.deleteMany({ site, visitor_id: visitor });
        },

        /** Those whose last message, or beginning where there is none, is older than `before`. */
        async olderThan(before: Date, limit: number): Promise<ConversationDoc[]> {
          return conversations
            .find({
              site,
              $or: [
                { last_message_at: { $lt: before } },
                { last_message_at: { $exists: false }, started_at: { $lt: before } },
              ],
            })
            .limit(limit)
            .toArray();
        },

        async erase(ids: readonly string[]): Promise<void> {
          await conversations.deleteMany({ _id: { $in: ids.map(key) } });
        },
      };
    },

    /** Opens what was put off until now; resolves those that are open again. */
    async wake(now: Date): Promise<ConversationDoc[]> {
      const due = await conversations.find({ snoozed_until: { $lte: now } }).toArray();
      const woken: ConversationDoc[] = [];
      for (const { _id } of due) {
        const doc = await conversations.findOneAndUpdate(
          { _id, snoozed_until: { $lte: now } },
          { $set: { status: 'open' }, $unset: { snoozed_until: '' } },
        );
        if (doc) woken.push(doc);
      }
      return woken;
    },
  };
}
export type ConversationStore = ReturnType<typeof conversationStore>;
/** The conversations of one site. */
export type SiteConversations = ReturnType<ConversationStore['forSite']>;
