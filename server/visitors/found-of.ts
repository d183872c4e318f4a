import type { EnrichmentField, FieldSource } from '../contracts/enrichment.ts';
import type { FoundField } from '../contracts/finding.ts';
import type { KnownCompany } from './company-of.ts';
import { foundValue } from './fold/found.ts';
import type { Found, VisitorState } from './fold/state.ts';

/** What was found of the person behind the identified e-mail; empty without one. */
export const personFields = (state: VisitorState): readonly FoundField[] => {
  const email = state.identities[0]?.email;
  return email ? (state.foundPersons?.find(({ subject }) => subject === email)?.fields ?? []) : [];
};

/** What a provider found of the network that the visitor was last seen in, and of no other. */
const ofThisNetwork = ({ network, foundNetwork }: VisitorState): Found | undefined =>
  foundNetwork && network && foundNetwork.asn === network.network.asn ? foundNetwork : undefined;

const text = (value: string | number | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** Where a visitor was last seen: the offline data, its gaps filled with what was found. */
export function placeOf(state: VisitorState) {
  const network = state.network?.network;
  const found = ofThisNetwork(state)?.fields ?? [];
  const type = network?.type;
  return {
    city: network?.city ?? text(foundValue(found, 'location.city')),
    region: network?.region ?? text(foundValue(found, 'location.region')),
    country: network?.country ?? text(foundValue(found, 'location.country')),
    network_type:
      type === undefined || type === 'unknown'
        ? (text(foundValue(found, 'network.type')) ?? type ?? null)
        : type,
  };
}

type Sources = Partial<Record<EnrichmentField, FieldSource>>;

const add = (
  sources: Sources,
  fields: readonly FoundField[],
  isShown: (field: EnrichmentField) => boolean,
): void => {
  for (const { field, source, confidence, at } of fields) {
    if (isShown(field)) sources[field] ??= { source, confidence, at };
  }
};

/** Where every field that a profile shows is from (contract §6). */
export function sourcesOf(state: VisitorState, known: KnownCompany | undefined): Sources {
  const sources: Sources = {};
  const network = state.network?.network;
  const offline = (confidence: FieldSource['confidence']): FieldSource => ({
    source: 'offline',
    confidence,
    at: network?.data_version ?? '',
  });
  if (network) {
    for (const part of ['city', 'region', 'country'] as const) {
      if (network[part] !== undefined) sources[`location.${part}`] = offline('medium');
    }
    if (network.type !== 'unknown') sources['network.type'] = offline(network.confidence ?? 'low');
    if (network.asn !== undefined) sources['network.asn'] = offline('high');
    if (network.org !== undefined) sources['network.org'] = offline('high');
  }
  add(sources, ofThisNetwork(state)?.fields ?? [], (field) => !field.startsWith('company.'));
  if (known) {
    const { company, fields } = known;
    add(sources, fields, (field) => field !== 'company.domain' || company.source !== 'email');
    const at = new Date(known.at).toISOString();
    const own = { source: company.source, confidence: company.confidence, at };
    sources['company.domain'] ??= own;
    // An e-mail says the domain; what else is known of it comes from the offline table.
    const rest =
      company.source === 'email' ? { source: 'offline', confidence: company.confidence, at } : own;
    for (const part of ['name', 'industry', 'size', 'revenue', 'location', 'founded'] as const) {
      if (company[part] !== undefined) sources[`company.${part}`] ??= rest;
    }
  }
  add(sources, personFields(state), () => true);
  return sources;
}
