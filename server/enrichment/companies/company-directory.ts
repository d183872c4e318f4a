import type { CompanyFacts, Confidence } from '../../contracts/network.ts';
import { COMPANIES } from './companies.ts';
import type { CompanyRow } from './company-row.ts';

const byDomain = new Map<string, CompanyRow>();
const byAsn = new Map<number, CompanyRow>();
for (const row of COMPANIES) {
  for (const domain of [row.facts.domain, ...row.aliases]) byDomain.set(domain, row);
  for (const asn of row.asns) byAsn.set(asn, row);
}

/** Where guests surf through the company's own network: shoppers, patients, travellers. */
const GUEST_INDUSTRIES: ReadonlySet<string> = new Set([
  'Airlines',
  'Healthcare',
  'Hotels & Travel',
  'Restaurants',
  'Retail',
]);

/** In the middle of a word: "The RAND" is not "The Random House". */
const goesOn = (org: string, at: number): boolean =>
  /[a-z0-9]/i.test(org.charAt(at - 1)) && /[a-z0-9]/i.test(org.charAt(at));

/**
 * Whether a registered name begins, in whole words, with one of those a row of a table was made
 * for, ignoring case.
 */
export const registeredAs = (org: string, registered: readonly string[]): boolean =>
  registered.some(
    (name) => org.toLowerCase().startsWith(name.toLowerCase()) && !goesOn(org, name.length),
  );

/** The company of a domain or of one of its other domains; undefined when the table does not have it. */
export const companyOfDomain = (domain: string): CompanyFacts | undefined =>
  byDomain.get(domain)?.facts;

/**
 * The company whose own people an autonomous system carries, with how sure that is; undefined when
 * the table does not have it, or has it under another name than `org`.
 */
export function companyOfAsn(
  asn: number,
  org: string,
): { facts: CompanyFacts; confidence: Confidence } | undefined {
  const row = byAsn.get(asn);
  if (!row || !registeredAs(org, row.registered)) return undefined;
  const confidence = GUEST_INDUSTRIES.has(row.facts.industry) ? 'medium' : 'high';
  return { facts: row.facts, confidence };
}
