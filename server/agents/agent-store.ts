import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';

/** An AI agent of a site, as it lies in the collection `agents`. */
export interface AgentDoc {
  /** `site:id` */
  _id: string;
  site: string;
  /** `a_…` */
  id: string;
  name: string;
  base_url: string;
  model: string;
  /** Sealed. */
  api_key?: string;
  api_key_last_four?: string;
  instructions: string;
  handover_message: string;
  wait_seconds: number;
  monthly_limit: number;
  enabled: boolean;
  created_at: Date;
  /** The calendar month (UTC) that `answers` counts, `YYYY-MM`. */
  month?: string;
  answers?: number;
  problem?: { at: Date; message: string };
}

/** What a team may change. */
export type AgentChange = {
  [
    K in keyof Omit<
      AgentDoc,
      '_id' | 'site' | 'id' | 'created_at' | 'month' | 'answers' | 'problem'
    >
  ]?: AgentDoc[K] | undefined;
};

const schema = new Schema(
  { _id: String, site: { type: String, required: true }, id: String },
  { versionKey: false, strict: false },
);
schema.index({ site: 1, created_at: 1 });

/** The collection `agents`; had only by site. */
export function agentStore(connection: Connection) {
  const agents = collectionOf<AgentDoc>(connection, 'Agent', schema, 'agents');

  return {
    forSite({ site }: { site: string }) {
      const key = (id: string) => `${site}:${id}`;
      const disableOthers = (id: string) =>
        agents.updateMany({ site, id: { $ne: id }, enabled: true }, { $set: { enabled: false } });

      return {
        async list(): Promise<AgentDoc[]> {
          return agents.find({ site }).sort({ created_at: 1 }).toArray();
        },

        async find(id: string): Promise<AgentDoc | undefined> {
          return (await agents.findOne({ _id: key(id) })) ?? undefined;
        },

        /** The one that answers. */
        async enabled(): Promise<AgentDoc | undefined> {
          return (
            (await agents.find({ site, enabled: true }).sort({ created_at: 1 }).next()) ?? undefined
          );
        },

        async insert(doc: Omit<AgentDoc, '_id' | 'site'>): Promise<AgentDoc> {
          const whole = { _id: key(doc.id), site, ...doc };
          await agents.insertOne(whole);
          if (doc.enabled) await disableOthers(doc.id);
          return whole;
        },

        /** @param gone fields to remove; what is undefined in `change` stays */
        async change(
          id: string,
          change: AgentChange,
          gone: readonly (keyof AgentDoc)[] = [],
        ): Promise<AgentDoc | undefined> {
          const given = Object.entries(change).filter(([, value]) => value !== undefined);
          const changed = await agents.findOneAndUpdate(
            { _id: key(id) },
            {
              ...(given.length > 0 ? { $set: Object.fromEntries(given) } : {}),
              $unset: Object.fromEntries([...gone, 'problem'].map((name) => [name, ''])),
            },
            { returnDocument: 'after' },
          );
          if (changed?.enabled && change.enabled) await disableOthers(id);
          return changed ?? undefined;
        },

        async remove(id: string): Promise<boolean> {
          return (await agents.deleteOne({ _id: key(id) })).deletedCount === 1;
        },

        /**
         * Takes one answer off the month's limit, also among several processes.
         * @returns whether there was one left
         */
        async spend({ id, monthly_limit }: AgentDoc, month: string): Promise<boolean> {
          await agents.updateOne(
            { _id: key(id), month: { $ne: month } },
            { $set: { month, answers: 0 } },
          );
          const { modifiedCount } = await agents.updateOne(
            { _id: key(id), month, answers: { $lt: monthly_limit } },
            { $inc: { answers: 1 } },
          );
          return modifiedCount === 1;
        },

        /** Shows the team what is wrong, or that all is well again. */
        async report(id: string, problem: AgentDoc['problem']): Promise<void> {
          await agents.updateOne(
            { _id: key(id) },
            problem ? { $set: { problem } } : { $unset: { problem: '' } },
          );
        },
      };
    },
  };
}
export type AgentStore = ReturnType<typeof agentStore>;
