import { Schema, type Connection, type mongo } from 'mongoose';
import { collectionOf, UNFLUSHED } from '../../database.ts';
import type { CompanyDoc, CompanyFactsDoc } from './company-doc.ts';

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    domain: { type: String, required: true },
  },
  { versionKey: false, strict: false },
);
const LISTED = { partialFilterExpression: { listed: true } } as const;
schema.index({ site: 1, listed: 1, last_seen: -1, domain: -1 }, LISTED);
schema.index({ site: 1, listed: 1, intent: -1, domain: -1 }, LISTED);
schema.index({ site: 1, listed: 1, first_seen: -1, domain: -1 }, LISTED);
schema.index({ site: 1, listed: 1, words: 1 }, LISTED);
schema.index({ due: 1 }, { partialFilterExpression: { due: { $exists: true } } });

/** A domain of a site. */
export interface CompanyName {
  site: string;
  domain: string;
}

const keyOf = ({ site, domain }: CompanyName): string => `${site}:${domain}`;
const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export type CompanySort = 'last_seen' | 'intent' | 'first_seen';

/** Where a list goes on, strictly after. */
export interface CompanyCursor {
  value: Date | number;
  domain: string;
}

/** The collection `companies`. A company carries its own mark, as rollups do. */
export function companyStore(connection: Connection) {
  const companies = collectionOf<CompanyDoc>(connection, 'Company', schema, 'companies');
  const write = { writeConcern: UNFLUSHED } as const;

  return {
    /**
     * Has companies recounted by `due`; in one write that waits for no flush.
     * @param notBefore not before `due` either
     */
    async mark(
      names: readonly CompanyName[],
      due: Date,
      mark: string,
      notBefore = false,
    ): Promise<void> {
      const marked = new Map(names.map((name) => [keyOf(name), name]));
      if (marked.size === 0) return;
      await companies.bulkWrite(
        [...marked].map(([_id, { site, domain }]) => ({
          updateOne: {
            filter: { _id },
            update: {
              $setOnInsert: { site, domain },
              ...(notBefore ? { $set: { mark, due } } : { $set: { mark }, $min: { due } }),
            },
            upsert: true,
          },
        })),
        { ordered: false, ...write },
      );
    },

    /** Takes one that is due, and nobody else does until the lease is over. */
    async claim(now: number, leaseMs: number): Promise<CompanyDoc | undefined> {
      const claimed = await companies.findOneAndUpdate(
        { due: { $lte: new Date(now) } },
        { $set: { due: new Date(now + leaseMs) } },
        { sort: { due: 1 }, returnDocument: 'after', ...write },
      );
      return claimed ?? undefined;
    },

    /** Puts a recount in place, unless another one was put there meanwhile. Keeps the mark. */
    async replace(was: CompanyDoc, facts: CompanyFactsDoc, version: string): Promise<boolean> {
      const gone = Object.fromEntries(
        (['name', 'industry', 'size', 'revenue', 'location'] as const)
          .filter((field) => facts[field] === undefined)
          .map((field) => [field, '' as const]),
      );
      const { matchedCount } = await companies.updateOne(
        { _id: was._id, version: was.version ?? (null as never) },
        {
          $set: { ...facts, listed: true, version },
          ...(Object.keys(gone).length > 0 ? { $unset: gone } : {}),
        },
        write,
      );
      return matchedCount === 1;
    },

    /** The recount is done; whatever marked it meanwhile is a reason for another one. */
    async settle(claimed: CompanyDoc, version: string, next: number): Promise<void> {
      const { _id, mark, due } = claimed;
      await companies.updateOne(
        { _id, version, mark: mark ?? (null as never), ...(due ? { due } : {}) },
        { $set: { due: new Date(next) }, $unset: { mark: '' } },
        write,
      );
    },

    /** Deletes one without visitors, unless something came meanwhile. */
    async remove({ _id, version, mark }: CompanyDoc): Promise<void> {
      await companies.deleteOne(
        { _id, version: version ?? (null as never), mark: mark ?? (null as never) },
        write,
      );
    },

    forSite({ site }: { site: string }) {
      const filterOf = (words: readonly string[]): mongo.Filter<CompanyDoc> => ({
        site,
        listed: true,
        ...(words.length > 0
          ? { $and: words.map((word) => ({ words: { $regex: `^${escapePattern(word)}` } })) }
          : {}),
      });
      return {
        async get(domain: string): Promise<CompanyDoc | undefined> {
          return (
            (await companies.findOne({ _id: keyOf({ site, domain }), listed: true })) ?? undefined
          );
        },

        /** The cursor of a page, highest first. */
        page(
          words: readonly string[],
          sort: CompanySort,
          { after, skip, limit }: { after?: CompanyCursor; skip: number; limit: number },
        ): mongo.FindCursor<CompanyDoc> {
          const past = after && {
            $or: [
              { [sort]: { $lt: after.value } },
              { [sort]: after.value, domain: { $lt: after.domain } },
            ],
          };
          const filter = filterOf(words);
          return companies
            .find(past ? ({ $and: [filter, past] } as mongo.Filter<CompanyDoc>) : filter)
            .sort({ [sort]: -1, domain: -1 })
            .skip(skip)
            .limit(limit);
        },

        /** Has all of them recounted. */
        async markAll(due: Date, mark: string): Promise<void> {
          await companies.updateMany(
            { _id: { $gte: `${site}:`, $lt: `${site};` } },
            { $set: { mark }, $min: { due } },
            write,
          );
        },

        async count(words: readonly string[], limit: number): Promise<number> {
          return companies.countDocuments(filterOf(words), { limit });
        },
      };
    },
  };
}
export type CompanyStore = ReturnType<typeof companyStore>;
