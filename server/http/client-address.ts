import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Who a request comes from, as far as that can be known (contract §5). */
export interface ClientAddress {
  /** The visitor's address, an IPv4 one never in its IPv6 form. */
  address: string;
  /** Somebody else spoke for the caller: the request has a forwarding header. */
  forwarded: boolean;
  /** That somebody is not named by TRUST_PROXY: `address` is theirs, and many may stand behind it. */
  untrustedForwarding: boolean;
  /** The caller is a process of this machine; never true of a forwarded request. */
  loopback: boolean;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Any of these on a request means that somebody else spoke for the caller. */
const FORWARDING_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'fly-client-ip',
  'fastly-client-ip',
] as const;

/** Names of ranges, as ipaddr.js calls them. `private`: RFC 1918 and RFC 4193. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['loopback'],
  private: ['private', 'uniqueLocal'],
};

/** Nobody's address: what is said of a socket that is closed already. */
const UNKNOWN = '0.0.0.0';

/** Reads an address as sockets and proxies spell it: with a zone, a port, or brackets around it. */
const parse = (text: string): Address | undefined => {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  // Not ipaddr's own check, which also takes octal, hexadecimal and shortened forms.
  return isIP(bare) === 0 ? undefined : ipaddr.process(bare);
};

const createTrust = (entries: readonly string[]): ((address: Address) => boolean) => {
  const ranges = new Set(entries.flatMap((entry) => NAMED[entry] ?? []));
  const prefixes = entries
    .filter((entry) => !(entry in NAMED))
    .map((entry) => {
      if (entry.includes('/')) return ipaddr.parseCIDR(entry);
      const address = ipaddr.process(entry);
      return [address, address.kind() === 'ipv4' ? 32 : 128] as const;
    });
  return (address) =>
    ranges.has(address.range()) ||
    prefixes.some(
      ([prefix, bits]) => prefix.kind() === address.kind() && address.match(prefix, bits),
    );
};

/**
 * Whether a socket's peer is one of these (CIDRs, addresses, `loopback`, `private`).
 * @param entries as in TRUST_PROXY
 */
export function createPeerCheck(entries: readonly string[]): (peer: string) => boolean {
  const isAmong = createTrust(entries);
  return (peer) => {
    const address = parse(peer);
    return address !== undefined && isAmong(address);
  };
}

/**
 * Walks the hops from the nearest to the farthest and stops at the first that is not trusted: its
 * neighbour saw that address itself, and everything to the left of it may be made up.
 */
const farthestKnown = (
  peer: Address,
  hops: string,
  isTrusted: (address: Address) => boolean,
): Address => {
  let known = peer;
  for (const hop of hops.split(',').toReversed()) {
    if (!isTrusted(known)) break;
    const address = parse(hop);
    // Written by a trusted proxy, yet no address ("unknown"): its own is all that is known.
    if (!address) break;
    known = address;
  }
  return known;
};

/**
 * Makes the one way to learn a request's address: the socket's, or the right-most untrusted hop
 * of `X-Forwarded-For` where the peer is one of `trustProxy` (CIDRs, addresses, `loopback`, `private`).
 * @param onUntrustedForwarding runs for every request whose forwarding headers were ignored
 */
export function createClientAddress({
  trustProxy,
  onUntrustedForwarding,
}: {
  trustProxy: readonly string[];
  onUntrustedForwarding: () => void;
}): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => ClientAddress {
  const isTrusted = createTrust(trustProxy);
  /** Who speaks for themselves, once a connection; gone with it. */
  const direct = new WeakMap<object, ClientAddress>();
  return ({ headers, socket }) => {
    const isForwarded = FORWARDING_HEADERS.some((name) => headers[name] !== undefined);
    const known = isForwarded ? undefined : direct.get(socket);
    if (known) return known;
    const peer = parse(socket.remoteAddress ?? '') ?? ipaddr.parse(UNKNOWN);
    if (!isForwarded) {
      const client = {
        address: peer.toString(),
        forwarded: false,
        untrustedForwarding: false,
        loopback: peer.range() === 'loopback',
      };
      if (socket.remoteAddress !== undefined) direct.set(socket, client);
      return client;
    }
    const untrustedForwarding = !isTrusted(peer);
    if (untrustedForwarding) onUntrustedForwarding();
    const hops = headers['x-forwarded-for'];
    const farthest =
      typeof hops === 'string' && hops !== '' ? farthestKnown(peer, hops, isTrusted) : peer;
    return { address: farthest.toString(), forwarded: true, untrustedForwarding, loopback: false };
  };
}
