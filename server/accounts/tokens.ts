import { createHash, randomBytes } from 'node:crypto';

const ID_BYTES = 12;
const SECRET_BYTES = 32;

/** An id of 96 random bits: `w_` a site, `m_` a member, `k_` an API key. */
export const newId = (prefix: 'w_' | 'm_' | 'k_'): string =>
  prefix + randomBytes(ID_BYTES).toString('base64url');

/** 256 random bits: a session, an API key, a set-up code, an identity secret. */
export const newToken = (prefix = ''): string =>
  prefix + randomBytes(SECRET_BYTES).toString('base64url');

/** What is stored of a token. It has 256 random bits, so that a plain hash cannot be undone. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
