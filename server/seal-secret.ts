import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Names the key without saying anything about it. */
const keyIdOf = (key: Buffer): string =>
  createHash('sha256').update('clarm key id\0').update(key).digest('hex').slice(0, 8);

/** Encrypts secrets at rest. A sealed text opens only at the site and field it was sealed for. */
export interface Sealer {
  seal(text: string, site: string, field: string): string;
  /** @throws Error where the key, the site or the field is another, or the text was changed */
  open(sealed: string, site: string, field: string): string;
}

/**
 * AES-256-GCM with a random nonce; a sealed text is `v1.<key id>.<base64url of nonce ‖ text ‖ tag>`.
 * @param key 32 bytes: the sub-key of the purpose `encryption`
 */
export function createSealer(key: Buffer): Sealer {
  const keyId = keyIdOf(key);
  const boundTo = (site: string, field: string) => Buffer.from(JSON.stringify([site, field]));
  return {
    seal(text, site, field) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(site, field));
      const bytes = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
      const whole = Buffer.concat([bytes, cipher.getAuthTag()]);
      return `v1.${keyId}.${whole.toString('base64url')}`;
    },
    open(sealed, site, field) {
      const [version, id, data = ''] = sealed.split('.');
      if (version !== 'v1' || id !== keyId) {
        throw new Error(`${field} was encrypted with another key (${String(id)}, not ${keyId})`);
      }
      const whole = Buffer.from(data, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(0, IV_BYTES))
        .setAAD(boundTo(site, field))
        .setAuthTag(whole.subarray(-TAG_BYTES));
      const text = decipher.update(whole.subarray(IV_BYTES, -TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    },
  };
}
