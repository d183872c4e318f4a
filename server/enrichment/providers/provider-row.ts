import type { EnrichmentField, LookupKind } from '../../contracts/enrichment.ts';
import type { Confidence, NetworkType } from '../../contracts/network.ts';

/** How a provider wants its key. */
export type KeyPlace =
  | { kind: 'none' }
  | { kind: 'bearer' }
  | { kind: 'header'; name: string }
  | { kind: 'query'; name: string };

/** Places in an answer: one path, the first of several that is there, or several joined by a comma. */
export type FieldPath = string | readonly string[] | { join: readonly string[] };

/** Why an answer is none. `refused`: the question itself was not to its liking. */
export type FailureCode =
  | 'invalid_key'
  | 'quota_exceeded'
  | 'rate_limited'
  | 'timeout'
  | 'unreachable'
  | 'forbidden_address'
  | 'bad_answer'
  | 'provider_error'
  | 'refused';

/** What a status of HTTP means; `found` is read with the field map. */
export type StatusMeaning = 'found' | 'nothing' | 'later' | FailureCode;

/** One question that a provider answers. */
export interface ProviderQuestion {
  kind: LookupKind;
  method: 'GET' | 'POST';
  /** Below the base; `{ip}`, `{domain}` or `{email}` stands for the subject. */
  path: string;
  /** List price of an answered lookup, US dollars; what is really paid depends on the plan. */
  cost: number;
  fields: Readonly<Partial<Record<EnrichmentField, FieldPath>>>;
  /** Places that are true where the address is of that type, whatever else is said of it. */
  flags?: Readonly<Partial<Record<NetworkType, readonly string[]>>>;
  /** How sure an answer is of its company or person. */
  confidence(answer: unknown): Confidence;
}

/** A provider: one row of the table. */
export interface ProviderRow {
  id: string;
  name: string;
  /** Origin, and what stands before every path. */
  base: string;
  auth: KeyPlace;
  /** Where its API is described. */
  url?: string;
  questions: readonly ProviderQuestion[];
  /** What differs from the usual meaning of a status. */
  statuses?: Readonly<Record<number, StatusMeaning>>;
}
