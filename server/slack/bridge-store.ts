import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';

/** How a site is connected to Slack. */
export interface BridgeDoc {
  /** `site:slack` */
  _id: string;
  site: string;
  channel: string;
  enabled: boolean;
  /** Sealed. */
  bot_token: string;
  bot_token_last_four: string;
  /** Sealed. */
  signing_secret: string;
  problem?: { at: Date; message: string };
}

/** A conversation and its thread. */
export interface SlackThreadDoc {
  /** `site:conversation` */
  _id: string;
  site: string;
  conversation_id: string;
  channel: string;
  /** Slack's id of the thread's first message. */
  ts: string;
  visitor_id?: string;
}

const bridgeSchema = new Schema(
  { _id: String, site: { type: String, required: true } },
  { versionKey: false, strict: false },
);
const threadSchema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    channel: { type: String, required: true },
    ts: { type: String, required: true },
    visitor_id: String,
  },
  { versionKey: false, strict: false },
);
threadSchema.index({ site: 1, channel: 1, ts: 1 }, { unique: true });
threadSchema.index({ site: 1, visitor_id: 1 });

/** The collections `slack_bridges` and `slack_threads`; had only by site. */
export function bridgeStore(connection: Connection) {
  const bridges = collectionOf<BridgeDoc>(connection, 'SlackBridge', bridgeSchema, 'slack_bridges');
  const threads = collectionOf<SlackThreadDoc>(
    connection,
    'SlackThread',
    threadSchema,
    'slack_threads',
  );

  return {
    forSite({ site }: { site: string }) {
      const _id = `${site}:slack`;
      return {
        async get(): Promise<BridgeDoc | undefined> {
          return (await bridges.findOne({ _id })) ?? undefined;
        },

        async put(doc: Omit<BridgeDoc, '_id' | 'site' | 'problem'>): Promise<BridgeDoc> {
          const whole = { _id, site, ...doc };
          await bridges.replaceOne({ _id }, whole, { upsert: true });
          return whole;
        },

        async remove(): Promise<void> {
          await bridges.deleteOne({ _id });
        },

        /** Shows the team what is wrong, or that all is well again. */
        async report(problem: BridgeDoc['problem']): Promise<void> {
          await bridges.updateOne(
            { _id },
            problem ? { $set: { problem } } : { $unset: { problem: '' } },
          );
        },

        async threadOf(conversation: string): Promise<SlackThreadDoc | undefined> {
          return (await threads.findOne({ _id: `${site}:${conversation}` })) ?? undefined;
        },

        async threadAt(channel: string, ts: string): Promise<SlackThreadDoc | undefined> {
          return (await threads.findOne({ site, channel, ts })) ?? undefined;
        },

        /** Remembers the thread, in place of one in another channel. */
        async keepThread(doc: Omit<SlackThreadDoc, '_id' | 'site'>): Promise<void> {
          const whole = { _id: `${site}:${doc.conversation_id}`, site, ...doc };
          await threads.replaceOne({ _id: whole._id }, whole, { upsert: true });
        },

        /** Part of erasing a visitor. */
        async eraseThreads(visitor: string): Promise<void> {
          await threads.deleteMany({ site, visitor_id: visitor });
        },
      };
    },
  };
}
export type BridgeStore = ReturnType<typeof bridgeStore>;
