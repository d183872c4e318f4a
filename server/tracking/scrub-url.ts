import { CAMPAIGN_PARAMETERS } from '../contracts/campaign.ts';
import { LRUCache } from 'lru-cache';
import type { OwnRedactions } from './own-redactions.ts';

/** The word that takes the place of whatever looked like a secret. */
export const REDACTED = 'redacted';

/** Parameter names whose value is never stored (contract §5): secrets, tokens, e-mails, one-time codes. */
const SECRET_NAME =
  /(^|[_-])(e?-?mail|token|secret|password|passwd|pwd|auth|authorization|api[_-]?key|apikey|access[_-]?key|key|sig|signature|session(id)?|sid|jwt|otp|code|ticket|nonce|credential|ssn|phone)s?($|[_-])/i;
const CAMEL_SECRET = /(Token|Secret|Password|Email|Key|Signature|Session|Auth|Code)$/;

/** Starts at the @, so that no text takes more than one pass. */
const EMAIL = /[^\s@/]@[^\s@/]+\.[A-Za-z]{2}/;
const hasEmail = (text: string): boolean => EMAIL.test(text.replaceAll('%40', '@'));
const JWT = /^eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*)?$/;
const PREFIXED_KEY =
  /^(sk|pk|rk|ghp|gho|ghs|xox[abprs]|whsec|clm|ct|AKIA|ya29)[_.-]?[A-Za-z0-9_-]{12,}$/;
const LONG_RANDOM = /^[A-Za-z0-9+/_=-]{24,}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Names of campaigns and click ids that are long and random by nature, yet no secret. */
const CAMPAIGN = new RegExp(`^(utm_[a-z]+|${CAMPAIGN_PARAMETERS.join('|')})$`, 'i');

const hasLettersAndDigits = (text: string): boolean => /[A-Za-z]/.test(text) && /\d/.test(text);

/** Whether a value looks like a credential or an e-mail address by its shape alone. */
export function looksSecret(value: string): boolean {
  if (hasEmail(value) || JWT.test(value) || PREFIXED_KEY.test(value)) return true;
  return (
    LONG_RANDOM.test(value) &&
    hasLettersAndDigits(value) &&
    !UUID.test(value) &&
    !/[a-z]-[a-z]/i.test(value)
  );
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const scrubQuery = (query: string, own?: OwnRedactions): string =>
  query
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 0) return looksSecret(decode(pair)) ? REDACTED : pair;
      const name = decode(pair.slice(0, equals));
      const value = decode(pair.slice(equals + 1));
      if (own?.names.has(name.toLowerCase())) return `${pair.slice(0, equals)}=${REDACTED}`;
      if (value === '' || CAMPAIGN.test(name))
        return hasEmail(value) ? `${pair.slice(0, equals)}=${REDACTED}` : pair;
      const secret = SECRET_NAME.test(name) || CAMEL_SECRET.test(name) || looksSecret(value);
      return secret ? `${pair.slice(0, equals)}=${REDACTED}` : pair;
    })
    .join('&');

const scrubPath = (path: string, own?: OwnRedactions): string => {
  const isOwn = own?.segmentsOf(path);
  return path
    .split('/')
    .map((segment, i) =>
      segment !== '' && (isOwn?.has(i) || looksSecret(decode(segment))) ? REDACTED : segment,
    )
    .join('/');
};

/** How long a stored url may be (contract §3). */
export const MAX_URL = 2048;

/** Pages of a site come again and again: urls of which everything may be stored, and nothing else. */
const clean = new LRUCache<string, true>({ max: 5_000 });

/**
 * What may be stored of a url (contract §5): http(s) only, no userinfo, no fragment unless the
 * site routes by hash, secrets and e-mails in query and path replaced, cut to 2,048 characters.
 * @param own what the site has named besides
 * @returns undefined where it is no http(s) url at all
 */
export function scrubUrl(text: string, keepHash = false, own?: OwnRedactions): string | undefined {
  if (own) return scrub(text, keepHash, own);
  if (clean.has(text)) return text;
  const scrubbed = scrub(text, keepHash);
  // With a fragment it is the site's setting that says what may be stored.
  if (scrubbed === text && !text.includes('#')) clean.set(text, true);
  return scrubbed;
}

function scrub(text: string, keepHash: boolean, own?: OwnRedactions): string | undefined {
  let url: URL;
  try {
    url = new URL(text.slice(0, 16_384).toWellFormed());
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const query = url.search.length > 1 ? `?${scrubQuery(url.search.slice(1), own)}` : '';
  const hash = keepHash && url.hash.length > 1 ? `#${scrubHash(url.hash.slice(1), own)}` : '';
  return `${url.protocol}//${url.host}${scrubPath(url.pathname, own)}${query}${hash}`.slice(
    0,
    MAX_URL,
  );
}

function scrubHash(hash: string, own?: OwnRedactions): string {
  const mark = hash.indexOf('?');
  if (mark < 0) return hash.includes('=') ? scrubQuery(hash, own) : scrubPath(hash, own);
  return `${scrubPath(hash.slice(0, mark), own)}?${scrubQuery(hash.slice(mark + 1), own)}`;
}
