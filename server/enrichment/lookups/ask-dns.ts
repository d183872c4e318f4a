import type { ReverseLookup } from '../../egress/reverse-lookup.ts';
import { companyFromHostname } from '../company-from-hostname.ts';
import type { AskedProvider, ProviderOutcome, Subject } from '../providers/ask-provider.ts';

const outcomeOf = (hostname: string): ProviderOutcome => {
  const verdict = companyFromHostname(hostname);
  if (verdict.kind === 'nothing') return { kind: 'nothing' };
  if (verdict.kind === 'company') {
    return {
      kind: 'found',
      fields: { 'company.domain': verdict.company.domain, 'network.type': 'business' },
      confidence: verdict.confidence,
    };
  }
  const type = verdict.kind === 'consumer' ? 'isp' : 'hosting';
  return { kind: 'found', fields: { 'network.type': type }, confidence: 'medium' };
};

/** Asks the DNS for the name of an address, in the form of a provider; a slow one is no answer. */
export const createAskDns =
  (reverse: ReverseLookup) =>
  async ({ value }: Subject): Promise<AskedProvider> => {
    const start = performance.now();
    const found = await reverse(value);
    const durationMs = performance.now() - start;
    if (found === 'timeout') return { outcome: { kind: 'failed', why: 'timeout' }, durationMs };
    return {
      outcome: found.name === undefined ? { kind: 'nothing' } : outcomeOf(found.name),
      durationMs,
    };
  };
