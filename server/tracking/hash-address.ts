import { createHmac } from 'node:crypto';

/**
 * What is kept of an address (contract §5): HMAC-SHA-256 under a sub-key of the secret, over the
 * day's salt, the site and the address. Unkeyed, 2³² guesses would undo it.
 * @returns 32 hex digits (128 bits)
 */
export function hashAddress(key: Buffer, salt: Buffer, site: string, address: string): string {
  return createHmac('sha256', key)
    .update(salt)
    .update(`${site}\n${address}`)
    .digest('hex')
    .slice(0, 32);
}
