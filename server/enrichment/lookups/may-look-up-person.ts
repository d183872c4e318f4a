import type { EnrichmentTier, PersonEnrichment } from '../../contracts/enrichment.ts';
import type { NetworkType } from '../../contracts/network.ts';
import { hasPersons } from './wanted-fields.ts';

/** The European Economic Area: the EU's 27 and Iceland, Liechtenstein, Norway. */
const EEA: ReadonlySet<string> = new Set(
  (
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ' + 'IS LI NO'
  ).split(' '),
);

/** Networks whose place says nothing of where the person is. */
const ELSEWHERE: ReadonlySet<NetworkType> = new Set<NetworkType>([
  'vpn',
  'hosting',
  'private',
  'unknown',
]);

/** What decides whether a person is looked up by the e-mail that they gave. */
export interface PersonQuestion {
  tier: EnrichmentTier;
  setting: PersonEnrichment;
  identity: 'verified' | 'unverified';
  /** The visitor wrote to the site. */
  hasConversation: boolean;
  country: string | undefined;
  networkType: NetworkType | undefined;
}

/**
 * Whether a person may be looked up (contract §6): on a tier that has it, verified or in
 * conversation with the site, and where the site wants it. With `outside_eea`, who may be in the
 * EEA is not looked up: also where the country is not known, or hidden.
 */
export function mayLookUpPerson(question: PersonQuestion): boolean {
  const { tier, setting, identity, hasConversation, country, networkType } = question;
  if (setting === 'off' || !hasPersons(tier)) return false;
  if (identity !== 'verified' && !hasConversation) return false;
  if (setting === 'everywhere') return true;
  return (
    country !== undefined &&
    networkType !== undefined &&
    !ELSEWHERE.has(networkType) &&
    !EEA.has(country.toUpperCase())
  );
}
