import { isDeepStrictEqual } from 'node:util';
import type { EnrichmentField } from '../../contracts/enrichment.ts';
import type { Finding, FoundField } from '../../contracts/finding.ts';
import type { CompanyFacts } from '../../contracts/network.ts';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import {
  isAfter,
  latest,
  type CompanyClaim,
  type Found,
  type Point,
  type VisitorState,
} from './state.ts';

/** Domains and e-mails of one visitor that findings are kept for; the latest ones. */
const KEPT = 8;

/** A finding as the event brought it. */
export const findingOf = ({ properties }: StoredEvent): Finding => properties as unknown as Finding;

/** The value that was found for a field. */
export const foundValue = (
  fields: readonly FoundField[],
  field: EnrichmentField,
): string | number | undefined => fields.find((one) => one.field === field)?.value;

/** A company's facts, as far as fields of one have them. */
export function factsIn(fields: readonly FoundField[]): Partial<CompanyFacts> {
  const facts = fields
    .filter(({ field }) => field.startsWith('company.'))
    .map(({ field, value }) => [field.slice('company.'.length), value]);
  return Object.fromEntries(facts) as Partial<CompanyFacts>;
}

/** The claim of a network that names a company: it stands beside those of the offline data. */
export function claimOf({ lookup, fields }: Finding, point: Point): CompanyClaim | undefined {
  const named = fields.find(({ field }) => field === 'company.domain');
  if (lookup !== 'network' || !named) return undefined;
  const { confidence, source } = named;
  const facts = { ...factsIn(fields), domain: String(named.value) };
  const company = fields.filter(({ field }) => field.startsWith('company.'));
  return { ...point, company: { ...facts, confidence, source }, fields: company };
}

/** The latest finding of each subject, and of those the latest few: no order of arrival matters. */
const keepLatest = (known: readonly Found[] | undefined, found: Found): Found[] => {
  const before = known?.find(({ subject }) => subject === found.subject);
  const others = (known ?? []).filter((one) => one !== before);
  return [...others, latest(found, before)].sort((a, b) => (isAfter(a, b) ? -1 : 1)).slice(0, KEPT);
};

/**
 * Takes in what a provider found (`enriched`). It is no activity: counts, sessions and times stay
 * as they are. Any order of the same events gives the same state.
 */
export function foldFound(state: VisitorState, event: StoredEvent, point: Point): void {
  const finding = findingOf(event);
  const found: Found = { ...point, subject: finding.subject ?? '', fields: finding.fields };
  if (finding.lookup === 'company') state.foundCompanies = keepLatest(state.foundCompanies, found);
  if (finding.lookup === 'person') state.foundPersons = keepLatest(state.foundPersons, found);
  if (finding.lookup !== 'network') return;
  const place = finding.asn === undefined ? found : { ...found, asn: finding.asn };
  state.foundNetwork = latest(place, state.foundNetwork);
  const claim = claimOf(finding, point);
  if (!claim) return;
  if (claim.company.confidence === 'low') state.weakCompany = latest(claim, state.weakCompany);
  else state.firmCompany = latest(claim, state.firmCompany);
}

const sameFields = (a: readonly FoundField[], b: readonly FoundField[]): boolean => {
  const bare = (fields: readonly FoundField[]) =>
    fields
      .map(({ field, value, source, confidence }) => [field, value, source, confidence].join('\n'))
      .sort();
  return isDeepStrictEqual(bare(a), bare(b));
};

/** A claim is written anew no more than once in this time: it ends 30 days after its last. */
const REPEAT_CLAIM_MS = 86_400_000;

const changesNetwork = (state: VisitorState, finding: Finding, at: number): boolean => {
  const claim = claimOf(finding, { at, seq: 0, id: '' });
  const known = claim?.company.confidence === 'low' ? state.weakCompany : state.firmCompany;
  if (claim && !(known && known.at > at)) {
    const same =
      known?.fields !== undefined &&
      sameFields(known.fields, claim.fields ?? []) &&
      at - known.at < REPEAT_CLAIM_MS;
    if (!same) return true;
  }
  const place = state.foundNetwork;
  if (place && place.at > at) return false;
  return !place || place.asn !== finding.asn || !sameFields(place.fields, finding.fields);
};

/** Whether a finding would change the visitor; what would not is not written down. */
export function findingChanges(state: VisitorState, finding: Finding, at: number): boolean {
  if (finding.fields.length === 0) return false;
  if (finding.lookup === 'network') return changesNetwork(state, finding, at);
  const known = (finding.lookup === 'company' ? state.foundCompanies : state.foundPersons)?.find(
    ({ subject }) => subject === finding.subject,
  );
  return !known || (known.at <= at && !sameFields(known.fields, finding.fields));
}
