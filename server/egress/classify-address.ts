import ipaddr from 'ipaddr.js';

/**
 * What an address is to an outgoing request: `public` may be reached, `private` only where the
 * operator said so, `never` by nobody.
 */
export type AddressClass = 'public' | 'private' | 'never';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Cidr = ReturnType<typeof ipaddr.parseCIDR>;

const cidrs = (...list: string[]): Cidr[] => list.map((cidr) => ipaddr.parseCIDR(cidr));

/** Where clouds answer with credentials, as far as their own ranges do not say it already. */
const METADATA = cidrs(
  '100.100.100.200/32', // Alibaba
  '168.63.129.16/32', // Azure, in a public range
  '192.0.0.192/32', // Oracle
  'fd00:ec2::/32', // AWS: metadata, time and name servers
  'fd20:ce::254/128', // Google
  'fd00:42::42/128', // Scaleway
);
/** 198.18.0.0/15 is what some container networks and proxies use inside. */
const PRIVATE = cidrs('198.18.0.0/15');
const PRIVATE_RANGES = new Set(['loopback', 'private', 'carrierGradeNat', 'uniqueLocal']);
/** IANA gives out global unicast IPv6 from here only. */
const GLOBAL_UNICAST = cidrs('2000::/3');
/** An IPv4 address is what counts in the last 32 bits of these: mapped, and NAT64's well-known prefix. */
const TRANSLATED = cidrs('::ffff:0:0/96', '64:ff9b::/96');

const isIn = (address: Address, list: readonly Cidr[]): boolean =>
  list.some(([base, bits]) => address.kind() === base.kind() && address.match(base, bits));

/** An ISATAP interface identifier (RFC 5214) carries an IPv4 address inside any prefix. */
const isIsatap = ({ parts }: ipaddr.IPv6): boolean =>
  parts[5] === 0x5efe && ((parts[4] ?? 0) & ~0x0200) === 0;

const classify = (address: Address): AddressClass => {
  if (isIn(address, METADATA)) return 'never';
  if (address instanceof ipaddr.IPv6) {
    if (isIn(address, TRANSLATED)) {
      return classify(new ipaddr.IPv4(address.toByteArray().slice(12)));
    }
    if (isIsatap(address)) return 'never';
  }
  const range = address.range();
  if (PRIVATE_RANGES.has(range) || isIn(address, PRIVATE)) return 'private';
  if (range !== 'unicast') return 'never';
  return address instanceof ipaddr.IPv4 || isIn(address, GLOBAL_UNICAST) ? 'public' : 'never';
};

/**
 * The address that a host is when it is no name, in any spelling that a URL parser or a resolver
 * takes for one: decimal, hex, octal, short, full-width, with brackets or a zone.
 */
function literalAddress(host: string): Address | undefined {
  const bare = host.trim().replace(/^\[(.*)\]$/, '$1');
  const [plain = ''] = bare.split('%');
  const inUrl = plain.includes(':') ? `[${plain}]` : bare;
  let canonical: string;
  try {
    canonical = new URL(`http://${inUrl}/`).hostname.replace(/^\[(.*)\]$/, '$1');
  } catch {
    return undefined;
  }
  return ipaddr.isValid(canonical) ? ipaddr.parse(canonical) : undefined;
}

/** The class of a literal address, undefined for a host that is a name. */
export function classifyLiteral(host: string): AddressClass | undefined {
  const address = literalAddress(host);
  return address && classify(address);
}

/** Whether an address, however it is spelt, must not be reached. What is no address is forbidden too. */
export const isForbiddenAddress = (address: string): boolean =>
  classifyLiteral(address) !== 'public';
