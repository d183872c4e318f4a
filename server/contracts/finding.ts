import type { EnrichmentField } from './enrichment.ts';
import type { Confidence } from './network.ts';

/** One field that a lookup found, with where it is from. */
export interface FoundField {
  field: EnrichmentField;
  value: string | number;
  /** A provider's id, or `reverse_dns`. */
  source: string;
  confidence: Confidence;
  /** When it was found, ISO 8601 UTC. */
  at: string;
}

/**
 * What a lookup found of a visitor: the properties of the internal event `enriched`. Of a
 * `network` it may name the company and say where it is; of a `company` it has facts by domain; of
 * a `person` by e-mail.
 */
export interface Finding {
  lookup: 'network' | 'company' | 'person';
  /** The domain or the e-mail that was asked for. */
  subject?: string;
  /** Of a network: the autonomous system that the offline data says, so that it fills no other's gaps. */
  asn?: number;
  fields: FoundField[];
}
