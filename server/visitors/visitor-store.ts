import { Schema, type Connection, type mongo } from 'mongoose';
import { UNFLUSHED } from '../database.ts';
import { isDuplicateKey } from '../database-errors.ts';
import { createKnownLists } from './known-lists.ts';
import { guardedReplacements, type GuardedWrite } from './guarded-replacements.ts';
import type { VisitorDoc, VisitorFields } from './visitor-doc.ts';
import { fromRecord, toRecord, type VisitorRecord } from './visitor-record.ts';

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    visitor_id: { type: String, required: true },
  },
  { versionKey: false, strict: false },
);
const LISTED = { listed: true } as const;
/** What filters ask of a visitor, in the sorts' own keys: a walk along them looks into no document. */
const FACTS = {
  country: 1,
  'company.industry': 1,
  'company.domain': 1,
  email: 1,
  lifecycle: 1,
  sessions: 1,
} as const;
/**
 * A key that every event changes (`last_seen`, `intent`, `intent_due`) is paid for at every event, so
 * as few indexes as can be have one; those of the filters stay as they are. The planner takes a
 * partial index for what it can compare (`$gt`, `$exists`), and never for `$type`.
 */
export const VISITOR_INDEXES = {
  last_seen: {
    site: 1,
    listed: 1,
    last_seen: -1,
    visitor_id: -1,
    intent: 1,
    first_seen: 1,
    ...FACTS,
  },
  intent: {
    site: 1,
    listed: 1,
    intent: -1,
    visitor_id: -1,
    last_seen: 1,
    first_seen: 1,
    ...FACTS,
  },
  first_seen: { site: 1, listed: 1, first_seen: -1, visitor_id: -1, ...FACTS },
  words: { site: 1, listed: 1, words: 1 },
  country: { site: 1, listed: 1, country: 1 },
  industry: { site: 1, listed: 1, 'company.industry': 1 },
  segment: { site: 1, listed: 1, lifecycle: 1, sessions: 1 },
  company: { site: 1, 'company.domain': 1, listed: 1 },
  email: { site: 1, email: 1, listed: 1 },
  person: { site: 1, person: 1 },
  alerted_at: { site: 1, alerted_at: -1 },
  intent_due: { intent_due: 1 },
} as const;
const NAMES: Partial<Record<keyof typeof VISITOR_INDEXES, string>> = {
  last_seen: 'listed_by_last_seen',
  intent: 'listed_by_intent',
  first_seen: 'listed_by_first_seen',
};
const PARTS: Record<keyof typeof VISITOR_INDEXES, object> = {
  last_seen: LISTED,
  intent: LISTED,
  first_seen: LISTED,
  words: LISTED,
  country: LISTED,
  industry: { ...LISTED, 'company.industry': { $exists: true } },
  segment: LISTED,
  company: { 'company.domain': { $exists: true } },
  email: { email: { $gt: '' } },
  person: { person: { $gt: '' } },
  alerted_at: { alerted_at: { $gt: new Date(0) } },
  intent_due: { intent_due: { $gt: new Date(0) } },
};
for (const [index, partialFilterExpression] of Object.entries(PARTS)) {
  const key = index as keyof typeof VISITOR_INDEXES;
  const name = NAMES[key];
  schema.index(VISITOR_INDEXES[key], { partialFilterExpression, ...(name ? { name } : {}) });
}

/** Making BSON of so many, or documents of theirs, takes some 5 ms, in which nobody else has a turn. */
const AT_ONCE = 100;

const portionsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) =>
    all.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );

/** What time alone has changed in a visitor. */
export interface Refresh {
  doc: VisitorDoc;
  fields: Partial<VisitorFields>;
}

/** The collection `visitors`. The projector holds it whole; routes get `forSite`. */
export function visitorStore(connection: Connection) {
  const model = connection.model('Visitor', schema, 'visitors');
  const visitors = model.collection as unknown as mongo.Collection<VisitorRecord>;
  const docs = (records: readonly VisitorRecord[]): VisitorDoc[] => records.map(fromRecord);

  /** @returns keys of those that were not, or perhaps not, written */
  const writePortion = async (writes: readonly GuardedWrite[]): Promise<Set<string>> => {
    const born = writes.filter(({ read }) => read === undefined);
    let written = 0;
    try {
      const result = await visitors.bulkWrite(
        [
          ...born.map(({ doc }) => ({ insertOne: { document: toRecord(doc) } })),
          ...guardedReplacements(writes),
        ],
        { ordered: false, writeConcern: UNFLUSHED },
      );
      written = result.modifiedCount + result.insertedCount;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    if (written === writes.length) return new Set();
    // The answer counts, it does not name. Whose version is not the one written here either
    // lost, or won and was written over: for both, a recompute is right.
    const keys = writes.map(({ doc }) => doc._id);
    const now = await visitors
      .find({ _id: { $in: keys } }, { projection: { version: 1 } })
      .toArray();
    const versions = new Map(now.map(({ _id, version }) => [_id, version]));
    return new Set(
      writes.filter(({ doc }) => versions.get(doc._id) !== doc.version).map(({ doc }) => doc._id),
    );
  };

  return {
    /** For the list's queries, which add the tenant themselves and read no state. */
    collection: model.collection as unknown as mongo.Collection<VisitorDoc>,
    /** For the list's plans and pages. */
    knownLists: createKnownLists(),

    async find(keys: readonly string[]): Promise<Map<string, VisitorDoc>> {
      const found = new Map<string, VisitorDoc>();
      for (const some of portionsOf(keys))
        for (const doc of docs(await visitors.find({ _id: { $in: some } }).toArray()))
          found.set(doc._id, doc);
      return found;
    },

    async get(key: string): Promise<VisitorDoc | undefined> {
      const record = await visitors.findOne({ _id: key });
      return record ? fromRecord(record) : undefined;
    },

    /**
     * Writes each document where its version is still as read; creates by insert only.
     * @returns keys of those that were not, or perhaps not, written: recompute them
     */
    async write(writes: readonly GuardedWrite[]): Promise<Set<string>> {
      const lost = new Set<string>();
      const portions = portionsOf(writes);
      const writeOn = async (): Promise<void> => {
        for (let some = portions.shift(); some; some = portions.shift())
          for (const key of await writePortion(some)) lost.add(key);
      };
      // Two at once: one is made while the database works on the other. Both have ended when this does.
      const ended = await Promise.allSettled([writeOn(), writeOn()]);
      for (const one of ended) if (one.status === 'rejected') throw one.reason;
      return lost;
    },

    /** Takes notices out that are in the outbox by now. */
    async takeNotices(taken: readonly { key: string; ids: readonly string[] }[]): Promise<void> {
      if (taken.length === 0) return;
      await visitors.bulkWrite(
        taken.map(({ key, ids }) => ({
          updateOne: {
            filter: { _id: key },
            update: { $pull: { notices: { id: { $in: [...ids] } } } },
          },
        })),
        { ordered: false, writeConcern: UNFLUSHED },
      );
    },

    /** The visitors of a person. */
    async ofPerson(site: string, person: string): Promise<VisitorDoc[]> {
      const found = visitors.find({ site, person, kind: 'visitor' }).hint(VISITOR_INDEXES.person);
      return docs(await found.toArray());
    },

    /**
     * How many alerted on this site from `since` on and before this one did. A person's visitors
     * have its alert, too, and count once.
     */
    async alertedBefore(
      { _id, site, alerted_at }: Pick<VisitorDoc, '_id' | 'site' | 'alerted_at'>,
      since: Date,
      limit: number,
    ): Promise<number> {
      if (alerted_at === null) return 0;
      return visitors.countDocuments(
        {
          site,
          person: null,
          alerted_at: { $gte: since, $lte: alerted_at },
          $or: [{ alerted_at: { $lt: alerted_at } }, { alerted_at, _id: { $lt: _id } }],
        },
        { limit, hint: VISITOR_INDEXES.alerted_at },
      );
    },

    /** The next visitors of a site in the order of their keys, and the rules that made them. */
    async keysAfter(
      site: string,
      after: string,
      limit: number,
    ): Promise<{ key: string; rules: number }[]> {
      const found = await visitors
        .find(
          { _id: { $gt: after || `${site}:`, $lt: `${site};` }, kind: 'visitor' },
          { projection: { 'made_by.rules': 1 } },
        )
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id, made_by }) => ({ key: _id, rules: made_by.rules }));
    },

    /** How many documents a site has: its visitors and persons. */
    async countOf(site: string): Promise<number> {
      return visitors.countDocuments({ _id: { $gte: `${site}:`, $lt: `${site};` } });
    },

    /** Visitors whose rounded score is due to change, at most `limit`. */
    async due(now: Date, limit: number): Promise<VisitorDoc[]> {
      const found = visitors
        .find({ intent_due: { $gt: new Date(0), $lte: now } })
        .sort({ intent_due: 1 })
        .hint(VISITOR_INDEXES.intent_due)
        .limit(limit);
      return docs(await found.toArray());
    },

    /** Rewrites what time alone changes, where the version is as read, and without changing it. */
    async refresh(refreshed: readonly Refresh[]): Promise<void> {
      if (refreshed.length === 0) return;
      await visitors.bulkWrite(
        refreshed.map(({ doc: { _id, version }, fields }) => ({
          updateOne: { filter: { _id, version }, update: { $set: fields } },
        })),
        { ordered: false, writeConcern: UNFLUSHED },
      );
    },

    /** The visitor an e-mail stands for: last seen of the verified, else of the unverified. */
    async byEmail(site: string, email: string): Promise<string | undefined> {
      const last = (identity: 'verified' | 'unverified') =>
        visitors.findOne(
          { site, email: { $eq: email, $gt: '' }, kind: 'visitor', identity },
          {
            projection: { visitor_id: 1 },
            sort: { last_seen: -1 },
            hint: VISITOR_INDEXES.email,
          },
        );
      return ((await last('verified')) ?? (await last('unverified')))?.visitor_id;
    },

    /** Deletes a visitor's document. */
    async erase(site: string, visitor: string): Promise<void> {
      await visitors.deleteOne({ _id: `${site}:${visitor}` });
    },

    /** Deletes a visitor where the version is as read; false where it is not. */
    async deleteAsRead(doc: VisitorDoc): Promise<boolean> {
      const { deletedCount } = await visitors.deleteOne({ _id: doc._id, version: doc.version });
      return deletedCount === 1;
    },

    /** Every visitor of every site (or of one), for a rebuild and for retention. */
    all(site?: string): AsyncIterable<Pick<VisitorDoc, '_id' | 'first_seen' | 'through'>> {
      return visitors.find(
        { kind: 'visitor', ...(site === undefined ? {} : { site }) },
        // A cursor that is not asked for ten minutes is closed: a portion is worked off in less.
        { projection: { first_seen: 1, through: 1 }, batchSize: 1_000 },
      );
    },

    /** Every verified person of every site. */
    persons(): AsyncIterable<Pick<VisitorDoc, 'site' | 'visitor_id'>> {
      return visitors.find(
        { kind: 'person' },
        { projection: { site: 1, visitor_id: 1 }, batchSize: 1_000 },
      );
    },

    /** Which of these have no document. */
    async unknownAmong(keys: readonly string[]): Promise<string[]> {
      const found = await visitors
        .find({ _id: { $in: [...keys] } }, { projection: { _id: 1 } })
        .toArray();
      const known = new Set(found.map(({ _id }) => _id));
      return keys.filter((key) => !known.has(key));
    },
  };
}
export type VisitorStore = ReturnType<typeof visitorStore>;
