/** An address as numbers: IPv4 whole, IPv6 as its upper 64 bits (a customer's network is never smaller). */
export type IpAddress =
  | { version: 4; value: number }
  | { version: 6; high: number; low: number; groups: readonly number[] };

const NONE = -1;

/** By hand, not by `node:net`: its regular expressions cost more than the whole lookup. */
const parseIPv4 = (text: string, from: number, to: number): number => {
  let value = 0;
  let octet = NONE;
  let dots = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) {
      // "01" might be octal elsewhere: no two readers may differ about an address.
      if (octet === 0) return NONE;
      octet = octet === NONE ? digit : octet * 10 + digit;
      if (octet > 255) return NONE;
    } else if (digit === -2 && octet !== NONE && dots < 3) {
      value = value * 256 + octet;
      octet = NONE;
      dots++;
    } else return NONE;
  }
  return dots === 3 && octet !== NONE ? value * 256 + octet : NONE;
};

const hexDigit = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : NONE;
};

const GROUPS = 8;
const ZONE = /^%[0-9a-zA-Z.:-]+$/;

const parseIPv6 = (text: string, to: number): number[] | undefined => {
  const groups: number[] = [];
  let gap = NONE;
  let i = 0;
  if (text.charCodeAt(0) === 58 && text.charCodeAt(1) !== 58) return undefined;
  while (i < to) {
    if (text.charCodeAt(i) === 58) {
      // A second colon: the one place where zeros are left out.
      if (gap !== NONE) return undefined;
      gap = groups.length;
      i += i === 0 ? 2 : 1;
      continue;
    }
    const begin = i;
    let group = 0;
    for (; i < to && i - begin < 4; i++) {
      const digit = hexDigit(text.charCodeAt(i));
      if (digit === NONE) break;
      group = group * 16 + digit;
    }
    if (text.charCodeAt(i) === 46) {
      const value = parseIPv4(text, begin, to);
      if (value === NONE || groups.length > GROUPS - 2) return undefined;
      groups.push(value >>> 16, value & 0xffff);
      i = to;
      break;
    }
    if (i === begin) return undefined;
    groups.push(group);
    if (groups.length > GROUPS) return undefined;
    if (i === to) break;
    if (text.charCodeAt(i) !== 58 || i + 1 === to) return undefined;
    i++;
  }
  if (gap === NONE) return groups.length === GROUPS ? groups : undefined;
  if (groups.length >= GROUPS) return undefined;
  const tail = groups.splice(gap);
  while (groups.length + tail.length < GROUPS) groups.push(0);
  groups.push(...tail);
  return groups;
};

const pair = (groups: readonly number[], at: number): number =>
  (groups[at] ?? 0) * 0x10000 + (groups[at + 1] ?? 0);

const zeros = (groups: readonly number[], from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (groups[i] !== 0) return false;
  return true;
};

/** The IPv4 address that an IPv6 one carries: mapped (::ffff:0:0/96), NAT64 (RFC 6052), 6to4 (RFC 3056). */
const embeddedIPv4 = (groups: readonly number[]): number => {
  if (groups[0] === 0x2002) return pair(groups, 1);
  if (groups[0] === 0 && groups[5] === 0xffff && zeros(groups, 1, 5)) return pair(groups, 6);
  if (groups[0] === 0x64 && groups[1] === 0xff9b && zeros(groups, 2, 6)) return pair(groups, 6);
  return NONE;
};

/**
 * Reads an address as a socket or a proxy header spells it. An IPv4 address inside an IPv6 one
 * counts as IPv4; a zone (`%eth0`) is ignored. Undefined for anything else.
 */
export function parseAddress(text: string): IpAddress | undefined {
  if (!text.includes(':')) {
    const value = parseIPv4(text, 0, text.length);
    return value === NONE ? undefined : { version: 4, value };
  }
  const zone = text.indexOf('%');
  if (zone >= 0 && !ZONE.test(text.slice(zone))) return undefined;
  const groups = parseIPv6(text, zone < 0 ? text.length : zone);
  if (!groups) return undefined;
  const value = embeddedIPv4(groups);
  if (value !== NONE) return { version: 4, value };
  return { version: 6, high: pair(groups, 0), low: pair(groups, 2), groups };
}
