import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import type { Attachment } from '../contracts/chat.ts';
import { isDuplicateKey } from '../database-errors.ts';

/** Who of the team wrote: a member, somebody in Slack, or the site's AI agent. */
export interface MessageAuthor {
  name: string;
  member_id?: string;
  agent?: true;
  via?: 'slack';
}

/** One message. */
export interface MessageDoc {
  /** `site:conversation_id:message_id`, so a retry finds itself. */
  _id: string;
  site: string;
  conversation_id: string;
  message_id: string;
  /** 1, 2, 3 … within the conversation. */
  seq: number;
  from: 'visitor' | 'team';
  text: string;
  at: Date;
  attachments?: Attachment[];
  /** Of a message of the team. */
  author?: MessageAuthor;
  /** Of a visitor's message, so that erasing finds it. */
  visitor_id?: string;
  /** How many of each side's messages there are up to and with this one. */
  visitor_messages: number;
  team_messages: number;
  /** The message's event is on disk. */
  recorded?: true;
}

/** A message before it has its place. */
export type NewMessage = Pick<MessageDoc, 'message_id' | 'from' | 'text' | 'at'> &
  Partial<Pick<MessageDoc, 'author' | 'visitor_id' | 'attachments'>>;

/** What is left of a message whose words were erased. */
export const ERASED = '[erased]';

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    conversation_id: { type: String, required: true },
    seq: { type: Number, required: true },
    visitor_id: String,
  },
  { versionKey: false, strict: false },
);
schema.index({ site: 1, conversation_id: 1, seq: 1 }, { unique: true });
schema.index(
  { site: 1, visitor_id: 1 },
  { partialFilterExpression: { visitor_id: { $exists: true } } },
);

/** The collection `messages`; had only by site. */
export function messageStore(connection: Connection) {
  const messages = collectionOf<MessageDoc>(connection, 'Message', schema, 'messages');

  return {
    forSite({ site }: { site: string }) {
      const key = (conversation: string, id: string) => `${site}:${conversation}:${id}`;

      return {
        async find(conversation: string, id: string): Promise<MessageDoc | undefined> {
          return (await messages.findOne({ _id: key(conversation, id) })) ?? undefined;
        },

        /** The last message up to a position. */
        async last(conversation: string, upTo = Infinity): Promise<MessageDoc | undefined> {
          const found = await messages
            .find({ site, conversation_id: conversation, seq: { $lte: upTo } })
            .sort({ seq: -1 })
            .limit(1)
            .toArray();
          return found[0];
        },

        /** The last ones, oldest first. */
        async latest(conversation: string, limit: number): Promise<MessageDoc[]> {
          const found = await messages
            .find({ site, conversation_id: conversation })
            .sort({ seq: -1 })
            .limit(limit)
            .toArray();
          return found.toReversed();
        },

        /** Oldest first. */
        async after(conversation: string, seq: number, limit: number): Promise<MessageDoc[]> {
          return messages
            .find({ site, conversation_id: conversation, seq: { $gt: seq } })
            .sort({ seq: 1 })
            .limit(limit)
            .toArray();
        },

        /**
         * Puts a message at the place after `last`. Durable when it resolves.
         * @returns undefined where the place, or the message's id, was taken in the meantime
         */
        async insertAfter(
          last: MessageDoc | undefined,
          conversation: string,
          message: NewMessage,
        ): Promise<MessageDoc | undefined> {
          const isVisitor = message.from === 'visitor';
          const doc: MessageDoc = {
            _id: key(conversation, message.message_id),
            site,
            conversation_id: conversation,
            ...message,
            seq: (last?.seq ?? 0) + 1,
            visitor_messages: (last?.visitor_messages ?? 0) + Number(isVisitor),
            team_messages: (last?.team_messages ?? 0) + Number(!isVisitor),
          };
          try {
            await messages.insertOne(doc);
            return doc;
          } catch (error) {
            if (!isDuplicateKey(error)) throw error;
            return undefined;
          }
        },

        async markRecorded({ _id }: MessageDoc): Promise<void> {
          await messages.updateOne({ _id }, { $set: { recorded: true } });
        },

        /** Everything said in these conversations. */
        async erase(conversations: readonly string[]): Promise<void> {
          await messages.deleteMany({ site, conversation_id: { $in: [...conversations] } });
        },

        /** The conversations in which the visitor said something. */
        async conversationsWith(visitor: string): Promise<string[]> {
          const found = await messages
            .aggregate<{ _id: string }>([
              { $match: { site, visitor_id: visitor } },
              { $group: { _id: '$conversation_id' } },
            ])
            .toArray();
          return found.map(({ _id }) => _id);
        },

        /** The files that the visitor sent in a conversation. */
        async filesOf(conversation: string, visitor: string): Promise<string[]> {
          const found = await messages
            .find({ site, visitor_id: visitor, conversation_id: conversation })
            .toArray();
          return found.flatMap(({ attachments = [] }) => attachments.map(({ id }) => id));
        },

        /**
         * Takes away what the visitor said in another one's conversation; the places stay, by which
         * everybody who follows it knows where they are.
         */
        async blank(conversation: string, visitor: string): Promise<void> {
          await messages.updateMany(
            { site, visitor_id: visitor, conversation_id: conversation },
            { $set: { text: ERASED }, $unset: { attachments: '', visitor_id: '' } },
          );
        },

        /** Everything the visitor said. */
        async eraseVisitor(visitor: string): Promise<void> {
          await messages.deleteMany({ site, visitor_id: visitor });
        },
      };
    },
  };
}
export type MessageStore = ReturnType<typeof messageStore>;
