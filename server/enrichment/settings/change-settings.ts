import { isDeepStrictEqual } from 'node:util';
import type { OwnProvider, PutEnrichmentSettings } from '../../contracts/enrichment.ts';
import type { Egress } from '../../egress/egress.ts';
import { ApiError } from '../../errors.ts';
import { findProvider } from '../providers/provider-table.ts';
import { wrongWithOwn } from './check-own-provider.ts';
import type { ProviderKeys } from './provider-keys.ts';
import type { EnrichmentDoc, StoredProvider } from './settings-store.ts';

const refuse = (path: string, message: string): never => {
  throw new ApiError('invalid', {
    message: `${path}: ${message}`,
    details: [{ path, message }],
  });
};

const firstTwice = (ids: readonly string[]): string | undefined =>
  ids.find((id, index) => ids.indexOf(id) !== index);

const checkOwn = (own: readonly OwnProvider[], egress: Pick<Egress, 'refusalOf'>): void => {
  for (const [index, row] of own.entries()) {
    const wrong = wrongWithOwn(row, egress);
    if (wrong !== undefined) refuse(`own.${index}`, wrong);
  }
  const twice = firstTwice(own.map(({ id }) => id));
  if (twice !== undefined) refuse('own', `${twice} is there twice`);
};

/** A change of settings: what is stored, whose key is new, and which own rows were never tried out. */
export interface SettingsChange {
  doc: EnrichmentDoc;
  rekeyed: string[];
  untried: OwnProvider[];
}

/**
 * The settings as they will be. Keys that are not sent stay; a row whose address changed loses its
 * key, or it could be sent to somebody else.
 * @throws ApiError `invalid`
 */
export function changeSettings(
  before: EnrichmentDoc,
  put: PutEnrichmentSettings,
  deps: { keys: ProviderKeys; egress: Pick<Egress, 'refusalOf'> },
): SettingsChange {
  checkOwn(put.own, deps.egress);
  const twice = firstTwice(put.providers.map(({ id }) => id));
  if (twice !== undefined) refuse('providers', `${twice} is there twice`);

  const rekeyed: string[] = [];
  const storedOwn = new Map(before.own.map((row) => [row.id, row]));
  const goesElsewhere = (id: string): boolean => {
    const [old, own] = [storedOwn.get(id), put.own.find((row) => row.id === id)];
    return old !== undefined && own !== undefined && hostOf(old) !== hostOf(own);
  };

  const providers = put.providers.map((given, index): StoredProvider => {
    const row = findProvider(given.id, put.own);
    if (!row) return refuse(`providers.${index}.id`, `there is no provider "${given.id}"`);
    const old = before.providers.find(({ id }) => id === given.id);
    const kept = goesElsewhere(given.id) ? undefined : old;
    if (given.key !== undefined || kept !== old) rekeyed.push(given.id);
    const secret =
      typeof given.key === 'string'
        ? deps.keys.seal(before.site, given.id, given.key)
        : given.key === null || kept?.sealed === undefined
          ? {}
          : {
              sealed: kept.sealed,
              ...(kept.last_four === undefined ? {} : { last_four: kept.last_four }),
            };
    const cost = given.cost === undefined ? old?.cost : (given.cost ?? undefined);
    return {
      id: given.id,
      enabled: given.enabled,
      ...secret,
      ...(cost === undefined ? {} : { cost }),
    };
  });

  const enabled = new Set(providers.filter((one) => one.enabled).map(({ id }) => id));
  const wasEnabled = new Set(before.providers.filter((one) => one.enabled).map(({ id }) => id));
  const untried = put.own.filter(
    (row) =>
      enabled.has(row.id) &&
      !(wasEnabled.has(row.id) && isDeepStrictEqual(storedOwn.get(row.id), row)),
  );
  const { tier, person_enrichment, monthly_budget, reverse_dns, own } = put;
  return {
    doc: { ...before, tier, person_enrichment, monthly_budget, reverse_dns, providers, own },
    rekeyed,
    untried,
  };
}

const hostOf = ({ url }: OwnProvider): string => new URL(url.replaceAll(/\{\w+\}/g, 'x')).origin;
