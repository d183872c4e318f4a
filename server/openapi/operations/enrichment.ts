import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Enrichment';
const at = '/api/settings/enrichment';

/** `/api/settings/enrichment`: providers, keys, budget. */
export const ENRICHMENT: readonly Operation[] = [
  {
    method: 'get',
    path: at,
    id: 'getEnrichmentSettings',
    tag,
    auth: 'session',
    summary: 'Read which providers are asked, in which order',
    description: 'Of a key, the last four characters.',
    answers: { 200: { description: 'The settings.', schema: C.EnrichmentSettings } },
  },
  {
    method: 'put',
    path: at,
    id: 'putEnrichmentSettings',
    tag,
    auth: 'admin',
    summary: 'Replace the settings',
    description:
      'A provider that is left out is removed, its key with it; a key that is not sent stays. A row of your own is tried out with its `sample` when it is switched on or changed, and saved only if that finds something.',
    body: C.PutEnrichmentSettings,
    example: {
      tier: 'growth',
      person_enrichment: 'outside_eea',
      monthly_budget: 50,
      reverse_dns: false,
      providers: [{ id: 'ipinfo', enabled: true, key: 'the key, sent once' }],
      own: [],
    },
    answers: { 200: { description: 'As they are now.', schema: C.EnrichmentSettings } },
    errors: ['provider_failed'],
  },
  {
    method: 'post',
    path: `${at}/test`,
    id: 'testProvider',
    tag,
    auth: 'admin',
    summary: 'Ask a provider now',
    description:
      'Past the cache and the budget; the provider may charge for it. Answers 200 whether it worked or not: see `ok`.',
    body: C.TestProvider,
    example: { provider: 'ipinfo', value: '17.253.144.10' },
    answers: { 200: { description: 'What came of it.', schema: C.ProviderTest } },
  },
  {
    method: 'get',
    path: `${at}/usage`,
    id: 'getEnrichmentUsage',
    tag,
    auth: 'session',
    summary: 'Read what enrichment did this month',
    description: 'Hit rate, what the cache saved, what was spent, and the age of the offline data.',
    answers: {
      200: { description: 'The calendar month (UTC) so far.', schema: C.EnrichmentUsage },
    },
  },
];
