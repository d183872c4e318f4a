import type { LookupKind, OwnProvider } from '../../contracts/enrichment.ts';
import type { Egress } from '../../egress/egress.ts';
import { urlOf } from '../providers/ask-provider.ts';
import { rowOfOwn } from '../providers/provider-table.ts';

/** Well-known subjects that say nothing of anybody. */
export const SAMPLES: Readonly<Record<LookupKind, string>> = {
  ip: '17.253.144.10',
  domain: 'apple.com',
  email: 'press@apple.com',
};

/** Headers that a key may not be put into: they are the connection's. */
const NOT_FOR_KEYS =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|keep-alive|cookie)$/i;

/**
 * What is wrong with a site's own row, in words; undefined where it is well. The subject may stand
 * in path and query only, so that no visitor can choose whom the server asks, and the address must
 * be one that the server may reach at all.
 */
export function wrongWithOwn(
  own: OwnProvider,
  egress: Pick<Egress, 'refusalOf'>,
): string | undefined {
  const place = `{${own.kind}}`;
  if (!own.url.includes(place)) return `url: must contain ${place}`;
  if (/[{}]/.test(own.url.replaceAll(place, ''))) return `url: ${place} is the only placeholder`;
  const probe = own.url.replaceAll(place, 'x');
  if (!URL.canParse(probe)) return 'url: is not a URL';
  const { origin, protocol } = new URL(probe);
  const other = new URL(own.url.replaceAll(place, 'y'));
  if (other.origin !== origin || new URL(probe).username !== '') {
    return `url: ${place} may stand in the path or the query only`;
  }
  if (own.auth.kind === 'header' && NOT_FOR_KEYS.test(own.auth.name)) {
    return `auth.name: a key cannot be sent as ${own.auth.name}`;
  }
  const [question] = rowOfOwn(own).questions;
  const subject = { kind: own.kind, value: SAMPLES[own.kind] };
  const refusal = question && egress.refusalOf(urlOf('', question, subject, { kind: 'none' }, ''));
  if (refusal) return `url: ${refusal.message}`;
  // Plain http would carry the key and the visitor's address in the open; only the operator's own
  // network, which the check above has let through, may be asked that way.
  if (protocol !== 'https:' && !isPrivate(probe, egress)) return 'url: must begin with https://';
  return undefined;
}

/** Whether only the operator's permission lets the server reach it. */
const isPrivate = (url: string, { refusalOf }: Pick<Egress, 'refusalOf'>): boolean => {
  const host = new URL(url);
  host.port = host.port === '1' ? '2' : '1';
  return refusalOf(host.href) !== undefined;
};
