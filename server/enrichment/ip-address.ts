import { isIPv4, isIPv6 } from 'node:net';

/** An address as numbers: IPv4 whole, IPv6 as its upper 64 bits (a customer's network is never smaller). */
export type IpAddress =
  | { version: 4; value: number }
  | { version: 6; high: number; low: number; groups: readonly number[] };

const parseIPv4 = (text: string): number => {
  let value = 0;
  let octet = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      value = value * 256 + octet;
      octet = 0;
    } else octet = octet * 10 + code - 48;
  }
  return value * 256 + octet;
};

const groupsOf = (text: string): number[] => {
  const groups: number[] = [];
  if (text === '') return groups;
  for (const part of text.split(':')) {
    if (part.includes('.')) {
      const value = parseIPv4(part);
      groups.push(value >>> 16, value & 0xffff);
    } else groups.push(Number.parseInt(part, 16));
  }
  return groups;
};

const parseIPv6 = (text: string): number[] => {
  const [head = '', tail] = text.split('::');
  const groups = groupsOf(head);
  if (tail === undefined) return groups;
  const after = groupsOf(tail);
  while (groups.length + after.length < 8) groups.push(0);
  return [...groups, ...after];
};

const pair = (groups: readonly number[], at: number): number =>
  (groups[at] ?? 0) * 0x10000 + (groups[at + 1] ?? 0);

/** The IPv4 address that an IPv6 one carries: mapped (::ffff:0:0/96), NAT64 (RFC 6052), 6to4 (RFC 3056). */
const embeddedIPv4 = (groups: readonly number[]): number | undefined => {
  const zeros = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
  if (zeros(0, 5) && groups[5] === 0xffff) return pair(groups, 6);
  if (groups[0] === 0x64 && groups[1] === 0xff9b && zeros(2, 6)) return pair(groups, 6);
  if (groups[0] === 0x2002) return pair(groups, 1);
  return undefined;
};

/**
 * Reads an address as a socket or a proxy header spells it. An IPv4 address inside an IPv6 one
 * counts as IPv4; a zone (`%eth0`) is ignored. Undefined for anything else.
 */
export function parseAddress(text: string): IpAddress | undefined {
  if (isIPv4(text)) return { version: 4, value: parseIPv4(text) };
  if (!isIPv6(text)) return undefined;
  const zone = text.indexOf('%');
  const groups = parseIPv6(zone < 0 ? text : text.slice(0, zone));
  const value = embeddedIPv4(groups);
  if (value !== undefined) return { version: 4, value };
  return { version: 6, high: pair(groups, 0), low: pair(groups, 2), groups };
}
