import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';

/** Why the agent is silent in a conversation: a person replied, or it handed over. */
export type Silence = 'person' | 'handed_over';

interface ThreadDoc {
  /** `site:conversation` */
  _id: string;
  site: string;
  conversation_id: string;
  silence: Silence;
  visitor_id?: string;
}

const schema = new Schema(
  { _id: String, site: { type: String, required: true }, visitor_id: String },
  { versionKey: false, strict: false },
);
schema.index({ site: 1, visitor_id: 1 });

/** The collection `agent_threads`: the conversations in which the agent is silent. */
export function threadStore(connection: Connection) {
  const threads = collectionOf<ThreadDoc>(connection, 'AgentThread', schema, 'agent_threads');
  const key = (site: string, conversation: string) => `${site}:${conversation}`;

  return {
    async silence(
      site: string,
      conversation: string,
      silence: Silence,
      visitor?: string,
    ): Promise<void> {
      await threads.updateOne(
        { _id: key(site, conversation) },
        {
          $set: {
            site,
            conversation_id: conversation,
            silence,
            ...(visitor === undefined ? {} : { visitor_id: visitor }),
          },
        },
        { upsert: true },
      );
    },

    async isSilent(site: string, conversation: string): Promise<boolean> {
      return (await threads.findOne({ _id: key(site, conversation) })) !== null;
    },

    /** The conversation is over: in the next one the agent speaks again. */
    async end(site: string, conversation: string): Promise<void> {
      await threads.deleteOne({ _id: key(site, conversation) });
    },

    /** Part of erasing a visitor. */
    async erase(site: string, visitor: string): Promise<void> {
      await threads.deleteMany({ site, visitor_id: visitor });
    },
  };
}
