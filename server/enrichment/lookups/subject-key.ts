import { createHmac } from 'node:crypto';
import type { Subject } from '../providers/ask-provider.ts';
import { parseAddress } from '../ip-address.ts';

/** Whose an answer is that came of the operator's own key: network facts, of no site. */
export const SHARED = 'shared';

/** One spelling of a subject; of an IPv6 address its /64, which is one customer's. */
const canonical = ({ kind, value }: Subject): string => {
  if (kind !== 'ip') return value.trim().toLowerCase();
  const address = parseAddress(value);
  if (!address) return value;
  return address.version === 4 ? `4/${address.value}` : `6/${address.high}/${address.low}`;
};

/**
 * Under which key an answer is kept: the owner's, and an HMAC of what was asked, so that neither
 * address nor e-mail can be read from it. Two sites never have a key in common.
 */
export const createSubjectKeys =
  (hmacKey: Buffer) =>
  (owner: string, provider: string, subject: Subject): string => {
    const asked = JSON.stringify([owner, provider, subject.kind, canonical(subject)]);
    return `${owner}:found:${createHmac('sha256', hmacKey).update(asked).digest('base64url')}`;
  };
