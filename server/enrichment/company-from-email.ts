import { domainToASCII } from 'node:url';
import freeEmailDomains from 'free-email-domains';
import { parse } from 'tldts';
import type { CompanyFacts } from '../contracts/network.ts';
import { companyOfDomain } from './companies/company-directory.ts';

/** Mailboxes that anybody can have and the library's list does not know: aliases, relays, providers' own. */
const MORE_FREE_DOMAINS = [
  'appleid.com', // privaterelay.appleid.com
  'duck.com',
  'hey.com',
  'mozmail.com',
  'noreply.github.com',
  'passmail.net',
  'pobox.com',
  'relay.firefox.com',
  'simplelogin.com',
  'spectrum.net',
  'tuta.com',
];
const freeDomains = new Set([...freeEmailDomains, ...MORE_FREE_DOMAINS]);
// The library's list has it for the Wi-Fi mail of long ago; today it is the company's own.
freeDomains.delete('starbucks.com');

/** Names that only a network of one's own knows. */
const INTERNAL = /\.(?:local|localdomain|internal|intranet|lan|home|corp|arpa)$/;

/**
 * The registrable domain of a company e-mail address (public suffix aware, lower case, IDNs as
 * punycode): undefined for free and disposable mail, for literal addresses and single labels, and
 * for what is no e-mail address.
 */
export function companyDomainOfEmail(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  if (at < 1) return undefined;
  const host = domainToASCII(email.slice(at + 1).trim());
  if (!host.includes('.') || host.includes('[') || INTERNAL.test(host)) return undefined;
  const { domain, isIp } = parse(host, { allowPrivateDomains: true });
  if (domain === null || isIp === true) return undefined;
  for (let name = host; name !== ''; name = name.slice(name.indexOf('.') + 1)) {
    if (freeDomains.has(name)) return undefined;
    if (name === domain) break;
  }
  return domain;
}

/**
 * The company of an e-mail address, with the facts of the table where it is in there, else by its
 * domain alone. Undefined where the address says nothing of a company. Pure.
 */
export function companyFromEmail(email: string): CompanyFacts | undefined {
  const domain = companyDomainOfEmail(email);
  if (domain === undefined) return undefined;
  return companyOfDomain(domain) ?? { domain };
}
