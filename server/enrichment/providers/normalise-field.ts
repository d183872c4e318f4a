import { parse } from 'tldts';
import type { EnrichmentField } from '../../contracts/enrichment.ts';
import type { NetworkType } from '../../contracts/network.ts';
import { revenueBucket, sizeBucket } from './buckets.ts';
import { countryCode } from './country-code.ts';

type Raw = string | number | boolean;
type Normalise = (value: Raw) => string | number | undefined;

const MAX_TEXT = 200;

/** One line, no control characters, at most 200 characters. */
const text: Normalise = (value) => {
  const line = String(value)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TEXT);
  return line === '' ? undefined : line;
};

/** Providers that write everything in small letters get their capitals back. */
const title: Normalise = (value) => {
  const line = text(value);
  if (typeof line !== 'string' || line !== line.toLowerCase()) return line;
  return line.replaceAll(/(^|[\s,&/(-])(\p{Ll})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
};

const domain: Normalise = (value) => {
  const { domain: found, isIp, isIcann } = parse(String(value).trim().toLowerCase());
  return found !== null && isIp !== true && isIcann === true ? found : undefined;
};

const year: Normalise = (value) => {
  const found = Number(/\d{4}/.exec(String(value))?.[0]);
  return found >= 1000 && found <= 2100 ? found : undefined;
};

const asn: Normalise = (value) => {
  const found = Number(/^(?:AS)?\s*(\d{1,10})(?:\s|$)/i.exec(String(value))?.[1]);
  return Number.isSafeInteger(found) && found > 0 ? found : undefined;
};

const TYPES: Readonly<Record<string, NetworkType>> = {
  business: 'business',
  company: 'business',
  corporate: 'business',
  enterprise: 'business',
  isp: 'isp',
  residential: 'isp',
  consumer: 'isp',
  satellite: 'isp',
  mobile: 'mobile',
  cellular: 'mobile',
  hosting: 'hosting',
  datacenter: 'hosting',
  'data center': 'hosting',
  cloud: 'hosting',
  cdn: 'hosting',
  bot: 'hosting',
  vpn: 'vpn',
  proxy: 'vpn',
  tor: 'vpn',
  relay: 'vpn',
  education: 'education',
  edu: 'education',
  government: 'government',
  gov: 'government',
};
const networkType: Normalise = (value) => TYPES[String(value).trim().toLowerCase()];

const linkedIn: Normalise = (value) => {
  const [, path] =
    /^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/(in\/[^/?#\s]{1,150})\/?(?:[?#].*)?$/i.exec(
      String(value).trim(),
    ) ?? [];
  return path === undefined ? undefined : `https://www.linkedin.com/${path}`;
};

const bucket =
  (of: (value: string | number) => string | undefined): Normalise =>
  (value) =>
    typeof value === 'boolean' ? undefined : of(value);

const FIELDS: Readonly<Record<EnrichmentField, Normalise>> = {
  'company.name': title,
  'company.domain': domain,
  'company.industry': title,
  'company.size': bucket(sizeBucket),
  'company.revenue': bucket(revenueBucket),
  'company.location': title,
  'company.founded': year,
  'location.city': title,
  'location.region': title,
  'location.country': (value) => countryCode(String(value)),
  'network.type': networkType,
  'network.asn': asn,
  'network.org': text,
  'person.name': title,
  'person.title': title,
  'person.linkedin_url': linkedIn,
};

/** A field as we keep it, whatever way a provider writes it; undefined for what makes no sense there. */
export const normaliseField = (field: EnrichmentField, value: Raw): string | number | undefined =>
  FIELDS[field](value);
