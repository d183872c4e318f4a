import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { bearerOf } from '../http/bearer-of.ts';

/** A token is good for this long after its last use (contract §9). */
export const TOKEN_LIFE_MS = 90 * 86_400_000;

const SHAPE = /^ct_[A-Za-z0-9_-]{43}\.(w_[A-Za-z0-9_-]{8,64})$/;

/** 256 random bits, and the site that they are good for. */
export const newToken = (site: string): string =>
  `ct_${randomBytes(32).toString('base64url')}.${site}`;

/** What is kept of a token. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

/** The token of an `Authorization` header and its site; undefined for anything else. */
export function readToken(header: string): { token: string; site: string } | undefined {
  const token = bearerOf(header);
  const site = token === undefined ? undefined : SHAPE.exec(token)?.[1];
  return token === undefined || site === undefined ? undefined : { token, site };
}

/** Whether the token is the one that is kept, in constant time. */
export function isToken(token: string, keptHash: string): boolean {
  const given = Buffer.from(hashToken(token));
  const kept = Buffer.from(keptHash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
