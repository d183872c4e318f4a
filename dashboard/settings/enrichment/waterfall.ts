import type { EnrichmentSettings, OwnProvider } from '../../../server/contracts/enrichment.ts';
import { draftsOf, type ProviderDraft } from './provider-draft.ts';

/** The waterfall as it is edited: its order, and the rows of the site's own. */
export interface Waterfall {
  providers: readonly ProviderDraft[];
  own: readonly OwnProvider[];
}

/** The saved one. */
export const waterfallOf = (setting: EnrichmentSettings): Waterfall => ({
  providers: draftsOf(setting),
  own: setting.own,
});

/** With one provider changed. */
export const changed = (
  { providers, own }: Waterfall,
  id: string,
  change: Partial<ProviderDraft>,
): Waterfall => ({
  own,
  providers: providers.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

/** With one provider asked so many places later; earlier if less than 0. */
export function moved({ providers, own }: Waterfall, id: string, by: number): Waterfall {
  const at = providers.findIndex((one) => one.id === id);
  const provider = providers[at];
  if (!provider) return { providers, own };
  const next = providers.toSpliced(at, 1).toSpliced(at + by, 0, provider);
  return { providers: next, own };
}

/** Without a row of the site's own. */
export const without = ({ providers, own }: Waterfall, id: string): Waterfall => ({
  providers: providers.filter((one) => one.id !== id),
  own: own.filter((one) => one.id !== id),
});

/** With a row that has answered, switched on: in its place, or at the end if it is new. */
export function withOwn({ providers, own }: Waterfall, row: OwnProvider, key: string): Waterfall {
  const known = providers.find(({ id }) => id === row.id);
  const draft: ProviderDraft = {
    lastFour: null,
    hasKey: false,
    state: 'unused',
    ...known,
    id: row.id,
    name: row.name,
    kinds: [row.kind],
    needsKey: row.auth.kind !== 'none',
    listPrice: row.cost,
    cost: null,
    enabled: true,
    key,
  };
  return known
    ? {
        providers: providers.map((one) => (one.id === row.id ? draft : one)),
        own: own.map((one) => (one.id === row.id ? row : one)),
      }
    : { providers: [...providers, draft], own: [...own, row] };
}
