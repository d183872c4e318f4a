import type {
  EnrichmentSettings,
  EnrichmentUsage,
  ProviderTest,
  PutEnrichmentSettings,
  TestProvider,
} from '../../server/contracts/enrichment.ts';
import type { Exclusions } from '../../server/contracts/exclusions.ts';
import type {
  ScoringPatch,
  ScoringSettings,
  ScoringTest,
  ScoringTested,
} from '../../server/contracts/scoring.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { Client } from './client.ts';

/** A key of the API as listed. */
export interface ApiKeyRow {
  id: string;
  name: string;
  scopes: string[];
  last_four: string;
  created_at: string;
  last_used_at?: string;
}

/** How visitors are scored. */
export const getScoring = (client: Client): Promise<ScoringSettings> =>
  client.get('/settings/scoring');
/** Changes what is named. Fails with `invalid`, `forbidden`. */
export const patchScoring = (client: Client, patch: ScoringPatch): Promise<ScoringSettings> =>
  client.send('PATCH', '/settings/scoring', patch);
/** What pages would be about by these rules. */
export const testScoring = (client: Client, body: ScoringTest): Promise<ScoringTested> =>
  client.send('POST', '/settings/scoring/test', body);

/** Who is the team's own. */
export const getExclusions = (client: Client): Promise<Exclusions> =>
  client.get('/settings/exclusions');
/** Replaces the lists. Fails with `invalid`, `forbidden`. */
export const patchExclusions = (client: Client, lists: Exclusions): Promise<Exclusions> =>
  client.send('PATCH', '/settings/exclusions', lists);

/** Which providers are asked, in which order. */
export const getEnrichment = (client: Client): Promise<EnrichmentSettings> =>
  client.get('/settings/enrichment');
/** Replaces the setting; a key that is not sent stays. Fails with `invalid`, `provider_failed`. */
export const putEnrichment = (
  client: Client,
  settings: PutEnrichmentSettings,
): Promise<EnrichmentSettings> => client.send('PUT', '/settings/enrichment', settings);
/** Asks a provider now, saved or only described; it may charge for it. Fails with `invalid`. */
export const testProvider = (client: Client, question: TestProvider): Promise<ProviderTest> =>
  client.send('POST', '/settings/enrichment/test', question);
/** What enrichment did this month. */
export const getUsage = (client: Client): Promise<EnrichmentUsage> =>
  client.get('/settings/enrichment/usage');

/** The site's keys. */
export const listKeys = async (client: Client): Promise<ApiKeyRow[]> =>
  (await client.get<Page<ApiKeyRow>>('/api-keys', { query: { limit: 100 } })).data;
/** Makes a key; the answer alone has it. */
export const createKey = (
  client: Client,
  key: { name: string; scopes: string[] },
): Promise<ApiKeyRow & { key: string }> => client.send('POST', '/api-keys', key);
/** Takes a key back at once. */
export const deleteKey = (client: Client, id: string): Promise<unknown> =>
  client.send('DELETE', `/api-keys/${encodeURIComponent(id)}`);
