import { parse } from 'tldts';
import type { CompanyFacts, Confidence } from '../contracts/network.ts';
import { companyOfDomain } from './companies/company-directory.ts';
import { CONSUMER_DOMAINS, CONSUMER_WORDS, MACHINE_DOMAINS } from './hostname-words.ts';

/**
 * What a reverse DNS name says of an address: a `consumer` line or somebody's `machine` vetoes any
 * company; a `company` gives its domain (medium where the table knows it, else low: whoever holds
 * the address can write what they like there).
 */
export type HostnameVerdict =
  | { kind: 'consumer' | 'machine' | 'nothing' }
  | { kind: 'company'; company: CompanyFacts; confidence: Confidence };

/** Four numbers or two bytes in hexadecimal, as carriers write the address into the name. */
const ADDRESS_IN_NAME = [
  /(?:^|\D)\d{1,3}[.-]\d{1,3}[.-]\d{1,3}[.-]\d{1,3}(?:\D|$)/,
  /(?:^|[^0-9a-f])[0-9a-f]{8}(?:[^0-9a-f]|$)/,
  /(?:^|\D)\d{12}(?:\D|$)/,
];

/** Suffixes of a name down to its registrable domain: the domain, or a part of it, may be listed. */
const isUnder = (hostname: string, domain: string, list: ReadonlySet<string>): boolean => {
  for (
    let name = hostname;
    name.length >= domain.length;
    name = name.slice(name.indexOf('.') + 1)
  ) {
    if (list.has(name)) return true;
    if (!name.includes('.')) break;
  }
  return false;
};

/** Reads a reverse DNS name. Pure: whoever calls has asked for the name, and checked it forward. */
export function companyFromHostname(hostname: string): HostnameVerdict {
  const name = hostname.trim().toLowerCase().replace(/\.$/, '');
  const { domain, subdomain, isIp } = parse(name);
  if (domain === null || isIp === true || name.endsWith('.arpa')) return { kind: 'nothing' };
  if (isUnder(name, domain, MACHINE_DOMAINS)) return { kind: 'machine' };
  if (isUnder(name, domain, CONSUMER_DOMAINS)) return { kind: 'consumer' };
  const labels = subdomain ?? '';
  if (ADDRESS_IN_NAME.some((pattern) => pattern.test(labels))) return { kind: 'consumer' };
  if (labels.split(/[.\d-]+/).some((word) => CONSUMER_WORDS.has(word))) return { kind: 'consumer' };
  const known = companyOfDomain(domain);
  const confidence = known ? 'medium' : 'low';
  return { kind: 'company', company: known ?? { domain }, confidence };
}
