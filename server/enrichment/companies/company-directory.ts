import type { CompanyFacts } from '../../contracts/network.ts';
import { COMPANIES } from './companies.ts';

const byDomain = new Map<string, CompanyFacts>();
const byAsn = new Map<number, CompanyFacts>();
for (const { asns, ...facts } of COMPANIES) {
  byDomain.set(facts.domain, facts);
  for (const asn of asns) byAsn.set(asn, facts);
}

/** The company of a domain; undefined when the table does not have it. */
export const companyOfDomain = (domain: string): CompanyFacts | undefined => byDomain.get(domain);

/** The company whose own people an autonomous system carries. */
export const companyOfAsn = (asn: number): CompanyFacts | undefined => byAsn.get(asn);
