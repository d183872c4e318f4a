import type { Confidence, NetworkType } from '../contracts/network.ts';
import type { AsnFacts } from './network-facts.ts';
import type { NetworkRole } from './network-role.ts';
import type { SpecialUse } from './special-addresses.ts';

/** All that is known of an address when its network is judged; what is missing is not known. */
export interface NetworkEvidence {
  /** The address is for no public network. */
  special?: SpecialUse | undefined;
  /** The address lies in a range known for one role, whatever its operator does besides. */
  range?: NetworkRole | undefined;
  /** The autonomous system that announces it. */
  asn?: AsnFacts | undefined;
  /** What the tables say of that autonomous system. */
  seed?: NetworkRole | undefined;
  /** What its name says, where the tables say nothing. */
  named?: NetworkRole | undefined;
}

export interface NetworkRule {
  name: string;
  type: NetworkType;
  confidence: Confidence;
  holds(evidence: NetworkEvidence): boolean;
}

/** An autonomous system this wide is a carrier's, whatever its name, unless the tables say otherwise. */
export const CARRIER_FOOTPRINT = { cities: 40, addresses: 65_000 } as const;

const special = (use: SpecialUse) => (evidence: NetworkEvidence) => evidence.special === use;
const seeded = (role: NetworkRole) => (evidence: NetworkEvidence) => evidence.seed === role;
const named = (role: NetworkRole) => (evidence: NetworkEvidence) =>
  evidence.seed === undefined && evidence.named === role;

const role = (name: NetworkRole, type: NetworkType): NetworkRule[] => [
  { name: `${name}: in the table`, type, confidence: 'high', holds: seeded(name) },
  { name: `${name}: by its name`, type, confidence: 'medium', holds: named(name) },
];

/**
 * The precedence of the network types: the first rule that holds decides. Whatever might be
 * somebody's home, phone, tunnel or machine is decided before anything is called a business.
 */
export const NETWORK_RULES: readonly NetworkRule[] = [
  { name: 'private', type: 'private', confidence: 'high', holds: special('private') },
  { name: 'carrier-grade NAT', type: 'private', confidence: 'high', holds: special('cgnat') },
  { name: 'reserved', type: 'unknown', confidence: 'high', holds: special('reserved') },
  {
    name: 'relay: range in the table',
    type: 'vpn',
    confidence: 'high',
    holds: ({ range }) => range === 'relay',
  },
  ...role('relay', 'vpn'),
  ...role('hosting', 'hosting'),
  ...role('gateway', 'vpn'),
  ...role('education', 'education'),
  ...role('government', 'government'),
  ...role('mobile', 'mobile'),
  ...role('isp', 'isp'),
  {
    name: 'isp: by its footprint',
    type: 'isp',
    confidence: 'medium',
    holds: ({ asn, seed }) =>
      seed === undefined &&
      asn !== undefined &&
      asn.cities >= CARRIER_FOOTPRINT.cities &&
      asn.addresses >= CARRIER_FOOTPRINT.addresses,
  },
  {
    name: 'business: in the table',
    type: 'business',
    confidence: 'high',
    holds: seeded('business'),
  },
  { name: 'business: by its name', type: 'business', confidence: 'low', holds: named('business') },
];
