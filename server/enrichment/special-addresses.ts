import { parseAddress, type IpAddress } from './ip-address.ts';

/** Addresses that nobody announces, by what they are for. */
export type SpecialUse = 'private' | 'cgnat' | 'reserved';

/** IANA special-purpose address registries (RFC 6890); the longest prefix of a row wins by coming first. */
export const SPECIAL_RANGES: readonly (readonly [cidr: string, use: SpecialUse])[] = [
  ['10.0.0.0/8', 'private'], // RFC 1918
  ['172.16.0.0/12', 'private'],
  ['192.168.0.0/16', 'private'],
  ['127.0.0.0/8', 'private'], // loopback
  ['169.254.0.0/16', 'private'], // link-local
  ['100.64.0.0/10', 'cgnat'], // RFC 6598
  ['192.0.2.0/24', 'reserved'], // documentation, RFC 5737
  ['198.51.100.0/24', 'reserved'],
  ['203.0.113.0/24', 'reserved'],
  ['198.18.0.0/15', 'reserved'], // benchmarking, RFC 2544
  ['192.0.0.0/24', 'reserved'],
  ['0.0.0.0/8', 'reserved'],
  ['224.0.0.0/3', 'reserved'], // multicast and class E
  ['::/64', 'private'], // unspecified and loopback
  ['fc00::/7', 'private'], // RFC 4193
  ['fe80::/10', 'private'], // link-local
  ['fec0::/10', 'private'], // site-local, RFC 3879
  ['100::/64', 'reserved'], // discard, RFC 6666
  ['2001::/32', 'reserved'], // Teredo
  ['2001:db8::/32', 'reserved'], // documentation
  ['3fff::/20', 'reserved'], // documentation, RFC 9637
  ['ff00::/8', 'reserved'], // multicast
];

interface Prefix {
  high: number;
  low: number;
  highMask: number;
  lowMask: number;
}

const mask = (bits: number): number =>
  bits <= 0 ? 0 : bits >= 32 ? 0xffffffff : (0xffffffff << (32 - bits)) >>> 0;

const halves = (address: IpAddress): readonly [high: number, low: number] =>
  address.version === 4 ? [address.value, 0] : [address.high, address.low];

/** Makes the test of an address against CIDRs (IPv6: at most /64); the first row that holds it answers. */
export function createPrefixMatch<T>(
  rows: readonly (readonly [cidr: string, value: T])[],
): (address: IpAddress) => T | undefined {
  const prefixes: Record<4 | 6, [Prefix, T][]> = { 4: [], 6: [] };
  for (const [cidr, value] of rows) {
    const [text = '', bits = ''] = cidr.split('/');
    const address = parseAddress(text);
    if (!address) throw new Error(`Not a CIDR: ${cidr}`);
    const [high, low] = halves(address);
    const masks = { highMask: mask(Number(bits)), lowMask: mask(Number(bits) - 32) };
    prefixes[address.version].push([{ high, low, ...masks }, value]);
  }
  return (address) => {
    const [high, low] = halves(address);
    for (const [prefix, value] of prefixes[address.version]) {
      if ((high & prefix.highMask) >>> 0 !== prefix.high) continue;
      if ((low & prefix.lowMask) >>> 0 === prefix.low) return value;
    }
    return undefined;
  };
}

/** What an address is for, when it is for no public network. */
export const specialUse = createPrefixMatch(SPECIAL_RANGES);
