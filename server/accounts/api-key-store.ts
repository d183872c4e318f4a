import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import type { KeyScope } from '../contracts/scope.ts';

/** A key of one site, for its owner's own programs. */
export interface ApiKeyDoc {
  /** `k_…` */
  _id: string;
  site: string;
  organisation: string;
  name: string;
  scopes: KeyScope[];
  /** Of the key itself, which is shown once and never stored. */
  hash: string;
  last_four: string;
  created_at: Date;
  last_used_at?: Date;
}

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    organisation: { type: String, required: true },
    hash: { type: String, required: true },
  },
  { versionKey: false, strict: false },
);
schema.index({ hash: 1 }, { unique: true });
schema.index({ site: 1, created_at: 1 });

/** The collection `api_keys`. */
export function apiKeyStore(connection: Connection) {
  const keys = collectionOf<ApiKeyDoc>(connection, 'ApiKey', schema, 'api_keys');

  return {
    async byHash(hash: string): Promise<ApiKeyDoc | undefined> {
      return (await keys.findOne({ hash })) ?? undefined;
    },

    async noteUse(id: string, at: Date): Promise<void> {
      await keys.updateOne({ _id: id }, { $max: { last_used_at: at } });
    },

    /** What a tenant may do. */
    forSite({ site, organisation }: { site: string; organisation: string }) {
      return {
        async list(): Promise<ApiKeyDoc[]> {
          return keys.find({ site, organisation }).sort({ created_at: 1, _id: 1 }).toArray();
        },

        async insert(doc: Omit<ApiKeyDoc, 'site' | 'organisation'>): Promise<ApiKeyDoc> {
          const whole = { ...doc, site, organisation };
          await keys.insertOne(whole);
          return whole;
        },

        /** @returns the key that was removed */
        async remove(id: string): Promise<ApiKeyDoc | undefined> {
          return (await keys.findOneAndDelete({ _id: id, site, organisation })) ?? undefined;
        },

        async removeAll(): Promise<void> {
          await keys.deleteMany({ site, organisation });
        },
      };
    },
  };
}
export type ApiKeyStore = ReturnType<typeof apiKeyStore>;
