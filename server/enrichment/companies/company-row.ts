import type { CompanyFacts } from '../../contracts/network.ts';

/** Employees, as `CompanyFacts.size` spells them. */
export type SizeBucket =
  '1-10' | '11-50' | '51-200' | '201-500' | '501-1000' | '1001-5000' | '5001-10000' | '10001+';

/** Yearly revenue in US dollars, as `CompanyFacts.revenue` spells it. */
export type RevenueBucket = '<1M' | '1M-10M' | '10M-50M' | '50M-200M' | '200M-1B' | '1B+';

/** One company: who it is, and the autonomous systems that carry its own people. */
export interface CompanyRow extends CompanyFacts {
  name: string;
  industry: string;
  size: SizeBucket;
  revenue?: RevenueBucket;
  asns: readonly number[];
}
