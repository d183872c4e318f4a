import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import type { Exclusions } from '../contracts/exclusions.ts';
import type { SiteConfig } from '../contracts/site-config.ts';
import { ApiError } from '../errors.ts';
import type { SetScoring } from '../ports.ts';
import { isDuplicateKey } from '../database-errors.ts';
import { newRescoring, rescoringOf, type RescoringDoc } from './rescoring-store.ts';

/** A site (widget) as it lies in the collection `sites`. */
export interface SiteDoc {
  /** `w_…` */
  _id: string;
  organisation: string;
  name: string;
  demo: boolean;
  allowed_origins: string[];
  /** The site's own list of what no stored address may contain. */
  redact?: string[];
  /** What was set; everything else has its default. */
  config: Partial<SiteConfig>;
  alert_threshold: number;
  retention_days: number;
  rules_version: number;
  /** What was set of the scoring rules. */
  scoring?: SetScoring;
  scoring_updated_at?: Date;
  /** Visitors are to be scored by the latest rules, or have been. */
  rescoring?: RescoringDoc;
  exclusions?: Exclusions;
  /** Sealed; the newest first, and the one before it while a rotation lasts. */
  identity_secrets: string[];
  created_at: Date;
  /** Nothing comes in or out any more; what it collected goes in bounded batches. */
  deleted_at?: Date;
}

/** What a team may change; of the configuration, the given keys only. */
export interface SiteChange {
  name?: string;
  allowed_origins?: string[];
  redact?: string[];
  alert_threshold?: number;
  retention_days?: number;
  config?: Partial<SiteConfig>;
}

const schema = new Schema(
  {
    _id: String,
    organisation: { type: String, required: true },
    name: { type: String, required: true },
  },
  { versionKey: false, strict: false, minimize: false },
);
schema.index({ organisation: 1, created_at: 1 });
schema.index(
  { 'rescoring.due_at': 1 },
  { partialFilterExpression: { 'rescoring.due_at': { $exists: true } } },
);

/** Nobody is the team's own. */
export const NO_EXCLUSIONS: Exclusions = { cidrs: [], email_domains: [] };

const LIVING = { deleted_at: { $exists: false } } as const;

/** A site as it begins: 365 days of events, an alert from 70 on (contract §5, §7). */
export const newSite = (
  given: Pick<SiteDoc, '_id' | 'organisation' | 'name' | 'created_at' | 'identity_secrets'> &
    Partial<SiteDoc>,
): SiteDoc => ({
  demo: false,
  allowed_origins: [],
  config: {},
  alert_threshold: 70,
  retention_days: 365,
  rules_version: 1,
  ...given,
});

/** The collection `sites`. The directory finds by id; routes get `forOrganisation`. */
export function siteStore(connection: Connection) {
  const sites = collectionOf<SiteDoc>(connection, 'Site', schema, 'sites');

  return {
    async find(id: string): Promise<SiteDoc | undefined> {
      return (await sites.findOne({ _id: id, ...LIVING })) ?? undefined;
    },

    /** Rescoring of sites, for the server's own job. */
    rescoring: rescoringOf(sites),

    /** Makes a site exist; one that is there, or was deleted, stays as it is. */
    async ensure({ _id, ...doc }: SiteDoc): Promise<void> {
      await sites
        .updateOne({ _id }, { $setOnInsert: doc }, { upsert: true })
        .catch((error: unknown) => {
          if (!isDuplicateKey(error)) throw error;
        });
    },

    /** Gives a site that was made before sites had rules of their own the ones it begins with. */
    async ensureScoring(id: string, scoring: SetScoring): Promise<void> {
      await sites.updateOne({ _id: id, scoring: { $exists: false } }, { $set: { scoring } });
    },

    /** Every site, for the server's own jobs: with its retention, and whether it was deleted. */
    async every(): Promise<Pick<SiteDoc, '_id' | 'retention_days' | 'deleted_at'>[]> {
      const projection = { retention_days: 1, deleted_at: 1 };
      return sites.find({}, { projection }).toArray();
    },

    /** Forgets a deleted site whose data is gone. */
    async forget(id: string): Promise<void> {
      await sites.deleteOne({ _id: id, deleted_at: { $exists: true } });
    },

    /** What a tenant may do. */
    forOrganisation(organisation: string) {
      const living = { organisation, ...LIVING };
      return {
        async list(): Promise<SiteDoc[]> {
          return sites.find(living).sort({ created_at: 1, _id: 1 }).toArray();
        },

        /** The only site's id; undefined where there are several, or none. */
        async onlyId(): Promise<string | undefined> {
          const [one, another] = await sites
            .find(living, { projection: { _id: 1 } })
            .limit(2)
            .toArray();
          return another ? undefined : one?._id;
        },

        /** @throws ApiError `site_not_found` */
        async get(id: string): Promise<SiteDoc> {
          const found = await sites.findOne({ _id: id, ...living });
          if (!found) throw new ApiError('site_not_found');
          return found;
        },

        async insert(doc: SiteDoc): Promise<SiteDoc> {
          await sites.insertOne({ ...doc, organisation });
          return doc;
        },

        /**
         * @param at tells whoever is changing the scoring meanwhile that its threshold is another
         * @throws ApiError `site_not_found`
         */
        async change(
          id: string,
          { config = {}, ...change }: SiteChange,
          at: Date,
        ): Promise<SiteDoc> {
          // By path, so that two who save different fields at once both win.
          const fields = Object.entries(config).map(([key, value]) => [`config.${key}`, value]);
          const $set = {
            ...change,
            ...(change.alert_threshold === undefined ? {} : { scoring_updated_at: at }),
            ...Object.fromEntries(fields),
          } as Partial<SiteDoc>;
          if (Object.keys($set).length === 0) return this.get(id);
          const changed = await sites.findOneAndUpdate(
            { _id: id, ...living },
            { $set },
            { returnDocument: 'after' },
          );
          if (!changed) throw new ApiError('site_not_found');
          return changed;
        },

        /**
         * Stores scoring rules where the version and the moment of the last change are as read.
         * @returns false where they are not
         */
        async setScoring(
          read: { site: string; version: number; updatedAt?: Date },
          change: { scoring: SetScoring; threshold: number; rescore: boolean; at: Date },
        ): Promise<boolean> {
          const version = read.version + (change.rescore ? 1 : 0);
          const { matchedCount } = await sites.updateOne(
            {
              _id: read.site,
              ...living,
              rules_version: read.version,
              scoring_updated_at: read.updatedAt ?? (null as never),
            },
            {
              $set: {
                scoring: change.scoring,
                alert_threshold: change.threshold,
                rules_version: version,
                scoring_updated_at: change.at,
                ...(change.rescore ? { rescoring: newRescoring(version, change.at) } : {}),
              },
            },
          );
          return matchedCount === 1;
        },

        /** @throws ApiError `site_not_found` */
        async setExclusions(id: string, change: Partial<Exclusions>): Promise<SiteDoc> {
          const before = await this.get(id);
          const fields = { ...NO_EXCLUSIONS, ...before.exclusions, ...change };
          const changed = await sites.findOneAndUpdate(
            { _id: id, ...living },
            { $set: { exclusions: fields } },
            { returnDocument: 'after' },
          );
          if (!changed) throw new ApiError('site_not_found');
          return changed;
        },

        /**
         * Puts a new identity secret first and keeps the one before it.
         * @throws ApiError `site_not_found`
         */
        async addIdentitySecret(id: string, sealed: string): Promise<void> {
          const { matchedCount } = await sites.updateOne(
            { _id: id, ...living },
            { $push: { identity_secrets: { $each: [sealed], $position: 0, $slice: 2 } } },
          );
          if (matchedCount === 0) throw new ApiError('site_not_found');
        },

        /** @throws ApiError `site_not_found` */
        async remove(id: string, at: Date): Promise<void> {
          const { matchedCount } = await sites.updateOne(
            { _id: id, ...living },
            { $set: { deleted_at: at } },
          );
          if (matchedCount === 0) throw new ApiError('site_not_found');
        },
      };
    },
  };
}
export type SiteStore = ReturnType<typeof siteStore>;
