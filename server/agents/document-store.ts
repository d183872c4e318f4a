import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';

/** A page or text that an agent answers from. */
export interface AgentDocumentDoc {
  /** `site:agent:id` */
  _id: string;
  site: string;
  agent: string;
  id: string;
  title: string;
  /** Of a page; read anew every day. */
  url?: string;
  characters: number;
  read_at: Date;
}

/** A part of a document, short enough to be given to a model. */
export interface PassageDoc {
  /** `site:agent:document:number` */
  _id: string;
  site: string;
  agent: string;
  document: string;
  title: string;
  url?: string;
  text: string;
}

/** What is said of a passage to the model and to the team. */
export type Passage = Pick<PassageDoc, 'title' | 'url' | 'text'>;

const documentSchema = new Schema(
  { _id: String, site: { type: String, required: true }, agent: { type: String, required: true } },
  { versionKey: false, strict: false },
);
documentSchema.index({ site: 1, agent: 1, id: 1 });

const passageSchema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    agent: { type: String, required: true },
    document: { type: String, required: true },
    title: String,
    text: String,
  },
  { versionKey: false, strict: false },
);
passageSchema.index(
  { site: 1, agent: 1, title: 'text', text: 'text' },
  {
    weights: { title: 3, text: 1 },
    // One language for question and answer alike: other languages' words keep their own stems.
    default_language: 'english',
    language_override: 'no_language_override',
  },
);
passageSchema.index({ site: 1, agent: 1, document: 1 });

/** What an agent may know at the most. */
export const MAX_DOCUMENTS = 500;

/** The collections `agent_documents` and `agent_passages`; had only by site and agent. */
export function documentStore(connection: Connection) {
  const documents = collectionOf<AgentDocumentDoc>(
    connection,
    'AgentDocument',
    documentSchema,
    'agent_documents',
  );
  const passages = collectionOf<PassageDoc>(
    connection,
    'AgentPassage',
    passageSchema,
    'agent_passages',
  );

  return {
    /** Pages that were read before a moment, for reading them anew. */
    async readBefore(moment: Date, most: number): Promise<AgentDocumentDoc[]> {
      return documents
        .find({ url: { $exists: true }, read_at: { $lt: moment } })
        .limit(most)
        .toArray();
    },

    forAgent({ site }: { site: string }, agent: string) {
      const ofAgent = { site, agent };
      const key = (...parts: (string | number)[]) => [site, agent, ...parts].join(':');

      return {
        async list(): Promise<AgentDocumentDoc[]> {
          return documents.find(ofAgent).sort({ id: 1 }).toArray();
        },

        async count(): Promise<number> {
          return documents.countDocuments(ofAgent);
        },

        /** Puts a document in place of the one with its id. */
        async put(
          doc: Omit<AgentDocumentDoc, '_id' | 'site' | 'agent'>,
          texts: readonly string[],
        ): Promise<AgentDocumentDoc> {
          const { id, title, url } = doc;
          const whole = { _id: key(id), ...ofAgent, ...doc };
          await passages.bulkWrite([
            ...texts.map((text, number) => ({
              replaceOne: {
                filter: { _id: key(id, number) },
                replacement: { ...ofAgent, document: id, title, ...(url ? { url } : {}), text },
                upsert: true,
              },
            })),
            {
              deleteMany: {
                filter: {
                  ...ofAgent,
                  document: id,
                  _id: { $nin: texts.map((_, number) => key(id, number)) },
                },
              },
            },
          ]);
          await documents.replaceOne({ _id: whole._id }, whole, { upsert: true });
          return whole;
        },

        /** Tried today: it is as it was. */
        async touch(id: string, at: Date): Promise<void> {
          await documents.updateOne({ _id: key(id) }, { $set: { read_at: at } });
        },

        async remove(id: string): Promise<boolean> {
          await passages.deleteMany({ ...ofAgent, document: id });
          return (await documents.deleteOne({ _id: key(id) })).deletedCount === 1;
        },

        async removeAll(): Promise<void> {
          await passages.deleteMany(ofAgent);
          await documents.deleteMany(ofAgent);
        },

        /** The first passages, in the order of their documents. */
        async first(most: number): Promise<Passage[]> {
          return passages
            .find(ofAgent)
            .sort({ site: 1, agent: 1, document: 1 })
            .limit(most)
            .toArray();
        },

        /** The passages that have most of the words, the best first. */
        async search(words: string, most: number): Promise<Passage[]> {
          return passages
            .find({ ...ofAgent, $text: { $search: words } })
            .sort({ score: { $meta: 'textScore' } })
            .limit(most)
            .toArray();
        },
      };
    },
  };
}
export type DocumentStore = ReturnType<typeof documentStore>;
/** The documents of one agent. */
export type AgentDocuments = ReturnType<DocumentStore['forAgent']>;
