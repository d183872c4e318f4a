import type { Network } from '../contracts/network.ts';
import type { NetworkLookup } from '../ports.ts';
import { roleOfAsn } from './asn-role.ts';
import { classifyNetwork, type NetworkVerdict } from './classify-network.ts';
import { companyOfAsn } from './companies/company-directory.ts';
import { parseAddress } from './ip-address.ts';
import { roleOfName } from './role-of-name.ts';
import type { AsnFacts, NetworkFacts } from './network-facts.ts';
import { RELAY_RANGES } from './relay-ranges.ts';
import { createPrefixMatch, specialUse } from './special-addresses.ts';

/** Where a company that the table names comes from; the field's `source`. */
export const OFFLINE_SOURCE = 'offline';

const relayOf = createPrefixMatch(RELAY_RANGES);

/** What the tables, the name and the footprint say of an autonomous system. */
export function judgeAsn(asn: AsnFacts): NetworkVerdict {
  const seed = roleOfAsn(asn.asn, asn.org);
  const named = seed === undefined ? roleOfName(asn.org) : undefined;
  return classifyNetwork({ asn, seed, named });
}

type Judged = Pick<Network, 'type' | 'company'> & { asn: number; org: string };

const describe = (asn: AsnFacts): Judged => {
  const { type } = judgeAsn(asn);
  const named = type === 'business' ? companyOfAsn(asn.asn, asn.org) : undefined;
  const company = named && {
    ...named.facts,
    confidence: named.confidence,
    source: OFFLINE_SOURCE,
  };
  return { type, asn: asn.asn, org: asn.org, ...(company && { company }) };
};

/**
 * The offline lookup over one set of data. Each autonomous system is judged once. An address that
 * nobody announces, or that is none, is `unknown`. A company is named only where the table has the
 * autonomous system: an operator it does not know has no domain, and a company is a domain, so it
 * shows as `org` only.
 * @param version date of the data, stamped on every answer
 */
export function createNetworkLookup(facts: NetworkFacts, version: string): NetworkLookup {
  const judged: (Judged | undefined)[] = [];

  return (text) => {
    const address = parseAddress(text);
    if (!address) return { type: 'unknown', data_version: version };
    const special = specialUse(address);
    if (special) return { type: classifyNetwork({ special }).type, data_version: version };

    const place = facts.placeOf(address);
    const index = facts.asnIndexOf(address);
    const known = index < 0 ? undefined : (judged[index] ??= describe(facts.asnAt(index)));
    if (!relayOf(address)) return { type: 'unknown', ...known, ...place, data_version: version };
    const { type } = classifyNetwork({ range: 'relay' });
    const operator = known && { asn: known.asn, org: known.org };
    return { type, ...operator, ...place, data_version: version };
  };
}
