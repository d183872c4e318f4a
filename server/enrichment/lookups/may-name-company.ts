import type { Confidence, NetworkType } from '../../contracts/network.ts';
import { companyDomainOfEmail } from '../company-from-email.ts';
import { CONSUMER_DOMAINS, MACHINE_DOMAINS } from '../hostname-words.ts';
import type { ProviderAnswer } from './merge-fields.ts';

const CORPORATE: ReadonlySet<unknown> = new Set<NetworkType>([
  'business',
  'education',
  'government',
]);
/** Where a provider could know more than we do; the rest hides its user, or is nobody's office. */
const ASKED: ReadonlySet<NetworkType> = new Set<NetworkType>([
  'business',
  'education',
  'government',
  'isp',
  'unknown',
]);

/** Whether providers are asked about an address of this type of network at all. */
export const isWorthAsking = (type: NetworkType): boolean => ASKED.has(type);

/** A name that carriers, hosters or mailboxes have is not where a visitor works. */
const isCarrier = (domain: string): boolean =>
  CONSUMER_DOMAINS.has(domain) ||
  MACHINE_DOMAINS.has(domain) ||
  companyDomainOfEmail(`x@${domain}`) === undefined;

/**
 * Whether a provider's answer may name the company (contract §6): only a business network, or a
 * confirmed school's or office's, may. A line of a carrier, or of nobody knows whom, may only where
 * the provider itself says that a business has it. Nobody who surfs at home works at their carrier.
 * @returns how sure the name is, at most medium on a carrier's line; undefined where it may not
 */
export function sureOfCompany(
  offline: NetworkType,
  { fields, confidence }: Pick<ProviderAnswer, 'fields' | 'confidence'>,
): Confidence | undefined {
  const domain = fields['company.domain'];
  const said = fields['network.type'];
  if (domain === undefined || isCarrier(String(domain)) || !isWorthAsking(offline))
    return undefined;
  if (said !== undefined && said !== 'unknown' && !CORPORATE.has(said)) return undefined;
  if (!CORPORATE.has(offline) && !CORPORATE.has(said)) return undefined;
  return offline === 'isp' && confidence === 'high' ? 'medium' : confidence;
}

/** An answer less the company that it may not name. */
export function onlyOwnCompany(offline: NetworkType, answer: ProviderAnswer): ProviderAnswer {
  const confidence = sureOfCompany(offline, answer);
  if (confidence !== undefined) return { ...answer, confidence };
  const fields = Object.entries(answer.fields).filter(([name]) => !name.startsWith('company.'));
  return { ...answer, fields: Object.fromEntries(fields) };
}
