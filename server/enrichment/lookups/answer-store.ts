import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../../database.ts';
import type { Confidence } from '../../contracts/network.ts';
import type { FoundFields } from '../providers/ask-provider.ts';
import { isDuplicateKey } from '../../database-errors.ts';

/** What a provider answered, as it is kept; `fields` empty: it knows nothing, which is an answer. */
export interface StoredAnswer {
  fields: FoundFields;
  confidence: Confidence;
  at: number;
  freshUntil: number;
  /** From then on it is not used any more. */
  goneAt: number;
}

interface AnswerDoc {
  /** `site:found:hmac`, or `shared:found:hmac` */
  _id: string;
  site: string;
  /** Pairs: names of fields have dots in them. */
  fields?: [string, string | number][];
  confidence?: Confidence;
  at?: Date;
  fresh_until?: Date;
  gone_at: Date;
  /** Who asks the provider right now. */
  lease?: string;
  lease_until?: Date;
  /** Of a person: whose e-mail it was; erased with them. */
  visitors?: string[];
}

const schema = new Schema(
  { _id: String, site: { type: String, required: true }, gone_at: Date },
  { versionKey: false, strict: false },
);
schema.index({ gone_at: 1 }, { expireAfterSeconds: 0 });
schema.index(
  { site: 1, visitors: 1 },
  { partialFilterExpression: { visitors: { $exists: true } } },
);

const answerOf = (doc: AnswerDoc): StoredAnswer | undefined =>
  doc.fields &&
  doc.at &&
  doc.fresh_until && {
    fields: Object.fromEntries(doc.fields) as FoundFields,
    confidence: doc.confidence ?? 'low',
    at: doc.at.getTime(),
    freshUntil: doc.fresh_until.getTime(),
    goneAt: doc.gone_at.getTime(),
  };

/** The collection `enrichments`: answers of providers, and who is asking for one right now. */
export function answerStore(connection: Connection) {
  const answers = collectionOf<AnswerDoc>(connection, 'Enrichment', schema, 'enrichments');

  return {
    async get(id: string): Promise<StoredAnswer | undefined> {
      const found = await answers.findOne({ _id: id });
      return found ? answerOf(found) : undefined;
    },

    /**
     * Takes the right to ask for this key, for a time; whoever is refused waits for the answer.
     * One server's clock may be ahead: at worst a question is asked twice.
     */
    async claim(
      id: string,
      site: string,
      lease: string,
      now: number,
      leaseMs: number,
    ): Promise<boolean> {
      const until = new Date(now + leaseMs);
      try {
        const { matchedCount, upsertedCount } = await answers.updateOne(
          {
            _id: id,
            $or: [{ lease_until: null as never }, { lease_until: { $lt: new Date(now) } }],
          },
          {
            $set: { lease, lease_until: until },
            $setOnInsert: { site, gone_at: until },
          },
          { upsert: true },
        );
        return matchedCount + upsertedCount === 1;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Gives the right back without an answer. */
    async release(id: string, lease: string): Promise<void> {
      await answers.updateOne({ _id: id, lease }, { $unset: { lease: '', lease_until: '' } });
    },

    /** Keeps an answer, and ends the lease. */
    async put(id: string, site: string, answer: StoredAnswer, visitor?: string): Promise<void> {
      await answers.updateOne(
        { _id: id },
        {
          $set: {
            site,
            fields: Object.entries(answer.fields),
            confidence: answer.confidence,
            at: new Date(answer.at),
            fresh_until: new Date(answer.freshUntil),
            gone_at: new Date(answer.goneAt),
          },
          $unset: { lease: '', lease_until: '' },
          ...(visitor === undefined ? {} : { $addToSet: { visitors: visitor } }),
        },
        { upsert: true },
      );
    },

    /** A visitor's person was asked for once more: it is forgotten with this one, too. */
    async addVisitor(id: string, visitor: string): Promise<void> {
      await answers.updateOne(
        { _id: id, visitors: { $ne: visitor } },
        { $addToSet: { visitors: visitor } },
      );
    },

    /** Forgets what was found of the person behind a visitor. */
    async eraseVisitor(site: string, visitor: string): Promise<void> {
      await answers.deleteMany({ site, visitors: visitor });
    },
  };
}
export type AnswerStore = ReturnType<typeof answerStore>;
