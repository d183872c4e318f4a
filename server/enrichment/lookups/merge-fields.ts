import type { EnrichmentField } from '../../contracts/enrichment.ts';
import type { FoundField } from '../../contracts/finding.ts';
import type { Confidence } from '../../contracts/network.ts';
import type { FoundFields } from '../providers/ask-provider.ts';

/** One provider's answer, as it is merged with others. */
export interface ProviderAnswer {
  source: string;
  confidence: Confidence;
  /** When it was asked, ISO 8601 UTC. */
  at: string;
  fields: FoundFields;
}

const RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/** The surest first; of equals, the one that the site asks first. */
export const surestFirst = (answers: readonly ProviderAnswer[]): ProviderAnswer[] =>
  answers.toSorted((a, b) => RANK[a.confidence] - RANK[b.confidence]);

/** The domain of the company that the surest answer names. */
export const domainOf = (answers: readonly ProviderAnswer[]): string | undefined => {
  const naming = surestFirst(answers).find(({ fields }) => fields['company.domain'] !== undefined);
  return naming && String(naming.fields['company.domain']);
};

/**
 * Merges answers field by field, the surest first. Facts of a company come only from answers about
 * that company: two providers that name two companies do not make a third one together.
 */
export function mergeFields(answers: readonly ProviderAnswer[]): FoundField[] {
  const domain = domainOf(answers);
  const merged = new Map<EnrichmentField, FoundField>();
  for (const { source, confidence, at, fields } of surestFirst(answers)) {
    const named = fields['company.domain'];
    const sameCompany = named === undefined || named === domain;
    for (const [name, value] of Object.entries(fields)) {
      const field = name as EnrichmentField;
      if (field.startsWith('company.') && !sameCompany) continue;
      if (!merged.has(field)) merged.set(field, { field, value, source, confidence, at });
    }
  }
  return [...merged.values()].toSorted((a, b) => (a.field < b.field ? -1 : 1));
}
