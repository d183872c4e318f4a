import type { Confidence, NetworkType } from '../contracts/network.ts';
import { NETWORK_RULES, type NetworkEvidence } from './network-rules.ts';

/** The type of a network, how sure it is, and the rule that decided. */
export interface NetworkVerdict {
  type: NetworkType;
  confidence: Confidence;
  rule: string;
}

const UNDECIDED: NetworkVerdict = { type: 'unknown', confidence: 'low', rule: 'nothing is known' };

/** Judges an address by the first rule of the table that holds. */
export function classifyNetwork(evidence: NetworkEvidence): NetworkVerdict {
  const rule = NETWORK_RULES.find((candidate) => candidate.holds(evidence));
  return rule ? { type: rule.type, confidence: rule.confidence, rule: rule.name } : UNDECIDED;
}
