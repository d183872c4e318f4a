import type {
  EnrichmentSettings,
  KnownProvider,
  LookupKind,
  ProviderState,
  PutEnrichmentSettings,
} from '../../../server/contracts/enrichment.ts';

/** A provider as it is edited: saved or only offered, with what was typed. */
export interface ProviderDraft {
  id: string;
  name: string;
  enabled: boolean;
  kinds: readonly LookupKind[];
  needsKey: boolean;
  /** Where its API is described. */
  url?: string | undefined;
  /** Of the saved key. */
  lastFour: string | null;
  hasKey: boolean;
  /** A new key; empty for the saved one. */
  key: string;
  /** US dollars a lookup; null for the list price. */
  cost: number | null;
  listPrice: number | undefined;
  state: ProviderState;
  lastError?: string | undefined;
}

const draftOf = (
  known: Pick<KnownProvider, 'id' | 'name'> & Partial<KnownProvider>,
  site?: EnrichmentSettings['providers'][number],
): ProviderDraft => ({
  id: known.id,
  name: known.name,
  kinds: known.kinds ?? [],
  needsKey: known.needs_key ?? true,
  url: known.url,
  listPrice: Object.values(known.costs ?? {})[0],
  enabled: site?.enabled ?? false,
  lastFour: site?.key_last_four ?? null,
  hasKey: site?.has_key ?? false,
  key: '',
  cost: site?.cost ?? null,
  state: site?.state ?? 'unused',
  lastError: site?.last_error,
});

/** Those of the site in its order, then what else could be switched on. */
export function draftsOf({ providers, catalog }: EnrichmentSettings): ProviderDraft[] {
  const ofSite = providers.map((site) =>
    draftOf(catalog.find(({ id }) => id === site.id) ?? site, site),
  );
  const others = catalog.filter(({ id }) => !providers.some((one) => one.id === id));
  return [...ofSite, ...others.map((known) => draftOf(known))];
}

/** What is sent of the list: what the site has, uses, or has a key for. */
export const providersOf = (
  drafts: readonly ProviderDraft[],
  saved: EnrichmentSettings,
): PutEnrichmentSettings['providers'] =>
  drafts.flatMap(({ id, enabled, key, cost }) => {
    const isKept = saved.providers.some((one) => one.id === id);
    if (!enabled && !key && !isKept) return [];
    return [{ id, enabled, cost, ...(key ? { key } : {}) }];
  });
