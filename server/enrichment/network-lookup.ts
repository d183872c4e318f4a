import type { NetworkLookup } from '../ports.ts';
import { ASN_SEEDS } from './asn-seeds.ts';
import { classifyNetwork, type NetworkVerdict } from './classify-network.ts';
import { COMPANIES } from './companies/companies.ts';
import { companyOfAsn } from './companies/company-directory.ts';
import { parseAddress } from './ip-address.ts';
import { roleOfName } from './name-patterns.ts';
import type { AsnFacts, NetworkFacts } from './network-facts.ts';
import type { NetworkRole } from './network-role.ts';
import { RELAY_RANGES } from './relay-ranges.ts';
import { createPrefixMatch, specialUse } from './special-addresses.ts';

/** Where a company that the table names comes from; the field's `source`. */
export const OFFLINE_SOURCE = 'clarm-companies';

const seedOfAsn = new Map<number, NetworkRole>();
for (const { asns } of COMPANIES) for (const asn of asns) seedOfAsn.set(asn, 'business');
for (const [role, rows] of Object.entries(ASN_SEEDS))
  for (const [asn] of rows) seedOfAsn.set(asn, role as NetworkRole);

const rangeOf = createPrefixMatch(RELAY_RANGES.map(([cidr]) => [cidr, 'relay'] as const));

/** What the tables and the name say of an autonomous system. */
export function judgeAsn(asn: AsnFacts): NetworkVerdict {
  const seed = seedOfAsn.get(asn.asn);
  const named = seed === undefined ? roleOfName(asn.org) : undefined;
  return classifyNetwork({ special: undefined, range: undefined, asn, seed, named });
}

/**
 * The offline lookup over one set of data. Each autonomous system is judged once. An address that
 * nobody announces, or that is none, is `unknown`; a company is named only where the table has the
 * autonomous system and its network is a business (unseeded operators have no domain, and a company
 * is a domain: they show as `org` only).
 * @param version date of the data, stamped on every answer
 */
export function createNetworkLookup(facts: NetworkFacts, version: string): NetworkLookup {
  const judged: ({ asn: AsnFacts; verdict: NetworkVerdict } | undefined)[] = [];
  const judge = (index: number) => {
    const asn = facts.asnAt(index);
    return (judged[index] ??= { asn, verdict: judgeAsn(asn) });
  };
  const unannounced = {
    special: undefined,
    range: undefined,
    asn: undefined,
    seed: undefined,
    named: undefined,
  };

  return (text) => {
    const address = parseAddress(text);
    if (!address) return { type: 'unknown', data_version: version };
    const special = specialUse(address);
    if (special) {
      const { type } = classifyNetwork({ ...unannounced, special });
      return { type, data_version: version };
    }
    const place = facts.placeOf(address);
    const range = rangeOf(address);
    const index = facts.asnIndexOf(address);
    if (index < 0) {
      const { type } = classifyNetwork({ ...unannounced, range });
      return { type, ...place, data_version: version };
    }
    const { asn, verdict } = judge(index);
    const type =
      range === undefined ? verdict.type : classifyNetwork({ ...unannounced, range }).type;
    const company = type === 'business' ? companyOfAsn(asn.asn) : undefined;
    return {
      type,
      asn: asn.asn,
      org: asn.org,
      ...place,
      data_version: version,
      ...(company && { company: { ...company, confidence: 'high', source: OFFLINE_SOURCE } }),
    };
  };
}
