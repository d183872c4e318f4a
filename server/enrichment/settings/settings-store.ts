import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../../database.ts';
import type { EnrichmentTier, OwnProvider, PersonEnrichment } from '../../contracts/enrichment.ts';

/** A provider as a site keeps it. */
export interface StoredProvider {
  id: string;
  enabled: boolean;
  /** Bound to the site and this provider. */
  sealed?: string;
  last_four?: string;
  /** What an answered lookup costs the site, US dollars; absent: the list price. */
  cost?: number;
}

/** A site's enrichment settings. */
export interface EnrichmentDoc {
  /** `site:enrichment` */
  _id: string;
  site: string;
  tier: EnrichmentTier;
  person_enrichment: PersonEnrichment;
  monthly_budget: number | null;
  reverse_dns: boolean;
  /** In the order in which they are asked. */
  providers: StoredProvider[];
  own: OwnProvider[];
}

const schema = new Schema({ _id: String, site: String }, { versionKey: false, strict: false });

/** What a site begins with: nothing is asked of anybody. */
export const newEnrichment = (site: string): EnrichmentDoc => ({
  _id: `${site}:enrichment`,
  site,
  tier: 'starter',
  person_enrichment: 'outside_eea',
  monthly_budget: 50,
  reverse_dns: false,
  providers: [],
  own: [],
});

/** The collection `enrichment_settings`. */
export function enrichmentSettingsStore(connection: Connection) {
  const settings = collectionOf<EnrichmentDoc>(
    connection,
    'EnrichmentSettings',
    schema,
    'enrichment_settings',
  );
  return {
    forSite({ site }: { site: string }) {
      return {
        async get(): Promise<EnrichmentDoc> {
          return (await settings.findOne({ _id: `${site}:enrichment` })) ?? newEnrichment(site);
        },
        async put(doc: EnrichmentDoc): Promise<void> {
          await settings.replaceOne({ _id: `${site}:enrichment` }, doc, { upsert: true });
        },
      };
    },
  };
}
export type EnrichmentSettingsStore = ReturnType<typeof enrichmentSettingsStore>;
