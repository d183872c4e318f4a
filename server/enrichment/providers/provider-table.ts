import type { EnrichmentField, KnownProvider, OwnProvider } from '../../contracts/enrichment.ts';
import { APOLLO } from './apollo.ts';
import { HUNTER } from './hunter.ts';
import { IPINFO } from './ipinfo.ts';
import { IPLOCATE } from './iplocate.ts';
import { PEOPLE_DATA_LABS } from './people-data-labs.ts';
import type { ProviderRow } from './provider-row.ts';
import { SNITCHER } from './snitcher.ts';

/** Every provider that a site can bring its key for. */
export const PROVIDERS: readonly ProviderRow[] = [
  PEOPLE_DATA_LABS,
  IPINFO,
  SNITCHER,
  IPLOCATE,
  APOLLO,
  HUNTER,
];

const byId = new Map(PROVIDERS.map((row) => [row.id, row]));

/** A site's own row in the table's form. Its URL is whole: nothing stands before it. */
export const rowOfOwn = (own: OwnProvider): ProviderRow => ({
  id: own.id,
  name: own.name,
  base: '',
  auth: own.auth,
  questions: [
    {
      kind: own.kind,
      method: own.method,
      path: own.url,
      cost: own.cost,
      fields: own.fields as Partial<Record<EnrichmentField, string>>,
      confidence: () => own.confidence,
    },
  ],
});

/** The row of a provider: the table's, or one of the site's own. */
export function findProvider(id: string, own: readonly OwnProvider[]): ProviderRow | undefined {
  const known = byId.get(id);
  if (known) return known;
  const row = own.find((candidate) => candidate.id === id);
  return row && rowOfOwn(row);
}

/** A row as the settings show it. */
export const describeProvider = (row: ProviderRow): KnownProvider => ({
  id: row.id,
  name: row.name,
  kinds: row.questions.map(({ kind }) => kind),
  fields: [
    ...new Set(row.questions.flatMap(({ fields }) => Object.keys(fields) as EnrichmentField[])),
  ],
  needs_key: row.auth.kind !== 'none',
  costs: Object.fromEntries(row.questions.map(({ kind, cost }) => [kind, cost])),
  ...(row.url === undefined ? {} : { url: row.url }),
});
