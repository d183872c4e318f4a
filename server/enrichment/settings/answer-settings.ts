import type {
  EnrichmentSettings,
  EnrichmentUsage,
  ProviderState,
  SiteProvider,
} from '../../contracts/enrichment.ts';
import { dataNotice } from '../attributions.ts';
import {
  describeProvider,
  findProvider,
  PROVIDERS,
  rowOfOwn,
} from '../providers/provider-table.ts';
import type { EnrichmentDoc, StoredProvider } from './settings-store.ts';
import { dollars, monthOf, type UsageDoc } from './usage-store.ts';

const stateOf = (provider: StoredProvider, needsKey: boolean, usage: UsageDoc): ProviderState => {
  if (needsKey && provider.sealed === undefined) return 'no_key';
  return usage.states?.[provider.id]?.state ?? 'unused';
};

const providerOf = (
  provider: StoredProvider,
  doc: EnrichmentDoc,
  usage: UsageDoc,
): SiteProvider[] => {
  const row = findProvider(provider.id, doc.own);
  if (!row) return [];
  const last = usage.states?.[provider.id];
  return [
    {
      id: row.id,
      name: row.name,
      enabled: provider.enabled,
      has_key: provider.sealed !== undefined,
      key_last_four: provider.last_four ?? null,
      cost: provider.cost ?? null,
      state: stateOf(provider, row.auth.kind !== 'none', usage),
      ...(last?.error === undefined
        ? {}
        : { last_error: last.error, last_error_at: last.at.toISOString() }),
    },
  ];
};

/** The settings as their answer; no key is in it, sealed or not. */
export const settingsAnswer = (doc: EnrichmentDoc, usage: UsageDoc): EnrichmentSettings => ({
  tier: doc.tier,
  person_enrichment: doc.person_enrichment,
  monthly_budget: doc.monthly_budget,
  reverse_dns: doc.reverse_dns,
  providers: doc.providers.flatMap((provider) => providerOf(provider, doc, usage)),
  own: doc.own,
  catalog: [...PROVIDERS, ...doc.own.map(rowOfOwn)].map(describeProvider),
});

/** A month's usage as its answer. */
export function usageAnswer(
  doc: EnrichmentDoc,
  usage: UsageDoc,
  dataVersion: string,
  now: number,
): EnrichmentUsage {
  const { lookups = 0, hits = 0, saved = 0, spent, over_budget = 0, providers = {} } = usage;
  const budget = doc.monthly_budget;
  return {
    month: monthOf(now),
    lookups,
    hits,
    hit_rate: lookups === 0 ? null : hits / lookups,
    saved: dollars(saved),
    spent: dollars(spent),
    budget,
    budget_left: budget === null ? null : Math.max(0, budget - dollars(spent)),
    over_budget,
    providers: Object.entries(providers).map(([id, count]) => ({
      id,
      calls: count.calls ?? 0,
      matches: count.matches ?? 0,
      failures: count.failures ?? 0,
      spent: dollars(count.spent ?? 0),
    })),
    data: {
      ...dataNotice(dataVersion, now),
      attributions: [...dataNotice(dataVersion, now).attributions],
    },
  };
}
