import type { EnrichmentField, EnrichmentTier } from '../../contracts/enrichment.ts';

/** What is looked up of a network and its company, on every tier (contract §6). */
export const COMPANY_FIELDS: readonly EnrichmentField[] = [
  'company.name',
  'company.domain',
  'company.industry',
  'company.size',
  'company.revenue',
  'company.location',
];
export const PLACE_FIELDS: readonly EnrichmentField[] = [
  'location.city',
  'location.region',
  'location.country',
  'network.type',
  'network.asn',
  'network.org',
];
/** What is looked up of a person. */
export const PERSON_FIELDS: readonly EnrichmentField[] = [
  'person.name',
  'person.title',
  'person.linkedin_url',
];

/** Whether a tier looks people up. */
export const hasPersons = (tier: EnrichmentTier): boolean => tier !== 'starter';
