/** How sure a field is. */
export type Confidence = 'high' | 'medium' | 'low';

/** What kind of network an address belongs to (contract §6). Only `business` may name a company. */
export type NetworkType =
  | 'business'
  | 'isp'
  | 'mobile'
  | 'hosting'
  | 'vpn'
  | 'education'
  | 'government'
  | 'private'
  | 'unknown';

/** A company as known from the company table or a provider; only `domain` is certain to be there. */
export interface CompanyFacts {
  domain: string;
  name?: string;
  industry?: string;
  /** Employees: '1-10' | '11-50' | '51-200' | '201-500' | '501-1000' | '1001-5000' | '5001-10000' | '10001+'. */
  size?: string;
  /** Yearly revenue, US dollars: '<1M' | '1M-10M' | '10M-50M' | '50M-200M' | '200M-1B' | '1B+'. */
  revenue?: string;
  location?: string;
  /** Year of founding. */
  founded?: number;
}

/** The offline lookup's answer, stamped on the event at ingest so that a rebuild asks nobody. */
export interface Network {
  type: NetworkType;
  /** How sure the type is: from a table high, from the operator's name medium, from little low. */
  confidence?: Confidence;
  asn?: number;
  /** The network operator's registered name. */
  org?: string;
  country?: string;
  region?: string;
  city?: string;
  /** The date of the data, `YYYY-MM-DD`. */
  data_version: string;
  /** Present only on a `business` (or confirmed education/government) network that names a company. */
  company?: CompanyFacts & { confidence: Confidence; source: string };
}
