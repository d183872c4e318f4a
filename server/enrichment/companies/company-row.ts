import type { CompanyFacts } from '../../contracts/network.ts';

/** Employees, as `CompanyFacts.size` spells them. */
export type SizeBucket =
  '1-10' | '11-50' | '51-200' | '201-500' | '501-1000' | '1001-5000' | '5001-10000' | '10001+';

/** Yearly revenue in US dollars, as `CompanyFacts.revenue` spells it. */
export type RevenueBucket = '<1M' | '1M-10M' | '10M-50M' | '50M-200M' | '200M-1B' | '1B+';

/**
 * One line of the table. `registered` are beginnings of the names under which the company's
 * autonomous systems are registered: where the data gives a number to somebody else, the row no
 * longer holds. `aliases` are further domains of its people's e-mail.
 */
export type CompanyTuple = readonly [
  domain: string,
  name: string,
  industry: string,
  size: SizeBucket,
  revenue: RevenueBucket,
  founded: number,
  headquarters: string,
  registered: readonly string[],
  asns: readonly number[],
  aliases?: readonly string[],
];

/** One company: its facts, and how its networks and people are known. */
export interface CompanyRow {
  facts: Required<CompanyFacts>;
  registered: readonly string[];
  asns: readonly number[];
  aliases: readonly string[];
}

/** The facts of a line by name. */
export function companyRow(tuple: CompanyTuple): CompanyRow {
  const [domain, name, industry, size, revenue, founded, location, registered, asns] = tuple;
  return {
    facts: { domain, name, industry, size, revenue, founded, location },
    registered,
    asns,
    aliases: tuple[9] ?? [],
  };
}
