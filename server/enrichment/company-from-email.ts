import { domainToASCII } from 'node:url';
import freeEmailDomains from 'free-email-domains';
import { parse } from 'tldts';
import type { CompanyFacts } from '../contracts/network.ts';
import { companyOfDomain } from './companies/company-directory.ts';
import { MORE_FREE_DOMAINS } from './free-mail.ts';
import { CONSUMER_DOMAINS } from './hostname-words.ts';

/** Of the carriers' domains those from which their own people write, and few customers, if any. */
const EMPLOYERS: ReadonlySet<string> = new Set(
  (
    'a1.net beeline.ru bell.ca bredbandsbolaget.se bskyb.com charter.com ee.co.uk iliad.it mts.ru ' +
    'o2.cz plus.net romtelecom.ro rt.ru spark.co.nz spectrum.com telecomitalia.it telefonica.de ' +
    'telia.com vectra.pl versatel.de wind.it'
  ).split(' '),
);

const freeDomains = new Set([
  ...freeEmailDomains,
  ...MORE_FREE_DOMAINS,
  ...[...CONSUMER_DOMAINS].filter((domain) => !EMPLOYERS.has(domain)),
]);
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
