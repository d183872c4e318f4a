import type { Confidence, NetworkType } from '../contracts/network.ts';
import type { AsnFacts } from './network-facts.ts';
import type { NetworkRole } from './network-role.ts';
import type { NamedRole } from './role-of-name.ts';
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
  named?: NamedRole | undefined;
}

export interface NetworkRule {
  name: string;
  type: NetworkType;
  confidence: Confidence;
  holds(evidence: NetworkEvidence): boolean;
}

/** An autonomous system this wide is a carrier's, whatever its name, unless the tables say otherwise. */
export const CARRIER_FOOTPRINT = { cities: 40, addresses: 65_000 } as const;

/** An unknown name with a legal form is a business's only where its network is no wider than this. */
export const OFFICE_FOOTPRINT = { cities: 12, addresses: 65_536 } as const;

const special = (use: SpecialUse) => (evidence: NetworkEvidence) => evidence.special === use;
const seeded = (role: NetworkRole) => (evidence: NetworkEvidence) => evidence.seed === role;
const named = (role: NamedRole) => (evidence: NetworkEvidence) =>
  evidence.seed === undefined && evidence.named === role;

const inTable = (role: NetworkRole, type: NetworkType): NetworkRule => ({
  name: `${role}: in the table`,
  type,
  confidence: 'high',
  holds: seeded(role),
});
const byName = (role: NamedRole, type: NetworkType, confidence: Confidence): NetworkRule => ({
  name: `${role}: by its name`,
  type,
  confidence,
  holds: named(role),
});

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
  inTable('relay', 'vpn'),
  byName('relay', 'vpn', 'medium'),
  inTable('hosting', 'hosting'),
  byName('hosting', 'hosting', 'medium'),
  inTable('gateway', 'vpn'),
  inTable('education', 'education'),
  byName('education', 'education', 'medium'),
  inTable('government', 'government'),
  byName('government', 'government', 'medium'),
  inTable('mobile', 'mobile'),
  byName('mobile', 'mobile', 'medium'),
  inTable('isp', 'isp'),
  byName('isp', 'isp', 'medium'),
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
  inTable('business', 'business'),
  byName('person', 'unknown', 'low'),
  {
    name: 'business: by its name and footprint',
    type: 'business',
    confidence: 'low',
    holds: ({ asn, seed, named: name }) =>
      seed === undefined &&
      name === 'business' &&
      asn !== undefined &&
      asn.cities <= OFFICE_FOOTPRINT.cities &&
      asn.addresses <= OFFICE_FOOTPRINT.addresses,
  },
];
