import { createHmac, timingSafeEqual } from 'node:crypto';

/** E-mails are compared trimmed and in lower case (contract §9). */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/**
 * Whether the site's back end vouches for this e-mail: `user_hash` is the lower-case hex
 * HMAC-SHA-256 of the normalised e-mail under one of the site's identity secrets (contract §9).
 */
export function isVerified(email: string, userHash: unknown, secrets: readonly string[]): boolean {
  if (typeof userHash !== 'string' || !/^[0-9a-f]{64}$/.test(userHash)) return false;
  const given = Buffer.from(userHash, 'hex');
  return secrets.some((secret) =>
    timingSafeEqual(createHmac('sha256', secret).update(normaliseEmail(email)).digest(), given),
  );
}

/** The id shared by all visitors of a site with the same verified e-mail: `p_` and a keyed hash. */
export function personIdOf(site: string, email: string, key: Buffer): string {
  return `p_${createHmac('sha256', key)
    .update(`${site}\n${normaliseEmail(email)}`)
    .digest('hex')
    .slice(0, 32)}`;
}
