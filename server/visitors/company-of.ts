import type { FoundField } from '../contracts/finding.ts';
import type { CompanyFacts, Confidence } from '../contracts/network.ts';
import { factsIn } from './fold/found.ts';
import type { CompanyClaim, VisitorState } from './fold/state.ts';
import type { Scoring } from './scoring.ts';

/** A network names a visitor's company for this long (contract §6). */
export const NETWORK_COMPANY_MS = 30 * 86_400_000;

/** The company of a visitor at a moment, and until when that holds by itself. */
export interface KnownCompany {
  company: CompanyFacts & { confidence: Confidence; source: string };
  at: number;
  /** The company's own network was seen. */
  networkIsOwn: boolean;
  /** When what a network says of it ends, ms; undefined where none says anything. */
  until?: number;
  /** Of fields that a provider found: where they are from. */
  fields: readonly FoundField[];
}

const isCurrent = (claim: CompanyClaim | undefined, now: number): claim is CompanyClaim =>
  claim !== undefined && claim.at > now - NETWORK_COMPANY_MS;

const STRENGTH: Readonly<Record<Confidence, number>> = { high: 3, medium: 2, low: 1 };

/** What providers found of this domain: whatever the visitor is known for, facts fill its gaps. */
const fieldsOf = (state: VisitorState, domain: string): FoundField[] =>
  state.foundCompanies?.find(({ subject }) => subject === domain)?.fields ?? [];

const named = (state: VisitorState, scoring: Scoring, now: number): KnownCompany | undefined => {
  const networks = [state.firmCompany, state.weakCompany].filter((claim) => isCurrent(claim, now));
  const identity = state.identities[0];
  const ofEmail = identity?.email ? scoring.companyOfEmail(identity.email) : undefined;
  if (identity && ofEmail) {
    const agreeing = networks.find(({ company }) => company.domain === ofEmail.domain);
    const said: Confidence = identity.verified ? 'high' : 'low';
    const confidence =
      agreeing && STRENGTH[agreeing.company.confidence] > STRENGTH[said]
        ? agreeing.company.confidence
        : said;
    return {
      company: { ...agreeing?.company, ...ofEmail, confidence, source: 'email' },
      at: identity.last.at,
      networkIsOwn: agreeing !== undefined,
      ...(agreeing ? { until: agreeing.at + NETWORK_COMPANY_MS } : {}),
      fields: agreeing?.fields ?? [],
    };
  }
  const claim = networks[0];
  return (
    claim && {
      company: claim.company,
      at: claim.at,
      networkIsOwn: true,
      until: claim.at + NETWORK_COMPANY_MS,
      fields: claim.fields ?? [],
    }
  );
};

/**
 * The rule of contract §6: the domain of the identified e-mail (free mail excepted; unverified is
 * of low confidence unless the network agrees); else the latest business network of the last
 * 30 days, medium or high confidence before low; else none. What is not known of it is filled with
 * what providers found by its domain.
 */
export function companyOf(
  state: VisitorState,
  scoring: Scoring,
  now: number,
): KnownCompany | undefined {
  const known = named(state, scoring, now);
  const found = known && fieldsOf(state, known.company.domain);
  if (!known || !found || found.length === 0) return known;
  return {
    ...known,
    company: { ...factsIn(found), ...known.company },
    fields: [...known.fields, ...found],
  };
}
