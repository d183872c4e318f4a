import type { Confidence, Network, NetworkType } from '../contracts/network.ts';
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

/** What holds for every address of an autonomous system. */
interface Judged {
  type: NetworkType;
  confidence: Confidence;
  asn: number;
  org: string;
  company: Network['company'];
}

const judge = (asn: AsnFacts): Judged => {
  const { type, confidence } = judgeAsn(asn);
  const named = type === 'business' ? companyOfAsn(asn.asn, asn.org) : undefined;
  const company = named && {
    ...named.facts,
    confidence: named.confidence,
    source: OFFLINE_SOURCE,
  };
  return { type, confidence, asn: asn.asn, org: asn.org, company };
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
  const relay = classifyNetwork({ range: 'relay' });

  return (text) => {
    const network: Network = { type: 'unknown', confidence: 'low', data_version: version };
    const address = parseAddress(text);
    if (!address) return network;
    const special = specialUse(address);
    if (special) {
      const verdict = classifyNetwork({ special });
      network.type = verdict.type;
      network.confidence = verdict.confidence;
      return network;
    }
    facts.addPlace(address, network);
    const relayed = relayOf(address) !== undefined;
    if (relayed) {
      network.type = relay.type;
      network.confidence = relay.confidence;
    }
    const index = facts.asnIndexOf(address);
    if (index < 0) return network;
    const known = (judged[index] ??= judge(facts.asnAt(index)));
    network.asn = known.asn;
    network.org = known.org;
    if (relayed) return network;
    network.type = known.type;
    network.confidence = known.confidence;
    // A copy: the answer goes into a document, and documents get changed.
    if (known.company) network.company = { ...known.company };
    return network;
  };
}
