import { randomBytes } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import { isDuplicateKey } from '../database-errors.ts';
import type { CompanyTurns } from './targets/company-turns.ts';

interface HubspotCompanyDoc {
  /** `site:account:domain` */
  _id: string;
  /** HubSpot's id of the company; absent until it is known. */
  record?: string;
  /** Whose turn it is, until then. */
  lease?: string;
  until: Date;
  forget_at: Date;
}

const schema = new Schema(
  { _id: String, until: Date, forget_at: Date },
  { versionKey: false, strict: false },
);
schema.index({ forget_at: 1 }, { expireAfterSeconds: 0 });

/** Longer than all requests for one delivery may take. */
const LEASE_MS = 30_000;
/** Much longer than HubSpot's search takes to find what was made. */
const KEPT_MS = 3_600_000;
const inMs = (ms: number) => ({ $add: ['$$NOW', ms] });
/** What is missing is less than any time. */
const IS_FREE = { $lte: ['$until', '$$NOW'] };

/**
 * The collection `hubspot_companies`: who writes a company now, and which record it was last.
 * By the database's clock, so it holds among any number of processes.
 */
export function hubspotCompanyStore(connection: Connection): CompanyTurns {
  const companies = collectionOf<HubspotCompanyDoc>(
    connection,
    'HubspotCompany',
    schema,
    'hubspot_companies',
  );
  return {
    async take(site, account, domain) {
      const _id = `${site}:${account}:${domain}`;
      const lease = randomBytes(12).toString('base64url');
      const taken = await companies
        .findOneAndUpdate(
          { _id },
          [
            {
              $set: {
                lease: { $cond: [IS_FREE, lease, '$lease'] },
                until: { $cond: [IS_FREE, inMs(LEASE_MS), '$until'] },
                forget_at: inMs(KEPT_MS),
              },
            },
          ],
          { upsert: true, returnDocument: 'after' },
        )
        .catch((error: unknown) => {
          // Two made the document at once, and this is the other.
          if (isDuplicateKey(error)) return null;
          throw error;
        });
      if (taken?.lease !== lease) return undefined;
      return {
        ...(taken.record === undefined ? {} : { record: taken.record }),
        async end(record) {
          const known = record === undefined ? '$$REMOVE' : { $literal: record };
          await companies.updateOne({ _id, lease }, [
            { $set: { record: known, until: '$$NOW', lease: '$$REMOVE' } },
          ]);
        },
      };
    },
  };
}
